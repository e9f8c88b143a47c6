"""Quotes in the portal: who sees them, when, and what a yes takes."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.money.quotes import accepted, booked, line, make_quote, sent, spoken
from tests.portal.visiting import take_part, visit
from tests.world import World, make_contact, make_world
from vinculo.clients.models import ContactRole
from vinculo.conversations.models import Interaction, Question
from vinculo.money.models import Quote, QuoteAnswer
from vinculo.money.quoting import answering, sending, writing
from vinculo.money.talks import booking
from vinculo.people.acting import acting

PRICES = ("2,311", "1,910", "650.00", "900.00")


@pytest.fixture
def world(db: None) -> World:
    return make_world()


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def ana(world):
    """She decides in the shop."""
    take_part(world.ana, world.shop)
    return visit(world.ana, world.luna)


@pytest.fixture
def quote(world, now):
    return spoken(make_quote(world, at=now, project=world.shop), world, at=now)


def words(response):
    return response.content.decode().replace("\u00a0", " ")


def here(quote, what=""):
    return f"/portal/quotes/{quote.pk}/{what}"


def form(client, quote, *chosen, **said):
    offer = client.get(here(quote)).context["offer"]
    return {"name": "Ana Prado", "agree": "on", "seen": offer.seen, "chosen": chosen, **said}


def the_code():
    return re.search(r"^\d{6}$", mail.outbox[-1].body, re.MULTILINE)[0]


def says_yes(client, quote, *chosen, **said):
    asked = client.post(here(quote, "code/"), form(client, quote, *chosen))
    total = asked.context["offer"].total
    given = {**form(client, quote, *chosen), "total": total, "code": the_code(), **said}
    return client.post(here(quote, "confirm/"), given)


def test_before_the_talk_there_is_no_price_anywhere(world, ana, now):
    quote = sent(make_quote(world, at=now, project=world.shop), world, at=now)
    booked(quote, world, at=now)

    for address in ("/portal/money/", here(quote)):
        page = words(ana.get(address))
        assert "Online shop" in page
        assert "Marek" in page
        assert not any(price in page for price in PRICES)
    assert "code/" not in words(ana.get(here(quote)))
    assert ana.get(here(quote, "paper/")).status_code == 404
    assert ana.post(here(quote, "code/"), {"name": "Ana", "agree": "on", "seen": "x"}).status_code == 302
    assert mail.outbox == []


def test_after_it_the_one_who_decides_sees_everything(ana, quote):
    page = words(ana.get(here(quote)))
    assert "€2,311.10" in page
    assert "Photos" in page
    assert "€2,311.10" in words(ana.get("/portal/money/"))
    assert ana.get(here(quote, "paper/"))["Content-Type"] == "application/pdf"


@pytest.mark.parametrize("role", ["contributor", "observer", None])
def test_nobody_else_at_the_client_sees_a_price_or_the_quote(world, quote, role):
    olga = make_contact("Olga Mora", world.luna)
    if role:
        take_part(olga, world.shop, role)
    client = visit(olga, world.luna)

    assert "2,311" not in words(client.get("/portal/money/"))
    assert "Online shop" not in words(client.get("/portal/money/")).split("<main")[1]
    for what in ("", "paper/", "decline/", "changes/"):
        assert client.get(here(quote, what)).status_code == 404
    for what in ("code/", "confirm/", "talk/", "take-back/agree/"):
        assert client.post(here(quote, what), {}).status_code == 404


def test_another_client_a_removed_one_and_a_stranger_find_nothing(world, ana, quote, client):
    take_part(world.otto, world.workshop)
    otto = visit(world.otto, world.otero)
    assert otto.get(here(quote)).status_code == 404
    assert client.get(here(quote)).status_code == 302
    from vinculo.access.models import Access

    Access.objects.filter(contact=world.ana).update(removed_at=timezone.now())
    assert ana.get(here(quote)).status_code in (302, 404)


def test_a_contact_of_two_clients_sees_the_quotes_of_the_one_they_visit(world, quote):
    ContactRole.objects.create(client=world.otero, contact=world.ana)
    take_part(world.ana, world.shop)
    take_part(world.ana, world.workshop)
    assert visit(world.ana, world.otero).get(here(quote)).status_code == 404


def test_a_yes_takes_name_consent_and_a_code_and_counts_on_the_server(world, ana, quote):
    photos = line(quote, "Photos").pk

    answered = says_yes(ana, quote, photos)

    assert answered.status_code == 302
    answer = QuoteAnswer.objects.get()
    assert (answer.total, answer.chosen, answer.contact, answer.stands) == (330_110, [photos], world.ana, True)
    assert answer.evidence["identified_by"] == "code"
    assert answer.evidence["email"] == world.ana.email
    assert "Accepted quote" in Interaction.objects.get(channel="portal").summary
    quote.refresh_from_db()
    assert quote.state == Quote.State.ACCEPTED


def test_what_is_ticked_is_counted_before_anything_is_signed(ana, quote):
    photos = line(quote, "Photos").pk
    counted = ana.post(here(quote, "code/"), {**form(ana, quote, photos), "look": "1"})
    assert "€3,301.10" in words(counted)
    assert mail.outbox == []


@pytest.mark.parametrize("missing", ["name", "agree"])
def test_without_name_or_consent_no_code_leaves(ana, quote, missing):
    ana.post(here(quote, "code/"), {**form(ana, quote), missing: ""})
    assert mail.outbox == []


def test_a_wrong_code_a_used_one_and_that_of_another_browser_accept_nothing(world, ana, quote):
    assert says_yes(ana, quote, code="000000" if the_code_is_not_000000(ana, quote) else "111111").status_code == 200
    elsewhere = visit(world.ana, world.luna)
    given = {**form(ana, quote), "total": 231_110, "code": the_code()}
    assert elsewhere.post(here(quote, "confirm/"), given).status_code == 200
    assert not QuoteAnswer.objects.exists()
    for _again in range(6):
        ana.post(here(quote, "confirm/"), {**given, "code": "12"})
    ana.post(here(quote, "confirm/"), given)  # five tries are over
    assert not QuoteAnswer.objects.exists()


def the_code_is_not_000000(client, quote):
    client.post(here(quote, "code/"), form(client, quote))
    return the_code() != "000000"


def test_a_forged_total_or_other_parts_than_were_counted_are_refused(ana, quote):
    photos = line(quote, "Photos").pk
    assert says_yes(ana, quote, total=1).status_code == 409
    ana.post(here(quote, "code/"), form(ana, quote))
    given = {**form(ana, quote), "total": 231_110, "code": the_code(), "chosen": [photos]}
    assert ana.post(here(quote, "confirm/"), given).status_code == 409
    assert not QuoteAnswer.objects.exists()


def test_a_yes_to_what_was_written_anew_meanwhile_is_refused(world, ana, quote, now):
    ana.post(here(quote, "code/"), form(ana, quote))
    given = {**form(ana, quote), "total": 231_110, "code": the_code()}
    version = writing.new_version(quote, by=world.marek, at=now)
    writing.change_line(version.lines.get(text="Code"), price=9_900)
    sending.hand_over(version, by=world.marek, at=now)
    booking.do_without(quote, because="They know", by=world.marek, at=now)

    refused = ana.post(here(quote, "confirm/"), given)

    assert refused.status_code == 409
    assert "It changed meanwhile" in words(refused)
    assert not QuoteAnswer.objects.exists()


def test_a_quote_that_ran_out_says_so(ana, quote):
    quote.current.__class__.objects.filter(pk=quote.current.pk).update(
        valid_until=timezone.localdate() - timedelta(days=1)
    )
    assert "It has run out" in words(ana.get(here(quote)))
    assert ana.post(here(quote, "code/"), {"seen": "x"}).status_code == 302


def test_no_changes_and_talking_it_over(world, ana, quote):
    ana.post(here(quote, "talk/"))
    assert Question.objects.get().owner == world.marek
    ana.post(here(quote, "changes/"), {"because": "Without photos, 300 euros less"})
    quote.refresh_from_db()
    assert quote.state == Quote.State.CHANGES
    assert Interaction.objects.get(summary__contains="300 euros").audience == "team"
    assert ana.get(here(quote, "decline/")).status_code == 200


def test_a_mistaken_yes_from_their_side(world, ana, quote, now):
    accepted(quote, at=now)
    ana.post(here(quote, "take-back/"), {"because": "The wrong button"})
    ana.post(here(quote, "take-back/agree/"))
    quote.refresh_from_db()
    assert quote.state == Quote.State.ACCEPTED  # not with themselves
    answering.agree_to_undo(quote, person=world.marek, actor=acting(world.marek), at=timezone.now())
    quote.refresh_from_db()
    assert quote.state == Quote.State.SENT


def test_a_mistaken_yes_from_our_side(world, ana, quote, now):
    accepted(quote, at=now)
    answering.ask_to_undo(quote, because="Wrong sum", person=world.marek, actor=acting(world.marek), at=now)
    assert "It stands until you agree" in words(ana.get(here(quote)))
    ana.post(here(quote, "take-back/agree/"))
    quote.refresh_from_db()
    assert quote.state == Quote.State.SENT


def test_the_money_page_costs_the_same_for_one_quote_and_for_three(world, ana, quote, now):
    ana.get("/portal/money/")
    with CaptureQueriesContext(connection) as for_one:
        ana.get("/portal/money/")
    accepted(spoken(make_quote(world, at=now), world, at=now), at=now)
    booked(sent(make_quote(world, at=now), world, at=now), world, at=now)
    with CaptureQueriesContext(connection) as for_three:
        ana.get("/portal/money/")
    assert len(for_three) == len(for_one)
