"""Rhythms: read, said in words, refused."""

from datetime import date

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from vinculo.projects.rhythm import NotARhythm, TaskRhythm, in_words, read

MONDAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("FREQ=DAILY", "every day"),
        ("FREQ=DAILY;INTERVAL=3", "every 3 days"),
        ("freq=weekly;byday=mo", "every week on Monday"),
        ("RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TH,MO", "every 2 weeks on Monday and Thursday"),
        ("FREQ=MONTHLY", "every month"),
        ("FREQ=MONTHLY;BYMONTHDAY=15", "every month, on day 15"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "every month, on the last day"),
        ("FREQ=MONTHLY;INTERVAL=3;BYDAY=1MO", "every 3 months, on the first Monday"),
        ("FREQ=MONTHLY;BYDAY=-1FR", "every month, on the last Friday"),
        ("FREQ=YEARLY;COUNT=2", "every year, 2 times"),
        ("FREQ=WEEKLY;UNTIL=20261231T000000Z", "every week, until 31 Dec"),
    ],
)
def test_a_rhythm_is_said_in_words(text, words):
    with translation.override("en"):
        assert in_words(text).replace(" 2026", "") == words


@pytest.mark.parametrize(
    "text",
    [
        "",
        "every day",
        "FREQ=HOURLY",
        "FREQ=WEEKLY;INTERVAL=0",
        "FREQ=WEEKLY;INTERVAL=100",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=WEEKLY;BYDAY=1MO",
        "FREQ=DAILY;BYDAY=MO",
        "FREQ=MONTHLY;BYDAY=MO",
        "FREQ=MONTHLY;BYDAY=1MO,2TU",
        "FREQ=MONTHLY;BYMONTHDAY=32",
        "FREQ=WEEKLY;BYMONTHDAY=3",
        "FREQ=WEEKLY;BYHOUR=3",
        "FREQ=WEEKLY;COUNT=3;UNTIL=20261231",
        "FREQ=WEEKLY;UNTIL=20261399",
        "FREQ=WEEKLY;COUNT=²",
        "FREQ=WEEKLY;FREQ=WEEKLY",
        "FREQ=WEEKLY" + ";" * 200,
    ],
)
def test_nonsense_is_refused_in_a_sentence(text):
    with translation.override("en"), pytest.raises(NotARhythm) as problem:
        read(text)

    assert str(problem.value).endswith(".") and str(problem.value)[0] in "“ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def test_what_an_import_brought_is_shown_as_it_is():
    assert in_words("each full moon") == "each full moon"


def test_the_thirty_first_stays_the_thirty_first():
    assert read("FREQ=MONTHLY;BYMONTHDAY=31").next_after(date(2026, 1, 31), date(2026, 2, 15)) == date(2026, 3, 31)


def test_it_comes_to_its_end():
    rhythm = read("FREQ=WEEKLY;COUNT=2")

    assert rhythm.first_days(MONDAY, 5) == [MONDAY, date(2026, 3, 9)]
    assert rhythm.next_after(MONDAY, date(2026, 3, 9)) is None


rhythms = st.one_of(
    st.builds(TaskRhythm, st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]), st.integers(1, 99)),
    st.builds(
        lambda every, days: TaskRhythm("WEEKLY", every, tuple(sorted(days))),
        st.integers(1, 9),
        st.sets(st.integers(0, 6), min_size=1),
    ),
    st.builds(
        lambda day, place: TaskRhythm("MONTHLY", 1, (day,), place), st.integers(0, 6), st.sampled_from([1, 4, -1])
    ),
    st.builds(lambda day: TaskRhythm("MONTHLY", 1, month_day=day), st.one_of(st.just(-1), st.integers(1, 31))),
    st.builds(lambda times: TaskRhythm("DAILY", 1, times=times), st.integers(1, 999)),
    st.builds(lambda day: TaskRhythm("WEEKLY", 2, until_on=day), st.dates(date(2026, 1, 1), date(2099, 12, 31))),
)


@given(rhythms)
def test_what_is_written_is_read_again(rhythm):
    assert read(rhythm.text) == rhythm


@given(rhythms, st.dates(date(2026, 1, 1), date(2027, 12, 31)))
def test_the_next_day_lies_after(rhythm, after):
    found = rhythm.next_after(MONDAY, after)

    assert found is None or found > after


@given(st.text(max_size=140))
def test_no_text_breaks_the_reader(text):
    try:
        assert read(text).words
    except NotARhythm as problem:
        assert str(problem)
