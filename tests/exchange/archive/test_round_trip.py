"""
One of everything goes into an archive, comes back elsewhere, and the archive of that place holds the same, byte by
byte. On PostgreSQL the way leads from SQLite over it to SQLite again.
"""

import json
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.hashers import make_password
from django.core.files.base import ContentFile
from django.db import IntegrityError, connection, transaction
from django.test import Client as Browser
from django.utils import timezone

from tests.exchange.archive.places import another_installation, files_in
from tests.trust.everything import make_everything
from tests.world import PASSWORD
from vinculo.clients.models import Client, Contact
from vinculo.db import search
from vinculo.documents.models import Version
from vinculo.documents.storage import storage
from vinculo.exchange.archive import restoring
from vinculo.exchange.archive.checking import check
from vinculo.exchange.archive.making import Wish, write
from vinculo.exchange.archive.refusals import Refused
from vinculo.exchange.archive.restoring import restore
from vinculo.mailboxes.models import Mailbox
from vinculo.people.models import Person, Team
from vinculo.pipeline.models import Lead
from vinculo.projects.models import Task
from vinculo.record.chain import Actor
from vinculo.record.erasing import erase
from vinculo.record.models import Entry, Opening
from vinculo.record.verify import check as check_record

AT = datetime(2026, 3, 11, 9, 30, tzinfo=UTC)
FAR = 2**62 + 1
LETTERS = "Łódź \u2028 \U0001f33b ́ \t\"'<script>alert(1)</script>"


@pytest.fixture(scope="module")
def made(tmp_path_factory: Any, django_db_setup: None, django_db_blocker: Any) -> Iterator[Path]:
    """The archive of an installation that has one of everything, and what is hard to carry."""
    folder = tmp_path_factory.mktemp("archive")
    with django_db_blocker.unblock(), timezone.override("Europe/Madrid"), another_installation(folder / "first"):
        all_ = make_everything()
        Client.objects.filter(pk=all_.luna.pk).update(value=FAR, line=LETTERS)
        Task.objects.filter(pk=all_.task.pk).update(position=0.1 + 0.2, labels=["z", {"b": 1, "a": [None, 1.5, FAR]}])
        Person.objects.filter(pk=all_.rita.pk).update(password=make_password(PASSWORD))
        gone = Team.objects.create(name="Gone")
        gone.delete()
        erase(of=f"person:{all_.marek.pk}", ground="asked", actor=Actor("system", "system", "Vínculo"), at=AT)
        write_to(folder / "first.zip", by=all_.rita)
    yield folder / "first.zip"


def write_to(path: Path, *, by: Person | None = None) -> Path:
    with path.open("wb") as file:
        write(file, Wish(by, "es", AT))
    return path


def contents(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


@pytest.fixture(scope="module")
def place(made: Path, django_db_blocker: Any) -> Path:
    """An installation into which it came back."""
    with django_db_blocker.unblock(), another_installation(made.parent / "second"):
        restore(made)
    return made.parent / "second"


@pytest.fixture
def back(place: Path, django_db_blocker: Any) -> Iterator[None]:
    """Within it; what is written there is rolled back."""
    with django_db_blocker.unblock(), another_installation(place), transaction.atomic():
        yield
        transaction.set_rollback(True)


def test_what_came_back_is_the_same_byte_by_byte(made: Path, back: None, tmp_path: Path) -> None:
    before, after = contents(made), contents(write_to(tmp_path / "it.zip", by=Person.objects.get(name="Rita Solano")))

    told, told_after = (json.loads(one.pop("manifest.json")) for one in (before, after))
    assert [name for name in before if after.get(name) != before[name]] == []
    assert after.keys() == before.keys()
    assert (told_after["counters"], told_after["record"]) == (told["counters"], told["record"])
    assert sum(part["rows"] for part in told["tables"]) > 500
    assert {key: storage().size(key) for key in keys()} == dict(Version.objects.values_list("key", "size"))


def test_over_the_other_engine_and_back_it_is_still_the_same(made: Path, db: None, tmp_path: Path) -> None:
    """SQLite, PostgreSQL, SQLite; where there is no PostgreSQL the test above has said it all."""
    if connection.vendor != "postgresql":
        pytest.skip("bin/test asks it of PostgreSQL")
    with files_in(tmp_path / "there"):
        restore(made)
        write_to(tmp_path / "there.zip", by=Person.objects.get(name="Rita Solano"))
        Team.objects.create(name="The keys go on")
    with another_installation(tmp_path / "back"):
        restore(tmp_path / "there.zip")
        write_to(tmp_path / "back.zip", by=Person.objects.get(name="Rita Solano"))

    before, there, back = (contents(path) for path in (made, tmp_path / "there.zip", tmp_path / "back.zip"))
    for one in (before, there, back):
        one["manifest.json"] = json.dumps(json.loads(one["manifest.json"])["counters"]).encode()
    assert [name for name in before if there.get(name) != before[name]] == []
    assert there == back == before


def test_passwords_search_and_the_record_are_as_they_were(back: None) -> None:
    luna = Client.objects.get(name="Café Luna")

    assert Person.objects.get(name="Rita Solano").check_password(PASSWORD)
    assert (luna.name_folded, luna.value, luna.line) == ("cafe luna", FAR, LETTERS)
    assert all(lead.folded for lead in Lead.objects.all())
    assert [hit.object_id for hit in search.find("cafe luna", allowed=None) if hit.kind == "client"] == [luna.pk]
    assert check_record().fault is None and Entry.objects.exists()
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        Entry.objects.update(kind="another")


def test_keys_that_were_given_are_not_given_again(back: None) -> None:
    last = Team.objects.order_by("-pk")[0].pk

    assert Team.objects.create(name="New").pk == last + 2  # one of them was deleted


def test_who_was_erased_stays_erased(back: None) -> None:
    marek = Person.objects.get(name="Marek Wilk")

    assert not Opening.objects.filter(of=f"person:{marek.pk}").exists()
    assert Entry.objects.filter(kind="record.erased").exists()


def test_only_into_an_empty_installation(made: Path, back: None) -> None:
    with pytest.raises(Refused) as refused:
        restore(made)

    assert refused.value.code == "not_empty"


def test_under_another_key_what_was_sealed_is_left_empty_and_said(
    made: Path, db: None, tmp_path: Path, settings: Any
) -> None:
    settings.SECRET_KEY = "another one of more than fifty letters, 0123456789 abcdef"
    with files_in(tmp_path):
        restored = restore(made)

    assert not restored.same_key and restored.unsealed["mailboxes.Mailbox"] > 0
    assert not Mailbox.objects.exclude(imap_secret="").exists()
    rita, browser = Person.objects.get(name="Rita Solano"), Browser()
    assert rita.check_password(PASSWORD)
    browser.force_login(rita)
    assert "Café Luna" in browser.get(Client.objects.get(name="Café Luna").get_absolute_url()).content.decode()


class PowerCut(BaseException):
    pass


def test_cut_off_it_leaves_nothing_and_goes_well_the_next_time(made: Path, db: None, tmp_path: Path) -> None:
    def cut(told: str) -> None:
        if told == "search":
            raise PowerCut

    with files_in(tmp_path):
        with pytest.raises(PowerCut):
            restore(made, tell=cut)
        assert not Contact.objects.exists() and not Person.objects.exists()
        half = next(path for path in tmp_path.rglob("*") if path.is_file() and path.stat().st_size > 7)
        half.write_bytes(half.read_bytes()[:7])
        assert restore(made).rows > 500
        assert {key: storage().size(key) for key in keys()} == dict(Version.objects.values_list("key", "size"))


def test_refused_it_leaves_no_file_in_the_store(
    made: Path, db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(manifest: object) -> int:
        assert any(path.is_file() for path in tmp_path.rglob("*"))
        raise Refused("head")

    monkeypatch.setattr(restoring, "_record_holds", refuse)
    with files_in(tmp_path), pytest.raises(Refused):
        restore(made)

    assert not any(path.is_file() for path in tmp_path.rglob("*"))
    assert not Person.objects.exists()


def keys() -> list[str]:
    return list(Version.objects.values_list("key", flat=True))


def test_pages_are_plain_and_say_what_there_is(made: Path) -> None:
    pages = {name: text.decode() for name, text in contents(made).items() if name.endswith(".html")}
    luna = next(text for text in pages.values() if "<h1>Café Luna</h1>" in text)

    assert 'lang="es"' in luna and "Ana Prado" in luna and "Promesas" in luna
    assert "<script" not in "".join(pages.values()) and "&lt;script&gt;alert(1)" in luna
    linked = {one.split('"')[0] for one in luna.split('href="../files/')[1:]}
    assert linked and all(f"files/{name}" in contents(made) for name in linked)
    assert 'href="clients/' in pages["index.html"]


def test_a_lost_file_is_said_and_stays_lost(back: None, tmp_path: Path) -> None:
    key = keys()[0]
    with storage().open(key) as file:
        content = file.read()
    storage().delete(key)
    try:
        assert check(write_to(tmp_path / "it.zip")).lost_files == 1
    finally:
        storage().save(key, ContentFile(content))
