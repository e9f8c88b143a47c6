"""Which engine, and how it is spoken to."""

from pathlib import Path

import environ
import pytest

from config.database import databases


def options_of(address: str, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    monkeypatch.setenv("DATABASE_URL", address)
    return databases(environ.Env(), Path("/data"))["default"]["OPTIONS"]


def test_postgresql_compiles_nothing_and_starts_no_helpers_for_a_page(monkeypatch):
    options = options_of("postgres://vinculo:secret@localhost/vinculo", monkeypatch)

    assert options == {"options": "-c jit=off -c max_parallel_workers_per_gather=0"}


def test_an_address_may_say_otherwise(monkeypatch):
    options = options_of("postgres://vinculo:secret@localhost/vinculo?options=-c%20jit%3Don", monkeypatch)

    assert options == {"options": "-c jit=on"}


def test_sqlite_is_not_asked_for_what_it_does_not_know(monkeypatch):
    options = options_of("sqlite:////data/vinculo.sqlite3", monkeypatch)

    assert "options" not in options
    assert options["transaction_mode"] == "IMMEDIATE"
