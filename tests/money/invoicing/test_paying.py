"""Payments, what was taken back, credit notes: whatever happens, it adds up."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from tests.money.selling import AT, draft, issued, papers
from tests.world import TODAY, make_world
from vinculo.money.arithmetic import DifferentCurrencies
from vinculo.money.invoicing import correcting
from vinculo.money.invoicing.counting import recount
from vinculo.money.invoicing.issuing import issue
from vinculo.money.invoicing.missing import NotReady
from vinculo.money.invoicing.paying import (
    MoreThanCameIn,
    MoreThanOpen,
    NotPayable,
    credited_of,
    pay,
    settled_on,
    take_back,
)
from vinculo.money.models import Invoice, IsIssued, Payment


def paid(invoice, amount, on=TODAY, **fields):
    return pay(invoice, amount=amount, currency="EUR", on=on, by=invoice.by, at=AT, **fields)


def credited(world, invoice, *prices):
    """A credit note over the whole, or over these prices without tax."""
    note = correcting.credit(invoice, because="Too much", by=world.marek)
    if prices:
        lines = list(note.lines.all())
        for line in lines[len(prices) :]:
            line.delete()
        for line, price in zip(lines, prices, strict=False):
            line.price = price
            line.save()
        recount(note)
    return issue(note, on=TODAY, by=world.marek, at=AT)


def test_it_is_settled_on_the_day_when_nothing_is_open(world):
    invoice = issued(world, 100_00)

    paid(invoice, 21_00)
    after_one = (invoice.open, invoice.settled_on)
    paid(invoice, 100_00, TODAY + timedelta(days=5))

    assert after_one == (100_00, None)
    assert (invoice.open, invoice.settled_on) == (0, TODAY + timedelta(days=5))


def test_a_payment_taken_back_is_open_again_and_stays_on_the_list(world):
    invoice = issued(world, 100_00)
    payment = paid(invoice, 121_00)

    back = take_back(payment, by=world.marek, at=AT)
    again = take_back(payment, by=world.marek, at=AT)

    invoice.refresh_from_db()
    assert (invoice.open, invoice.settled_on, again) == (121_00, None, None)
    assert [one.amount for one in invoice.payments.all()] == [121_00, -121_00]
    assert take_back(back, by=world.marek, at=AT) is None


def test_more_than_is_open_only_where_it_is_meant(world):
    invoice = issued(world, 100_00)

    with pytest.raises(MoreThanOpen):
        paid(invoice, 121_01)
    paid(invoice, 130_00, is_more_meant=True)

    assert invoice.open == -9_00
    with pytest.raises(MoreThanCameIn):
        paid(invoice, -130_01)
    paid(invoice, -9_00)
    assert (invoice.open, invoice.settled_on) == (0, TODAY)


def test_currencies_never_mix(world):
    invoice = issued(world, 100_00)

    with pytest.raises(DifferentCurrencies):
        pay(invoice, amount=1, currency="PLN", on=TODAY, by=world.marek, at=AT)

    assert Payment.objects.count() == 0


def test_a_draft_and_a_credit_note_are_not_paid(world):
    invoice = issued(world, 100_00)
    for one in (draft(world), credited(world, invoice)):
        with pytest.raises(NotPayable):
            paid(one, 1)


def test_a_payment_is_written_once(world):
    payment = paid(issued(world), 1_00)
    payment.amount = 2_00

    with pytest.raises(IsIssued):
        payment.save()


def test_a_whole_credit_note_settles_it_and_takes_its_own_number(world):
    invoice = issued(world, 33_33, 66_67, discount=333)

    note = credited(world, invoice)

    invoice.refresh_from_db()
    assert (note.number, note.gross, note.settled_on) == ("R-2026-0001", invoice.gross, TODAY)
    assert (invoice.open, invoice.settled_on) == (0, TODAY)
    assert (note.frozen["corrects"], note.frozen["because"]) == (invoice.number, "Too much")
    with pytest.raises(correcting.NothingLeft):
        correcting.credit(invoice, because="Again", by=world.marek)


def test_credit_notes_are_never_more_than_what_is_left(world):
    invoice = issued(world, 100_00)
    credited(world, invoice, 60_00)

    with pytest.raises(NotReady, match="too_much"):
        credited(world, invoice, 50_00)
    credited(world, invoice, 40_00)

    invoice.refresh_from_db()
    assert (credited_of(invoice), invoice.open) == (invoice.gross, 0)


def test_overdue_is_past_its_day_with_something_open(world):
    papers(world)
    late = issue(draft(world, due_on=TODAY), on=TODAY, by=world.marek, at=AT)
    part, done = issued(world, due_on=TODAY), issued(world, due_on=TODAY)
    issued(world, due_on=TODAY + timedelta(days=3))
    paid(part, 1_00)
    paid(done, done.open)

    tomorrow = TODAY + timedelta(days=1)
    assert set(Invoice.objects.overdue(tomorrow)) == {late, part}
    assert list(Invoice.objects.overdue(TODAY)) == []
    assert (late.days_late(tomorrow), late.days_late(TODAY), done.days_late(tomorrow)) == (1, 0, 0)


moves = st.lists(st.tuples(st.integers(0, 9), st.integers(-50, 100)), max_size=8)


@given(st.integers(1, 120), moves)
def test_settled_is_the_first_day_after_which_nothing_is_ever_open_again(gross, moved):
    days = [(TODAY + timedelta(days=day), amount) for day, amount in moved]
    found = settled_on(gross, days)

    def open_after(day):
        return gross - sum(amount for on, amount in days if on <= day)

    all_days = sorted({on for on, _amount in days})
    if found is None:
        assert sum(amount for _on, amount in days) < gross
    else:
        assert all(open_after(day) <= 0 for day in all_days if day >= found)


class AddsUp(TestCase):
    """Any row of payments, refunds and mistakes taken back."""

    @settings(max_examples=25)
    @given(st.lists(st.tuples(st.sampled_from(["pay", "back", "credit"]), st.integers(1, 150_00)), max_size=6))
    def test_what_came_in_and_what_was_credited_is_what_settled_it(self, deeds):
        world = make_world()
        invoice = issued(world, 100_00)
        for kind, amount in deeds:
            if kind == "pay":
                paid(invoice, amount, is_more_meant=True)
            elif kind == "back" and (last := invoice.payments.filter(takes_back=None).last()):
                take_back(last, by=None, at=AT)
            elif kind == "credit" and credited_of(invoice) + amount * 121 // 100 < invoice.gross:
                credited(world, invoice, amount)
            invoice.refresh_from_db()
            came_in = sum(payment.amount for payment in invoice.payments.all())
            assert invoice.paid == came_in + credited_of(invoice)
            assert invoice.open == invoice.gross - invoice.paid
            assert (invoice.settled_on is not None) == (invoice.open <= 0)
            assert credited_of(invoice) <= invoice.gross
