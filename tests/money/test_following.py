"""What was offered to a lead is the client's once they are one, with its papers, and back while nothing was filed."""

from datetime import timedelta
from hashlib import sha256

import pytest

from tests.money.quotes import ANA, accepted, lead_quote, sent, spoken
from tests.world import NOW
from vinculo.documents.keeping import whole_bytes
from vinculo.money.models import Quote, QuoteAnswer
from vinculo.money.models.quote import KeptPaper
from vinculo.money.quoting import answering, following, papers, sealing
from vinculo.money.quoting.following import FILED_AFTER, file_papers, follow, turn_back
from vinculo.people.acting import acting
from vinculo.pipeline.leads.becoming import become_client
from vinculo.pipeline.models import Lead

LATER = NOW + FILED_AFTER


@pytest.fixture
def quote(world, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return spoken(lead_quote(world), world)


def become(quote, world):
    lead = quote.opportunity.lead
    Lead.objects.filter(pk=lead.pk).update(confirmed_at=NOW)
    said = {"name": "Vega Flores", "kind": "company", "contact_name": "Nora Vega", "owner": world.marek, "team": None}
    return become_client(lead, **said, at=NOW), follow(lead)


def test_the_quote_and_its_talk_are_of_the_client(quote, world):
    new, ids = become(quote, world)

    quote.refresh_from_db()
    assert ids == [quote.pk]
    assert (quote.client, quote.contact, quote.talks.get().client) == (new.client, new.contact, new.client)
    assert papers.bytes_of(quote.current).startswith(b"%PDF")


def test_its_paper_is_filed_a_while_later_and_once(quote, world):
    become(quote, world)
    before = papers.bytes_of(quote.current)

    filed = [file_papers(at=at) for at in (LATER - timedelta(seconds=1), LATER, LATER)]

    quote.current.refresh_from_db()
    assert filed == [0, 1, 0]
    assert whole_bytes(quote.current.paper) == before
    assert (quote.current.paper.document.client, quote.current.paper.document.about_money) == (
        quote_client(quote),
        True,
    )


def quote_client(quote):
    quote.refresh_from_db()
    return quote.client


def test_what_was_sealed_is_filed_too(quote, world):
    answer = accepted(quote)
    sealing.seal(answer.pk)
    signed = KeptPaper.objects.get(what="signed").content
    become(quote, world)

    assert file_papers(at=LATER) == 2

    answer.refresh_from_db()
    assert sealing.sealed_bytes(answer) == bytes(signed)
    assert [one.number for one in answer.sealed.document.versions.order_by("number")] == [1, 2]


def test_the_paper_of_a_yes_that_was_taken_back_is_kept_and_filed(quote, world):
    first = accepted(quote)
    sealing.seal(first.pk)
    answering.ask_to_undo(quote, because="The wrong button", actor=ANA, at=NOW)
    answering.agree_to_undo(quote, person=world.marek, actor=acting(world.marek), at=NOW)
    second = accepted(quote)
    sealing.seal(second.pk)

    def sealed():
        both = QuoteAnswer.objects.filter(kind="accepted").order_by("pk")
        return [sha256(sealing.sealed_bytes(one)).hexdigest() == one.sealed_sha256 for one in both]

    assert sealed() == [True, True]
    become(quote, world)
    assert file_papers(at=LATER) == 3
    assert sealed() == [True, True]
    assert not QuoteAnswer.objects.filter(kind="accepted", sealed=None).exists()


def test_a_damaged_paper_holds_up_no_other(quote, world, caplog):
    other = spoken(lead_quote(world), world)
    for one in (quote, other):
        become(one, world)
    KeptPaper.objects.filter(version__quote=quote).update(content=b"other bytes")

    assert file_papers(at=LATER) == 1

    other.current.refresh_from_db()
    assert other.current.paper is not None
    assert [record.levelname for record in caplog.records if "could not be filed" in record.message] == ["ERROR"]


def test_it_is_for_a_lead_again_while_nothing_is_filed(quote, world):
    _new, ids = become(quote, world)

    assert turn_back(ids)

    quote.refresh_from_db()
    assert (quote.client, quote.contact, quote.talks.get().client) == (None, None, None)


def test_what_turned_back_while_the_papers_were_counted_is_not_filed(quote, world, monkeypatch, caplog):
    """The last moment: the paper was among those to file when its quote became the lead's again."""
    _new, ids = become(quote, world)
    lock = following.lock_named

    def turned_back_first(name):
        lock(name)
        Quote.objects.filter(pk__in=ids).update(client=None)

    monkeypatch.setattr(following, "lock_named", turned_back_first)

    assert (file_papers(at=LATER), caplog.records) == (0, [])
    assert KeptPaper.objects.filter(version__quote=quote).exists()


def test_what_is_filed_stays(quote, world):
    new, ids = become(quote, world)
    file_papers(at=LATER)

    assert not turn_back(ids)
    assert quote_client(quote) == new.client


def test_nothing_follows_of_a_lead_that_is_none_yet(world):
    sent(lead_quote(world), world)

    assert file_papers(at=LATER) == 0
