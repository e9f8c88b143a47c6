"""Large files come in pieces, and go on after a break where they stopped."""

from datetime import timedelta

import pytest

from tests.world import NOW
from vinculo.documents import uploads
from vinculo.documents.arriving import NothingInIt, NotKept, TooLarge, incoming
from vinculo.documents.keeping import NewDocument, add_version, whole_bytes
from vinculo.documents.models import Upload, Version
from vinculo.documents.uploads import OutOfStep, Sender, TooMany


@pytest.fixture
def begun(world):
    to = NewDocument(world.luna, world.shop, audience="shared")
    return uploads.begin(to, name="film.txt", size=10, sender=Sender(contact=world.ana), at=NOW, note="Cut")


def test_pieces_become_a_version(begun, world):
    assert uploads.add_piece(begun, 0, [b"0123"], at=NOW) == 4
    assert uploads.add_piece(begun, 4, [b"45", b"6789"], at=NOW) == 10

    version = uploads.finish(begun, at=NOW)

    assert whole_bytes(version) == b"0123456789"
    assert (version.name, version.note, version.by_contact) == ("film.txt", "Cut", world.ana)
    assert (version.document.project, version.document.audience) == (world.shop, "shared")
    assert list(incoming().glob(f"part-{begun.pk.hex}")) == []


def test_finishing_twice_makes_one_version(begun):
    uploads.add_piece(begun, 0, [b"0123456789"], at=NOW)

    first = uploads.finish(begun, at=NOW)
    again = uploads.finish(Upload.objects.get(pk=begun.pk), at=NOW)

    assert (first, Version.objects.count()) == (again, 1)


def test_an_upload_may_be_the_next_version(world):
    document = add_version(NewDocument(world.luna), b"1", name="a.txt", at=NOW, by=world.marek).document
    upload = uploads.begin(document, name="b.txt", size=1, sender=Sender(person=world.marek), at=NOW)
    uploads.add_piece(upload, 0, [b"2"], at=NOW)

    assert uploads.finish(upload, at=NOW).number == 2


@pytest.mark.parametrize("offset", [0, 3, 5])
def test_a_piece_out_of_step_is_told_where_to_go_on(begun, offset):
    uploads.add_piece(begun, 0, [b"0123"], at=NOW)

    with pytest.raises(OutOfStep) as where:
        uploads.add_piece(begun, offset, [b"xx"], at=NOW)

    assert where.value.received == 4


def test_what_came_before_the_line_broke_counts(begun):
    def broken():
        yield b"01"
        yield b"23"
        raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        uploads.add_piece(begun, 0, broken(), at=NOW)

    assert Upload.objects.get().received == 4
    assert uploads.add_piece(Upload.objects.get(), 4, [b"456789"], at=NOW) == 10


def test_no_more_than_was_announced(begun):
    with pytest.raises(TooLarge):
        uploads.add_piece(begun, 0, [b"0123456789", b"x"], at=NOW)

    assert Upload.objects.get().received == 10


def test_half_a_file_is_none(begun):
    uploads.add_piece(begun, 0, [b"0123"], at=NOW)

    with pytest.raises(OutOfStep):
        uploads.finish(begun, at=NOW)

    assert Version.objects.count() == 0


def test_limits_are_looked_at_before_a_byte_comes(world, settings):
    settings.FILE_LIMIT = 100
    to, sender = NewDocument(world.luna), Sender(person=world.marek)

    with pytest.raises(TooLarge):
        uploads.begin(to, name="a", size=101, sender=sender, at=NOW)
    with pytest.raises(NotKept):
        uploads.begin(to, name="a", size=0, sender=sender, at=NOW)
    for _ in range(uploads.MOST_OPEN):
        uploads.begin(to, name="a", size=1, sender=sender, at=NOW)
    with pytest.raises(TooMany):
        uploads.begin(to, name="a", size=1, sender=sender, at=NOW)


def test_a_limit_of_its_kind_holds_at_the_end(begun, settings):
    settings.FILE_LIMITS = {"text": 5}
    uploads.add_piece(begun, 0, [b"0123456789"], at=NOW)

    with pytest.raises(TooLarge):
        uploads.finish(begun, at=NOW)


def test_what_nobody_goes_on_with_is_forgotten(begun, world):
    young = uploads.begin(
        NewDocument(world.luna), name="a", size=1, sender=Sender(person=world.marek), at=NOW + timedelta(days=2)
    )

    assert uploads.forget_old(at=NOW + timedelta(days=2, hours=1)) == 1
    assert list(Upload.objects.all()) == [young]
    assert not (incoming() / f"part-{begun.pk.hex}").exists()


def test_an_empty_file_is_none(world):
    with pytest.raises(NothingInIt):
        add_version(NewDocument(world.luna), b"", name="a", at=NOW, by=world.marek)
