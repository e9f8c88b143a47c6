"""A quote from its first line until its price was talked about."""

from datetime import date, timedelta

import pytest

from tests.money.quotes import (
    ANA,
    a_yes,
    booked,
    kinds,
    line,
    make_quote,
    sent,
    spoken,
)
from tests.money.selling import issued
from tests.world import NOW
from vinculo.money.models import Invoice, MoneyTalk, Quote
from vinculo.money.quoting import answering, papers, sending, writing
from vinculo.money.quoting.answering import NotAcceptable
from vinculo.money.quoting.comparing import compare
from vinculo.money.talks import booking, outcome
from vinculo.record.models import Entry

pytestmark = pytest.mark.django_db


def test_numbers_run_by_year_and_may_have_gaps(world):
    one, two = make_quote(world), make_quote(world)
    assert (one.number, two.number) == ("Q-2026-0001", "Q-2026-0002")

    one.delete()

    assert make_quote(world).number == "Q-2026-0003"


def test_what_it_comes_to_is_kept_beside_it(world):
    quote = make_quote(world)
    quote.current.refresh_from_db()
    assert (quote.current.net, quote.current.gross) == (191_000, 231_110)

    writing.choose(line(quote, "Photos"), chosen=True)

    quote.current.refresh_from_db()
    assert quote.current.gross == 231_110 + 99_000


def test_lines_change_places_and_come_back(world):
    quote = make_quote(world)
    writing.move_line(line(quote, "Code"), up=True)
    assert list(quote.current.lines.values_list("text", flat=True)) == ["Code", "Design", "Photos"]

    said = writing.drop_line(line(quote, "Code"))
    quote.current.refresh_from_db()
    assert quote.current.net == 65_000

    writing.put_back(quote.current, said)
    assert list(quote.current.lines.values_list("text", flat=True)) == ["Code", "Design", "Photos"]


def test_sending_freezes_words_figures_and_paper(world):
    quote = sent(make_quote(world), world)
    version = quote.current

    assert quote.state == Quote.State.SENT
    assert version.frozen["totals"]["gross"] == 231_110
    assert papers.bytes_of(version).startswith(b"%PDF")
    assert version.paper.sha256 == version.sha256
    assert version.paper.document.audience == "team"
    assert version.paper.document.project is None
    with pytest.raises(writing.NotWritable):
        writing.add_line(version, text="One more", price=1)
    with pytest.raises(writing.NotWritable):
        writing.write(version, terms="Other terms")
    assert kinds(quote) == ["quote.sent"]


def test_a_quote_without_lines_or_out_of_date_does_not_leave(world):
    quote = make_quote(world)
    writing.write(quote.current, valid_until=date(2026, 3, 10))
    with pytest.raises(sending.Unfinished, match="until"):
        sending.hand_over(quote.current, by=world.marek, at=NOW)
    for one in quote.current.lines.all():
        writing.drop_line(one)
    with pytest.raises(sending.Unfinished, match="lines"):
        sending.hand_over(quote.current, by=world.marek, at=NOW)


def test_a_new_version_is_a_copy_and_says_what_changed(world):
    quote = spoken(make_quote(world), world)
    first = quote.current
    second = writing.new_version(quote, by=world.marek, at=NOW)
    assert compare(first, second).nothing

    writing.drop_line(second.lines.get(text="Photos"))
    writing.change_line(second.lines.get(text="Code"), price=8_000)
    writing.add_line(second, text="Words", price=5_000)

    second.refresh_from_db()
    told = compare(first, second)
    assert [one.text for one in told.added] == ["Words"]
    assert [one.text for one in told.removed] == ["Photos"]
    assert [(one.after.text, one.names) for one in told.changed] == [("Code", ["price"])]
    assert (told.gross_before, told.gross_after) == (231_110, second.gross)


def test_a_new_price_has_to_be_spoken_of_anew(world):
    quote = spoken(make_quote(world), world)
    second = writing.new_version(quote, by=world.marek, at=NOW)
    quote.refresh_from_db()
    assert quote.spoken_at is not None  # the one they have still holds

    sending.hand_over(second, by=world.marek, at=NOW)

    quote.refresh_from_db()
    assert (quote.current, quote.spoken_at) == (second, None)
    with pytest.raises(NotAcceptable, match="unspoken"):
        answering.accept(second, a_yes(quote), actor=ANA, at=NOW)


def test_a_price_is_spoken_when_the_talk_was_held(world):
    quote = sent(make_quote(world), world)
    talk = booked(quote, world)
    with pytest.raises(outcome.NotAhead):
        outcome.hold(talk, outcome="yes", said="", by=world.marek, at=NOW)  # it has not begun

    outcome.hold(talk, outcome="yes", said="Lovely", by=world.marek, at=talk.starts_at + timedelta(minutes=40))

    quote.refresh_from_db()
    assert quote.spoken_at == talk.starts_at + timedelta(minutes=40)
    assert kinds(quote) == ["quote.sent", "quote.talk", "quote.spoken"]


def test_a_talk_that_was_missed_or_called_off_opens_nothing(world):
    quote = sent(make_quote(world), world)
    talk = booked(quote, world)
    outcome.hold(talk, outcome="missed", said="", by=world.marek, at=talk.starts_at)
    quote.refresh_from_db()
    assert quote.spoken_at is None

    another = booked(quote, world)
    assert booking.cancel(another, by=world.marek, at=NOW)
    with pytest.raises(outcome.NotAhead):
        outcome.hold(another, outcome="yes", said="", by=world.marek, at=another.starts_at)
    quote.refresh_from_db()
    assert quote.spoken_at is None
    assert not MoneyTalk.objects.stand().filter(quote=quote).exists()


def test_doing_without_a_talk_takes_a_reason_that_is_kept(world):
    quote = sent(make_quote(world), world)

    booking.do_without(quote, because="They asked for it in writing", by=world.marek, at=NOW)

    quote.refresh_from_db()
    assert quote.spoken_at == NOW
    entry = Entry.objects.get(subject=f"quote:{quote.pk}", kind="quote.unspoken")
    assert entry.openings.get(name="words").value == "They asked for it in writing"


def test_a_talk_taken_back_closes_only_what_it_opened(world):
    quote = spoken(make_quote(world), world)
    before, talk = quote.spoken_at, booked(quote, world)
    outcome.hold(talk, outcome="change", said="Less", by=world.marek, at=talk.starts_at)

    assert outcome.take_back(talk, by=world.marek, at=talk.starts_at)
    quote.refresh_from_db()
    assert (quote.state, quote.spoken_at) == (Quote.State.SENT, before)

    outcome.hold(talk, outcome="missed", said="", by=world.marek, at=talk.starts_at)
    assert outcome.take_back(talk, by=world.marek, at=talk.starts_at)
    quote.refresh_from_db()
    assert (quote.state, quote.spoken_at) == (Quote.State.SENT, before)

    first = quote.talks.order_by("starts_at")[0]
    assert outcome.take_back(first, by=world.marek, at=talk.starts_at)
    quote.refresh_from_db()
    assert quote.spoken_at is None


def test_a_talk_stays_once_they_asked_for_changes(world):
    quote = sent(make_quote(world), world)
    talk = booked(quote, world)
    outcome.hold(talk, outcome="think", said="", by=world.marek, at=talk.starts_at)
    after = talk.starts_at + timedelta(hours=1)
    answering.ask_for_changes(quote.current, because="Less", contact=world.ana, name="Ana", actor=ANA, at=after)

    assert not outcome.take_back(talk, by=world.marek, at=after)

    quote.refresh_from_db()
    assert (quote.state, quote.spoken_at) == (Quote.State.CHANGES, talk.starts_at)


def test_what_they_asked_for_before_the_talk_is_still_asked_for(world):
    quote = spoken(make_quote(world), world)
    answering.ask_for_changes(quote.current, because="Less", contact=world.ana, name="Ana", actor=ANA, at=NOW)
    talk = booked(quote, world)
    outcome.hold(talk, outcome="change", said="Less", by=world.marek, at=talk.starts_at)

    assert outcome.take_back(talk, by=world.marek, at=talk.starts_at)

    quote.refresh_from_db()
    assert quote.state == Quote.State.CHANGES


def test_an_invoice_that_was_sent_or_counted_as_spoken_stays_to_be_seen(world):
    invoice = issued(world)
    talk = booking.book(booking.NewTalk(starts_at=NOW, person=world.marek, invoice=invoice), by=world.marek, at=NOW)

    def back_and_forth(**before):
        Invoice.objects.filter(pk=invoice.pk).update(**before)
        outcome.hold(talk, outcome="yes", said="", by=world.marek, at=NOW)
        assert outcome.take_back(talk, by=world.marek, at=NOW)
        return Invoice.objects.get(pk=invoice.pk).spoken_at

    earlier = NOW - timedelta(days=1)
    assert back_and_forth(spoken_at=None) is None
    assert back_and_forth(spoken_at=earlier) == earlier
    assert back_and_forth(spoken_at=None, sent_at=NOW) == NOW
