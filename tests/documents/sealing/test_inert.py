"""What may be signed stands still."""

import pytest

from tests.documents.papers import pdf
from tests.documents.sealing.hostile import ACTIVE, HARMLESS, NO_PAPER
from vinculo.documents.sealing import inert
from vinculo.documents.sealing.inert import NotInert, check


@pytest.mark.parametrize("what", HARMLESS)
def test_a_paper_that_stands_still_is_taken(what):
    assert check(HARMLESS[what]) == 1


def test_pages_are_counted():
    assert check(pdf(pages=3)) == 3


@pytest.mark.parametrize("what", ACTIVE)
def test_a_paper_that_does_something_is_refused(what):
    with pytest.raises(NotInert) as why:
        check(ACTIVE[what])

    assert why.value.reason not in ("unreadable", "encrypted")


@pytest.mark.parametrize("what", ["script", "launch", "a file inside"])
def test_control_without_the_list_they_would_be_taken(what, monkeypatch):
    for name in ("ACTIVE_KEYS", "ACTIVE_ACTIONS", "ACTIVE_ANNOTATIONS"):
        monkeypatch.setattr(inert, name, {})
    monkeypatch.setattr(inert, "_opening_action", lambda reader: None)
    monkeypatch.setattr(inert, "_active", lambda found: "")

    assert check(ACTIVE[what]) == 1


@pytest.mark.parametrize("what", NO_PAPER)
def test_what_is_no_pdf_is_refused(what):
    with pytest.raises(NotInert) as why:
        check(NO_PAPER[what])

    assert why.value.reason == "unreadable"


def test_a_locked_file_is_refused():
    from io import BytesIO

    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.pdf_utils.writer import copy_into_new_writer

    writer, out = copy_into_new_writer(PdfFileReader(BytesIO(pdf()))), BytesIO()
    writer.encrypt("owner", "")
    writer.write(out)

    with pytest.raises(NotInert) as why:
        check(out.getvalue())
    assert why.value.reason == "encrypted"
