"""After a file came in: a scanner looks at it where there is one, and its pages are drawn."""

import pytest

from tests.documents.papers import PNG, pdf, png
from tests.world import NOW
from vinculo.documents.keeping import NewDocument, add_version
from vinculo.documents.looking_through import look_through
from vinculo.documents.models import Page, Version
from vinculo.documents.storage import storage


@pytest.fixture
def keep(world):
    return lambda data, name="a": add_version(NewDocument(world.luna), data, name=name, at=NOW, by=world.marek)


def drawn(version):
    look_through(version.pk)
    return [(page.number, page.width, page.height) for page in version.drawn.all()]


def test_pages_of_a_paper_are_drawn(keep):
    version = keep(pdf("Offer", pages=2))

    assert drawn(version) == [(0, 226, 320), (1, 1240, 1755), (2, 1240, 1755)]
    version.refresh_from_db()
    assert (version.pages, version.looked_at is not None) == (2, True)


def test_a_picture_is_drawn_anew_and_small(keep):
    assert drawn(keep(png(2480, 1000))) == [(0, 320, 129), (1, 1240, 500)]
    assert drawn(keep(PNG)) == [(0, 60, 40), (1, 60, 40)]


def test_pictures_are_ours(keep):
    version = keep(PNG)
    look_through(version.pk)

    for page in version.drawn.all():
        with storage().open(page.key) as file:
            data = file.read()
        assert (data[:4], data[8:12]) == (b"RIFF", b"WEBP")


@pytest.mark.parametrize("data", [b"only words", b"<html><script>1</script>", b"%PDF-1.7 broken", PNG[:60]])
def test_what_cannot_be_drawn_is_kept_all_the_same(keep, data):
    version = keep(data)

    assert drawn(version) == []
    version.refresh_from_db()
    assert (version.state, version.pages, version.looked_at is not None) == ("good", None, True)


def test_looking_twice_draws_once(keep):
    version = keep(PNG)

    look_through(version.pk)
    Version.objects.update(looked_at=None)
    look_through(version.pk)

    assert Page.objects.count() == 2
