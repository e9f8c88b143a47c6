"""What they say to a quote, what is sealed of it, and who sees it."""

from datetime import timedelta

import pytest
from django.core import mail

from tests.money.quotes import (
    ANA,
    a_yes,
    accepted,
    kinds,
    lead_quote,
    line,
    make_quote,
    sent,
    spoken,
)
from tests.world import NOW
from vinculo.documents.models import Document
from vinculo.documents.sealing.checking import check
from vinculo.money.models import Quote, QuoteAnswer
from vinculo.money.models.quote import KeptPaper
from vinculo.money.quoting import answering, letters, papers, sealing, sending, writing
from vinculo.money.quoting.answering import NotAcceptable
from vinculo.money.quoting.seeing import quotes_of
from vinculo.money.talks import booking
from vinculo.people.acting import acting

pytestmark = pytest.mark.django_db


def finish(answer):
    """What the jobs behind a yes do."""
    sealing.seal(answer.pk)
    letters.tell_accepted(answer.pk)


def test_a_yes_takes_what_was_chosen_and_the_server_counts(world):
    quote = spoken(make_quote(world), world)
    photos = line(quote, "Photos").pk

    answer = accepted(quote, photos)

    assert (answer.total, answer.chosen, answer.stands) == (231_110 + 99_000, [photos], True)
    assert quote.state == Quote.State.ACCEPTED
    assert kinds(quote)[-1] == "quote.accepted"


@pytest.mark.parametrize("wrong", [{"seen": "0" * 64}, {"total": 1}])
def test_a_yes_to_something_else_than_was_on_the_screen_counts_for_nothing(world, wrong):
    quote = spoken(make_quote(world), world)
    with pytest.raises(NotAcceptable, match="newer"):
        answering.accept(quote.current, a_yes(quote, **wrong), actor=ANA, at=NOW)
    assert not QuoteAnswer.objects.exists()


def test_lines_that_are_not_optional_cannot_be_chosen_away_or_twice(world):
    quote = spoken(make_quote(world), world)
    design, photos = line(quote, "Design").pk, line(quote, "Photos").pk
    assert answering.chosen_of(quote.current.frozen, (photos, photos, design, 999)) == (photos,)


def test_an_old_version_a_late_yes_and_a_second_one_are_refused(world):
    quote = spoken(make_quote(world), world)
    first, yes = quote.current, a_yes(quote)
    late = NOW + timedelta(days=31)
    with pytest.raises(NotAcceptable, match="run_out"):
        answering.accept(first, yes, actor=ANA, at=late)
    sending.hand_over(writing.new_version(quote, by=world.marek, at=NOW), by=world.marek, at=NOW)
    with pytest.raises(NotAcceptable, match="newer"):
        answering.accept(first, yes, actor=ANA, at=NOW)
    quote.refresh_from_db()
    booking.do_without(quote, because="They know it", by=world.marek, at=NOW)
    accepted(quote)
    with pytest.raises(NotAcceptable, match="answered"):
        accepted(quote)
    assert QuoteAnswer.objects.filter(stands=True).count() == 1


def test_no_and_changes_are_answers_with_a_reason(world):
    quote = spoken(make_quote(world), world)
    said = {"contact": world.ana, "name": "Ana Prado", "actor": ANA, "at": NOW}

    answering.ask_for_changes(quote.current, because="Without the blog", **said)

    quote.refresh_from_db()
    assert quote.state == Quote.State.CHANGES
    with pytest.raises(NotAcceptable, match="changed"):
        accepted(quote)
    second = spoken_again(quote, world)
    answering.decline(second, because="Too much for now", **said)
    quote.refresh_from_db()
    assert quote.state == Quote.State.DECLINED


def spoken_again(quote, world):
    second = sending.hand_over(writing.new_version(quote, by=world.marek, at=NOW), by=world.marek, at=NOW)
    quote.refresh_from_db()
    booking.do_without(quote, because="They know it", by=world.marek, at=NOW)
    return second


def test_a_mistaken_yes_is_taken_back_by_both_sides_only(world):
    quote = spoken(make_quote(world), world)
    accepted(quote)
    answering.ask_to_undo(quote, because="The wrong button", contact=world.ana, actor=ANA, at=NOW)
    with pytest.raises(NotAcceptable, match="waiting"):
        answering.agree_to_undo(quote, contact=world.ana, actor=ANA, at=NOW)
    with pytest.raises(NotAcceptable, match="waiting"):
        answering.ask_to_undo(quote, because="", person=world.marek, actor=acting(world.marek), at=NOW)

    answering.agree_to_undo(quote, person=world.marek, actor=acting(world.marek), at=NOW)

    quote.refresh_from_db()
    assert quote.state == Quote.State.SENT
    assert answering.standing_yes(quote) is None
    assert kinds(quote)[-2:] == ["quote.undo_asked", "quote.undone"]
    accepted(quote)  # and it may be accepted anew


def test_the_accepted_paper_is_sealed_and_goes_to_both_sides(world):
    quote = spoken(make_quote(world), world)
    answer = accepted(quote, line(quote, "Photos").pk)

    finish(answer)

    answer.refresh_from_db()
    assert answer.sealed.sha256 == answer.sealed_sha256
    assert sealing.sealed_bytes(answer).startswith(papers.bytes_of(quote.current))
    assert check(sealing.sealed_bytes(answer)).is_ours
    assert answer.sealed.document == Document.objects.get(versions=quote.current.paper)
    assert sorted(letter.to[0] for letter in mail.outbox) == sorted([world.ana.email, world.marek.email])
    assert {letter.attachments[0][0] for letter in mail.outbox} == {"Q-2026-0001-v1-signed.pdf"}
    assert kinds(quote)[-1] == "quote.sealed"


def test_papers_of_a_lead_are_kept_until_there_is_a_client(world):
    quote = spoken(lead_quote(world), world)
    answer = accepted(quote)
    finish(answer)
    answer.refresh_from_db()

    assert KeptPaper.objects.count() == 2
    assert papers.bytes_of(quote.current).startswith(b"%PDF")
    assert sealing.sealed_bytes(answer).startswith(papers.bytes_of(quote.current))
    assert "nora@vega.example" in {letter.to[0] for letter in mail.outbox}


def test_who_sees_a_quote_in_the_portal(world):
    from vinculo.access.models import Access
    from vinculo.projects.models import ProjectContact

    quote = sent(make_quote(world), world)
    see = lambda: quotes_of(world.ana.pk, world.luna.pk).filter(pk=quote.pk).exists()  # noqa: E731
    assert not see()  # not let in
    Access.objects.create(client=world.luna, contact=world.ana, invited_at=NOW)
    assert see()  # addressed to her, and no project yet
    part = ProjectContact.objects.create(project=world.shop, contact=world.ana, role="contributor")
    assert not see()
    part.role = "decider"
    part.save()
    assert see()
    assert not quotes_of(world.otto.pk, world.luna.pk).exists()


def test_guests_and_other_teams_find_no_quote(world):
    quote, lead = make_quote(world), lead_quote(world)
    seen = {who: set(Quote.objects.visible_to(getattr(world, who))) for who in ("rita", "marek", "zofia", "iga", "teo")}
    both = {quote, lead}
    assert seen == {"rita": both, "marek": both, "zofia": both, "iga": {lead}, "teo": set()}
