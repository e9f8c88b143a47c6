"""Totals, taxes and parts always add up, and are what a person with a pencil gets."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vinculo.money.arithmetic import Amount, DifferentCurrencies, Priced, line_net, over, share, split, together, totals

lines = st.builds(
    Priced,
    quantity=st.integers(-50_000, 5_000_000),
    price=st.integers(0, 10_000_000),
    discount=st.integers(0, 10_000),
    kind=st.sampled_from(("S", "AE", "E")),
    rate=st.sampled_from((0, 400, 700, 1000, 2100, 2300)),
)
few = settings(max_examples=150, deadline=None)


def test_a_line_is_rounded_once_and_half_up():
    assert line_net(1000, 12345) == 12345
    assert line_net(1500, 333) == 500  # 499.5
    assert line_net(2500, 9990, 1000) == 22478  # 22477.5
    assert line_net(-1500, 333) == -500


def test_tax_is_taken_on_the_sum_of_a_group_not_line_by_line():
    three = [Priced(1000, 333, rate=2100)] * 3

    sums = totals(three, currency="EUR")

    assert (sums.net, sums.tax, sums.gross) == (999, 210, 1209)  # by lines it would have been 3 × 70 = 210
    assert totals([Priced(1000, 102, rate=2100)] * 3, currency="EUR").tax == 64  # by lines 63


def test_groups_stand_apart_and_carry_their_part_of_the_discount():
    sums = totals([Priced(1000, 10_000, rate=2100), Priced(1000, 5_000, rate=1000)], currency="EUR", discount=1000)

    assert [(group.rate, group.lines, group.discount, group.tax) for group in sums.groups] == [
        (2100, 10_000, 1_000, 1_890),
        (1000, 5_000, 500, 450),
    ]
    assert (sums.lines, sums.discount, sums.net, sums.gross) == (15_000, 1_500, 13_500, 15_840)


def test_nothing_comes_to_nothing():
    assert totals([], currency="EUR").gross == 0


def test_two_currencies_have_no_sum():
    with pytest.raises(DifferentCurrencies):
        Amount(1, "EUR") + Amount(1, "PLN")
    with pytest.raises(DifferentCurrencies):
        Amount(1, "EUR") - Amount(1, "PLN")
    assert Amount(3, "EUR") - Amount(1, "EUR") == Amount(2, "EUR")
    assert together([Amount(1, "EUR"), Amount(2, "PLN"), Amount(3, "EUR")]) == {"EUR": 4, "PLN": 2}


def test_what_is_left_over_goes_to_the_largest_remainders():
    assert split(100, [1, 1, 1]) == [34, 33, 33]
    assert split(10, [5, 3, 1]) == [6, 3, 1]
    assert split(7, [0, 0]) == [4, 3]
    assert split(0, []) == []
    with pytest.raises(ValueError, match="nobody"):
        split(1, [])


@few
@given(st.integers(-(10**15), 10**15), st.integers(1, 10**6))
def test_rounding_is_that_of_decimals(amount, by):
    assert over(amount, by) == int((Decimal(amount) / by).quantize(Decimal(1), rounding=ROUND_HALF_UP))


@few
@given(lines)
def test_a_line_is_never_off_by_more_than_half_a_cent(line):
    exact = Decimal(line.quantity) / 1000 * line.price * (10_000 - line.discount) / 10_000
    assert abs(exact - line.net) <= Decimal("0.5")


@few
@given(st.lists(lines, max_size=12), st.integers(0, 10_000))
def test_totals_always_add_up(some, discount):
    sums = totals(some, currency="EUR", discount=discount)

    assert sums.lines == sum(line.net for line in some)
    assert sums.discount == share(sums.lines, discount)
    assert sums.net == sums.lines - sums.discount == sum(group.net for group in sums.groups)
    assert sums.gross == sums.net + sums.tax == sum(group.net + group.tax for group in sums.groups)
    assert len({(group.kind, group.rate) for group in sums.groups}) == len(sums.groups)
    for group in sums.groups:
        assert abs(Decimal(group.net) * group.rate / 10_000 - group.tax) <= Decimal("0.5")


@few
@given(st.lists(lines, max_size=8), st.integers(0, 10_000), st.randoms(use_true_random=False))
def test_the_order_of_lines_changes_nothing(some, discount, random):
    mixed = list(some)
    random.shuffle(mixed)
    assert totals(mixed, currency="EUR", discount=discount) == totals(some, currency="EUR", discount=discount)


@few
@given(st.integers(-(10**12), 10**12), st.lists(st.integers(0, 10**9), min_size=1, max_size=20))
def test_parts_always_add_up_and_are_fair(amount, weights):
    parts = split(amount, weights)

    assert sum(parts) == amount
    whole = sum(weights) or len(weights)
    for part, weight in zip(parts, weights if sum(weights) else [1] * len(weights), strict=True):
        assert abs(Decimal(amount) * weight / whole - part) < 1
