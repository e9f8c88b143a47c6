"""Lines that begin with a mark, and days at their end."""

from datetime import date

import pytest

from vinculo.logbook.marks import read_marks

TODAY = date(2026, 11, 21)  # a Saturday


def test_marked_lines_leave_the_text():
    marked = read_marks("Hello\n ! Draft\n? Why\n= Blue\nBye", TODAY)

    assert (marked.summary, marked.questions, marked.decisions) == ("Hello\nBye", ("Why",), ("Blue",))
    assert [promise.text for promise in marked.promises] == ["Draft"]


@pytest.mark.parametrize(
    ("line", "text", "promised_on"),
    [
        ("! Rates by fri 27 nov", "Rates", date(2026, 11, 27)),
        ("! Tarifas para el viernes, 27 de noviembre", "Tarifas", date(2026, 11, 27)),
        ("! Stawki do 27 listopada", "Stawki", date(2026, 11, 27)),
        ("! Call tomorrow", "Call", date(2026, 11, 22)),
        ("! Call on friday", "Call", date(2026, 11, 27)),
        ("! Draft 2026-12-01", "Draft", date(2026, 12, 1)),
        ("! Casual Friday", "Casual Friday", None),
        ("! Order 3 chairs", "Order 3 chairs", None),
        ("! Friday", "Friday", None),
    ],
)
def test_a_promise_may_end_with_its_day(line, text, promised_on):
    promise = read_marks(line, TODAY).promises[0]

    assert (promise.text, promise.promised_on) == (text, promised_on)


def test_a_day_that_cannot_be_is_told_apart():
    assert read_marks("! Catalogue by 31 nov", TODAY).promises[0].problem.instead == date(2026, 12, 1)


@pytest.mark.parametrize("text", ["!", "! ", "?!", "==", "!!!\n???", ""])
def test_a_mark_with_nothing_behind_it_is_text(text):
    marked = read_marks(text, TODAY)

    assert (marked.promises, marked.questions, marked.decisions, marked.summary) == ((), (), (), text.strip())
