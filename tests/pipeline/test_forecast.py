"""What may come in: always adds up, and never one currency with another."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from vinculo.pipeline.forecast import Row, Step, by_month, days_in_stages, sums, usual

DAYS = st.none() | st.dates(date(2026, 1, 1), date(2027, 6, 30))
ROWS = st.lists(
    st.builds(
        Row, DAYS, st.sampled_from(["EUR", "USD", "PLN"]), st.integers(0, 10**14), st.integers(0, 100), st.just(1)
    ),
    max_size=25,
)


@settings(max_examples=120)
@given(ROWS, st.randoms())
def test_months_add_up_to_the_whole_in_any_order(rows, random):
    whole = {one.currency: (one.number, one.value, one.hundredths) for one in sums(rows)}
    random.shuffle(rows)
    parts = [one for month in by_month(rows) for one in month.sums]

    for currency, (number, value, hundredths) in whole.items():
        mine = [one for one in parts if one.currency == currency]
        assert sum(one.number for one in mine) == number
        assert sum(one.value for one in mine) == value
        assert sum(one.hundredths for one in mine) == hundredths
    assert {one.currency for one in parts} == set(whole)


@settings(max_examples=80)
@given(ROWS)
def test_no_currency_changes_what_another_says(rows):
    for currency in {row.currency for row in rows}:
        alone = sums(row for row in rows if row.currency == currency)
        assert alone == [one for one in sums(rows) if one.currency == currency]


@settings(max_examples=80)
@given(ROWS)
def test_what_is_weighted_lies_between_nothing_and_all_of_it(rows):
    for one in sums(rows):
        assert 0 <= one.weighted <= one.value
        exact = sum(row.value * row.chance for row in rows if row.currency == one.currency)
        assert abs(one.weighted * 100 - exact) <= 50


def test_months_come_in_order_and_what_has_no_day_last():
    rows = [Row(None, "EUR", 100, 50), Row(date(2026, 5, 9), "EUR", 300, 10), Row(date(2026, 4, 30), "PLN", 7, 100)]

    found = [(month.first, [(one.currency, one.value, one.weighted) for one in month.sums]) for month in by_month(rows)]

    assert found == [
        (date(2026, 4, 1), [("PLN", 7, 7)]), (date(2026, 5, 1), [("EUR", 300, 30)]), (None, [("EUR", 100, 50)]),
    ]  # fmt: skip


def test_stays_are_counted_when_they_are_over():
    start = datetime(2026, 3, 1, tzinfo=UTC)
    steps = [
        Step(1, 10, start), Step(1, 11, start + timedelta(days=4)), Step(1, None, start + timedelta(days=9)),
        Step(2, 10, start), Step(2, 11, start + timedelta(days=8)),
    ]  # fmt: skip

    assert days_in_stages(steps) == {10: [4, 8], 11: [5]}
    assert (usual([4, 8, 400]), usual([])) == (8, None)
