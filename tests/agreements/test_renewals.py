"""How long an agreement runs: exact to the day, whatever the months are like."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vinculo.agreements.renewals import ByItself, Span, Terms, add_months

DAYS = st.dates(date(2020, 1, 1), date(2032, 12, 31))


@pytest.mark.parametrize(
    ("ends_on", "months", "today", "until_on"),
    [
        (date(2027, 2, 28), 12, date(2027, 3, 1), date(2028, 2, 29)),  # a whole year, the leap day with it
        (date(2027, 12, 31), 12, date(2027, 12, 31), date(2027, 12, 31)),
        (date(2027, 12, 31), 12, date(2028, 1, 1), date(2028, 12, 31)),
        (date(2027, 1, 30), 1, date(2027, 2, 1), date(2027, 2, 27)),
        (date(2027, 1, 30), 1, date(2027, 3, 1), date(2027, 3, 30)),  # the short month shortened none after it
        (date(2026, 6, 30), 6, date(2029, 1, 1), date(2029, 6, 30)),
    ],
)
def test_a_term_ends_on_the_right_day(ends_on, months, today, until_on):
    assert Terms(ends_on=ends_on, renews=ByItself(months)).until_on(today) == until_on


@pytest.mark.parametrize(
    ("last", "notice", "unit", "by"),
    [
        (date(2027, 12, 31), 1, Span.MONTHS, date(2027, 11, 30)),
        (date(2027, 2, 28), 1, Span.MONTHS, date(2027, 1, 31)),
        (date(2027, 3, 31), 3, Span.MONTHS, date(2026, 12, 31)),
        (date(2027, 12, 31), 30, Span.DAYS, date(2027, 12, 1)),
        (date(2027, 12, 31), 0, Span.DAYS, date(2027, 12, 31)),
    ],
)
def test_notice_is_given_in_time(last, notice, unit, by):
    assert Terms(ends_on=last, notice=notice, notice_in=unit).notice_by_on(date(2026, 1, 1)) == by


def test_without_an_end_there_is_nothing_to_renew():
    assert Terms(notice=30).until_on(date(2027, 1, 1)) is None
    assert Terms(notice=30).notice_by_on(date(2027, 1, 1)) is None


@settings(max_examples=150, deadline=None)
@given(ends_on=DAYS, months=st.integers(1, 36), today=DAYS)
def test_terms_follow_each_other_without_gap_or_overlap(ends_on, months, today):
    terms = Terms(ends_on=ends_on, renews=ByItself(months))

    last = terms.until_on(today)

    assert last >= today or last == ends_on
    assert last >= ends_on
    following = terms.until_on(last + timedelta(days=1))
    assert last < following
    assert terms.until_on(following) == following
    assert abs((following.year - last.year) * 12 + following.month - last.month - months) <= 1


@settings(max_examples=150, deadline=None)
@given(last=DAYS, notice=st.integers(0, 24))
def test_a_notice_in_months_leaves_whole_months(last, notice):
    by = Terms(ends_on=last, notice=notice, notice_in=Span.MONTHS).notice_by_on(last)

    assert add_months(by + timedelta(days=1), notice) <= last + timedelta(days=1)


@settings(max_examples=100, deadline=None)
@given(on=DAYS, months=st.integers(-40, 40))
def test_months_keep_the_day_or_end_with_the_month(on, months):
    there = add_months(on, months)

    assert (there.year - on.year) * 12 + there.month - on.month == months
    assert there.day == on.day or (there + timedelta(days=1)).day == 1
