"""Archives that somebody changed: nothing of them is written, nothing is taken out by its name, and one says why."""

import json
import shutil
import zipfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.exchange.archive.places import another_installation
from tests.world import make_world
from vinculo.clients.models import Client
from vinculo.exchange.archive.checking import check
from vinculo.exchange.archive.container import Part
from vinculo.exchange.archive.making import Wish, write
from vinculo.exchange.archive.manifest import read
from vinculo.exchange.archive.refusals import SENTENCES, Refused
from vinculo.exchange.archive.restoring import restore

Parts = dict[str, bytes]
TEAMS = "data/people.Team.jsonl"


@pytest.fixture(scope="module")
def good(tmp_path_factory: Any, django_db_setup: None, django_db_blocker: Any) -> Iterator[Parts]:
    """The parts of the archive of a small world."""
    folder = tmp_path_factory.mktemp("good")
    with django_db_blocker.unblock(), another_installation(folder):
        make_world()
        with (folder / "good.zip").open("wb") as file:
            write(file, Wish(None, "en", datetime(2026, 3, 11, tzinfo=UTC)))
    with zipfile.ZipFile(folder / "good.zip") as opened:
        yield {name: opened.read(name) for name in opened.namelist()}


@pytest.fixture
def changed(good: Parts, tmp_path: Path) -> Callable[..., Path]:
    """changed(part=bytes) is the archive with other parts; None leaves one away."""

    def build(parts: dict[str, bytes | None] | None = None, **manifest: Any) -> Path:
        told = {**json.loads(good["manifest.json"]), **manifest}
        whole = {**good, "manifest.json": json.dumps(told).encode(), **(parts or {})}
        path = tmp_path / "changed.zip"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
            for name, content in whole.items():
                if content is not None:
                    out.writestr(name, content)
        return path

    return build


def why(path: Path, doing: Callable[[Path], Any] = check) -> str:
    with pytest.raises(Refused) as refused:
        doing(path)
    assert str(refused.value) and "%(" not in str(refused.value)
    return refused.value.code


def test_as_it_was_made_it_is_whole(changed):
    assert check(changed()).rows > 20


def test_a_name_that_leads_elsewhere_is_refused(changed, tmp_path):
    for name in ("../evil.txt", "/etc/evil", "data/../../evil.jsonl", "files/ab/../../evil", "C:\\evil", "data\\evil"):
        assert why(changed({name: b"x"})) == "unknown_part"
    assert why(changed({"data/people.Evil.jsonl": b""})) == "unknown_part"
    assert not list(tmp_path.parent.rglob("*evil*"))


def test_what_is_missing_longer_or_other_is_named(changed, good):
    assert why(changed({TEAMS: None})) == "missing"
    assert why(changed({TEAMS: good[TEAMS] + b"{}\n"})) == "size"
    assert why(changed({TEAMS: good[TEAMS][:-1]})) == "damaged"
    assert why(changed({TEAMS: good[TEAMS].replace(b"North", b"South")})) == "damaged"
    assert why(changed({"index.html": b"<script>"})) in ("damaged", "size")


def test_a_bomb_is_refused_before_it_is_unpacked(changed):
    assert why(changed({TEAMS: b"0" * 300_000_000})) == "size"


def test_what_is_no_archive_of_ours_is_refused(changed, tmp_path):
    text = tmp_path / "a.zip"
    text.write_text("no archive")

    assert why(text) == why(changed({"manifest.json": b"{}"})) == why(changed({"manifest.json": b"["})) == "not_ours"
    assert why(changed({"manifest.json": None})) == why(changed(tables=[{"name": "x"}])) == "not_ours"
    assert why(tmp_path / "none.zip") == "not_ours"


def test_a_newer_one_is_refused_and_says_what_to_do(changed, good, db):
    migrations = json.loads(good["manifest.json"])["migrations"]
    ahead = {**migrations, "clients": [*migrations["clients"], "9999_tomorrow"]}
    behind = {**migrations, "clients": migrations["clients"][:-1]}

    assert why(changed(format=2)) == "newer"
    assert why(changed(migrations=ahead), restore) == "migrations_ahead"
    assert why(changed(migrations=behind), restore) == "migrations_behind"


def test_without_room_nothing_begins(changed, db, monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda path: SimpleNamespace(free=1000))

    assert why(changed(), restore) == "space"


def with_rows(good: Parts, lines: bytes) -> dict[str, Any]:
    """A manifest that vouches for other rows: what somebody would write who knows how."""
    manifest = read(good["manifest.json"])
    part = Part(TEAMS, len(lines), sha256(lines).hexdigest(), lines.count(b"\n"))
    return {"tables": [part.told() if one.name == TEAMS else one.told() for one in manifest.tables]}


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (b'{"id":1,"name":"North"}\n{"id":2,"name":"North"}\n', "not_taken"),
        (b'{"id":1,"name":"North"}\n{"id":1,"name":"South"}\n', "not_taken"),
        (b'{"id":99999999999999999999,"name":"North"}\n', "not_taken"),
        (b'{"id":1,"name":"North","is_admin":true}\n', "row"),
        (b"", "keys"),
    ],
)
def test_rows_that_cannot_be_leave_nothing_behind(changed, good, db, lines, code):
    assert why(changed({TEAMS: lines}, **with_rows(good, lines)), restore) == code
    assert not Client.objects.exists()


def test_a_record_that_was_touched_is_refused(changed, good, db):
    head = {"record": {"seq": 3, "hash": "0" * 64}}

    assert why(changed(**head), restore) == "head"
    assert not Client.objects.exists()


def test_every_refusal_is_a_sentence():
    assert all(str(sentence).endswith((".", "%(why)s")) for sentence in SENTENCES.values())
