"""A file comes in: kept under a key that says nothing, hashed, its kind read, written in the record."""

import io
import stat
from hashlib import sha256
from pathlib import Path

import pytest
from django.conf import settings

from tests.documents.papers import PNG, pdf
from tests.world import NOW
from vinculo.documents.arriving import NothingInIt, TooLarge
from vinculo.documents.keeping import Damaged, NewDocument, add_version, open_bytes, whole_bytes
from vinculo.documents.models import Document, Version
from vinculo.documents.storage import storage
from vinculo.record.models import Entry


def test_a_file_begins_a_document(world):
    data = pdf("Offer")

    version = add_version(NewDocument(world.luna, world.shop), data, name="../offer_v1.pdf", at=NOW, by=world.marek)

    assert (version.document.title, version.name, version.number) == ("offer v1", "offer_v1.pdf", 1)
    assert (version.media_type, version.size, version.sha256) == (
        "application/pdf",
        len(data),
        sha256(data).hexdigest(),
    )
    assert (version.document.audience, version.state) == ("team", "good")
    assert whole_bytes(version) == data


def test_the_next_file_is_the_next_version(world):
    first = add_version(NewDocument(world.luna), b"one", name="a.txt", at=NOW, by=world.marek)

    second = add_version(first.document, io.BytesIO(b"two"), name="b.txt", at=NOW, by_contact=world.ana, note="Shorter")

    assert [(v.number, v.note, v.by_id, v.by_contact_id) for v in (first, second)] == [
        (1, "", world.marek.pk, None),
        (2, "Shorter", None, world.ana.pk),
    ]


def test_nothing_of_the_name_is_in_the_place(world):
    version = add_version(NewDocument(world.luna), PNG, name="../../Ana Prado.png", at=NOW, by=world.marek)

    path = Path(storage().path(version.key))
    assert path.is_relative_to(settings.DATA_DIR / "documents")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert set(version.key) <= set("0123456789abcdefv/")


def test_the_record_tells_of_it_without_names(world):
    version = add_version(NewDocument(world.luna, world.shop), b"x", name="Ana.txt", at=NOW, by_contact=world.ana)

    entry = Entry.objects.get(kind="document.added")
    assert (entry.subject, entry.client_id, entry.project_id) == (f"version:{version.pk}", world.luna.pk, world.shop.pk)
    assert "Ana" not in entry.body
    assert {opening.name: opening.value for opening in entry.openings.all()} == {
        "actor_name": "Ana Prado",
        "what": "Ana",
        "file": "Ana.txt",
    }


@pytest.mark.parametrize(("data", "why"), [(b"", NothingInIt), (b"x" * 11, TooLarge)])
def test_what_is_empty_or_too_large_leaves_nothing(world, settings, data, why):
    settings.FILE_LIMIT = 10
    before = set(Path(settings.INCOMING_DIR).glob("*"))

    with pytest.raises(why):
        add_version(NewDocument(world.luna), data, name="a", at=NOW, by=world.marek)

    assert (Document.objects.count(), Version.objects.count()) == (0, 0)
    assert set(Path(settings.INCOMING_DIR).glob("*")) == before


def test_a_kind_of_content_may_have_a_limit_of_its_own(world, settings):
    settings.FILE_LIMITS = {"image": 20, "text/plain": 5000}

    with pytest.raises(TooLarge):
        add_version(NewDocument(world.luna), PNG, name="a.txt", at=NOW, by=world.marek)
    add_version(NewDocument(world.luna), b"x" * 4000, name="a.png", at=NOW, by=world.marek)

    assert Version.objects.count() == 1


def test_what_does_not_come_to_be_is_taken_out_of_the_store(world, monkeypatch):
    kept_before = _files()
    monkeypatch.setattr("vinculo.documents.keeping.append", _fails)

    with pytest.raises(ZeroDivisionError):
        add_version(NewDocument(world.luna), b"x", name="a", at=NOW, by=world.marek)

    assert _files() == kept_before


def test_a_changed_byte_is_noticed(world, caplog):
    version = add_version(NewDocument(world.luna), b"sound", name="a", at=NOW, by=world.marek)
    Path(storage().path(version.key)).write_bytes(b"hound")

    with pytest.raises(Damaged):
        whole_bytes(version)

    assert "DAMAGED FILE" in caplog.text
    with open_bytes(version) as file:
        assert file.read() == b"hound"


def _fails(*_args, **_kwargs):
    raise ZeroDivisionError


def _files() -> list[Path]:
    return sorted(path for path in (settings.DATA_DIR / "documents").rglob("*") if path.is_file())
