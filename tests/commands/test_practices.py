"""The practices in the terminal: list, explain, try, replay; nothing is written."""

import json
from datetime import timedelta

import pytest
import time_machine

from tests.world import NOW, TODAY
from vinculo.agreements.models import Promise
from vinculo.commands.main import main
from vinculo.practices.catalogue import all_practices
from vinculo.practices.models import Nudge


@pytest.fixture(autouse=True)
def at_now():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def broken(world):
    with time_machine.travel(NOW - timedelta(days=20), tick=False):  # written down when it was made
        return Promise.objects.create(
            client=world.luna,
            text="Menu",
            made_to=world.ana,
            owner=world.marek,
            made_at=NOW - timedelta(days=20),
            promised_on=TODAY - timedelta(days=2),
            internal_on=TODAY - timedelta(days=4),
        )


def answer(capsys, *words):
    assert main(["practices", *words, "--format", "json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_lists_them_all(capsys):
    assert [row["code"] for row in answer(capsys, "list")] == [practice.code for practice in all_practices()]


def test_explains_one(world, capsys):
    row = answer(capsys, "explain", "prom-02")

    assert row["code"] == "PROM-02"
    assert row["usage"]["raised"] == 0 and row["usage"]["is_noisy"] is False
    assert row["advice"].startswith("Own a promise that was not kept.") and row["after"] == []


def test_explains_what_happened_after(world, broken, capsys):
    at = NOW - timedelta(days=40)
    done = Nudge(
        client=world.luna, practice="broken", subject=f"promise:{broken.pk}", urgency=1, raised_at=at, changed_at=at,
        state="done", closed_at=at,
    )  # fmt: skip
    done.save()

    after = answer(capsys, "explain", "prom-02")["after"]
    assert {one["outcome"]: one["done"]["of"] for one in after}["heard"] == 1
    assert main(["practices", "explain", "prom-02"]) == 0
    assert "Within 30 days: heard       done 0 of 1, dismissed 0 of 0: few" in capsys.readouterr().out


def test_tries_one_without_writing(broken, capsys):
    rows = answer(capsys, "try", "PROM-02")

    assert [(row["client"], row["subject"]) for row in rows] == [("Café Luna", f"promise:{broken.pk}")]
    assert Nudge.objects.count() == 0


def test_replays_the_past_of_a_client_day_by_day(broken, capsys):
    rows = answer(capsys, "replay", "--client", "cafe luna", "--from", "2026-03-01", "--to", "2026-03-11")

    said = [(row["on"], row["practice"]) for row in rows if row["subject"] == f"promise:{broken.pk}"]
    assert ("2026-03-10", "PROM-02") in said
    assert ("2026-03-09", "PROM-02") not in said
    assert Nudge.objects.count() == 0


def test_what_was_written_down_later_was_not_known_unless_asked_for(broken, capsys):
    Promise.objects.update(created_at=NOW)
    days = ("--client", "cafe luna", "--practice", "PROM-02", "--from", "2026-03-01", "--to", "2026-03-10")

    assert answer(capsys, "replay", *days) == []
    assert [row["on"] for row in answer(capsys, "replay", *days, "--as-if-noted")] == ["2026-03-10"]


def test_tries_other_numbers(broken, capsys):
    Promise.objects.update(promised_on=TODAY + timedelta(days=7), internal_on=TODAY)

    assert answer(capsys, "try", "PROM-01") == []
    assert len(answer(capsys, "try", "PROM-01", "--set", "workdays=6")) == 1
    assert main(["practices", "try", "PROM-01", "--set", "workdays=99"]) == 2


def test_says_what_happened_after(world, capsys):
    rows = answer(capsys, "proof")

    assert {row["verdict"] for row in rows} == {"few"}
    assert main(["practices", "proof"]) == 0
    assert "nothing here claims a cause" in capsys.readouterr().out


@pytest.mark.parametrize("words", [["explain", "NOPE-1"], ["try", "NOPE-1"], ["replay", "--client", "nobody"]])
def test_says_what_it_does_not_know(world, capsys, words):
    assert main(["practices", *words]) == 2
    assert "There is no" in capsys.readouterr().err
