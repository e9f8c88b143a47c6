"""Quotes on the desk: from the first line to the talk and the answer."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.documents.signing.asked import a_key
from tests.money.quotes import accepted, booked, lead_quote, make_opportunity, make_quote, sent, spoken
from vinculo.documents.sealing import making
from vinculo.letters.models import Letter, State
from vinculo.meetings.models import Meeting
from vinculo.money.models import MoneyTalk, Quote, QuoteLine, TaxRate
from vinculo.money.quoting import answering, sealing, writing
from vinculo.money.quoting.following import follow
from vinculo.money.quoting.letters import post_at
from vinculo.pipeline.leads.becoming import become_client
from vinculo.pipeline.models import Lead

HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def shared_keys(monkeypatch):
    numbers = iter(range(100))
    monkeypatch.setattr(making, "_key", lambda: a_key(next(numbers) % 2))


@pytest.fixture
def now():
    return timezone.now()


def words(response):
    return response.content.decode()


def talk_form(client, quote, **said):
    """What the page of sending offers, filled in as it stands."""
    form = client.get(f"/quotes/{quote.pk}/send/").context["form"]
    first = form.fields["slot"].choices[0][0]
    given = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}
    return {**{name: "" if value is None else value for name, value in given.items()}, "slot": first, **said}


def test_a_quote_is_begun_for_a_client_and_gets_its_lines(world, signed_in):
    client, rate = signed_in(world.marek), TaxRate.objects.create(name="IVA 21 %", rate=2100)

    client.post("/quotes/new/", {"chosen": f"{world.luna.pk}-{world.ana.pk}", "who": "", "title": "Shop"})
    quote = Quote.objects.get()
    line = {"text": "Design", "quantity": "1.5", "unit": "h", "price": "60,50", "discount": "10", "tax": rate.pk}
    client.post(f"/quotes/{quote.pk}/lines/new/", {**line, "is_chosen": "on"})

    made = QuoteLine.objects.get()
    assert (quote.client, quote.contact, quote.by) == (world.luna, world.ana, world.marek)
    assert (made.quantity, made.price, made.discount, made.tax_rate) == (1500, 6050, 1000, 2100)
    assert made.is_chosen is False  # what is not optional is not chosen
    quote.current.refresh_from_db()
    assert (quote.current.net, quote.current.gross) == (8168, 9883)
    assert "€98.83" in words(client.get(f"/quotes/{quote.pk}/"))


def test_a_quote_for_somebody_who_is_no_client_yet(world, signed_in):
    client, opportunity = signed_in(world.marek), make_opportunity(world)

    client.post(f"/quotes/new/?opportunity={opportunity.pk}", {"title": "Flower shop"})

    quote = Quote.objects.get()
    assert (quote.client, quote.to_email, quote.opportunity) == (None, "nora@vega.example", opportunity)
    assert client.get(f"/quotes/{quote.pk}/").status_code == 200
    assert signed_in(world.teo).get(f"/quotes/{quote.pk}/").status_code == 403


def test_lines_are_moved_chosen_taken_out_and_put_back(world, signed_in):
    client, quote = signed_in(world.marek), make_quote(world)
    photos = QuoteLine.objects.get(text="Photos")
    here = f"/quotes/{quote.pk}/lines/{photos.pk}/"

    client.post(f"{here}move/", {"to": "up"})
    client.post(f"{here}choose/")
    assert list(quote.current.lines.values_list("text", "is_chosen")) == [
        ("Design", False), ("Photos", True), ("Code", False),
    ]  # fmt: skip
    client.post(f"{here}drop/")
    assert quote.current.lines.count() == 2
    client.post(list(client.get("/promises/").context["messages"])[-1].extra_tags)
    assert list(quote.current.lines.values_list("text", flat=True)) == ["Design", "Photos", "Code"]


def test_sending_books_the_talk_and_queues_the_letter_with_the_paper(world, signed_in, now):
    client, quote = signed_in(world.marek), make_quote(world, at=now)
    form = talk_form(client, quote)

    client.post(f"/quotes/{quote.pk}/send/", form)

    quote.refresh_from_db()
    talk, meeting, letter = MoneyTalk.objects.get(), Meeting.objects.get(), Letter.objects.get()
    assert (quote.state, quote.spoken_at, talk.minutes) == ("sent", None, 45)
    assert (meeting.starts_at, meeting.minutes, talk.meeting_id) == (talk.starts_at, 45, meeting.pk)
    assert list(meeting.guests.values_list("contact", flat=True)) == [world.ana.pk]
    assert (letter.state, letter.send_at) == (State.WAITING, talk.starts_at - timedelta(minutes=5))
    assert letter.attachments.get().version == quote.current.paper
    assert list(letter.to.all()) == [world.ana]
    assert "The paper leaves" in words(client.get(f"/quotes/{quote.pk}/"))


def test_calling_the_talk_off_keeps_the_paper_here(world, signed_in, now):
    client, quote = signed_in(world.marek), make_quote(world, at=now)
    client.post(f"/quotes/{quote.pk}/send/", talk_form(client, quote))
    talk = MoneyTalk.objects.get()

    client.post(f"/money-talks/{talk.pk}/cancel/", {"because": "Ill"})

    assert Letter.objects.get().state == State.DRAFT
    assert Meeting.objects.get().state == "cancelled"
    page = words(client.get(f"/quotes/{quote.pk}/"))
    assert "No talk about this price is booked" in page
    client.post(f"/quotes/{quote.pk}/send/", talk_form(client, quote))  # and another is booked
    assert MoneyTalk.objects.ahead().count() == 1


def test_doing_without_takes_a_reason(world, signed_in, now):
    client, quote = signed_in(world.marek), make_quote(world, at=now)
    form = {"subject": "Quote", "text": "Here it is.", "because": ""}
    assert "Why does this price arrive without a word?" in words(
        client.post(f"/quotes/{quote.pk}/without-a-talk/", form)
    )
    assert not Letter.objects.exists()

    client.post(f"/quotes/{quote.pk}/without-a-talk/", {**form, "because": "Asked for in writing"})

    quote.refresh_from_db()
    assert quote.spoken_at is not None
    assert MoneyTalk.objects.get().because == "Asked for in writing"
    assert Letter.objects.get().state == State.WAITING


def test_the_outcome_opens_the_price_and_can_be_taken_back(world, signed_in, now):
    client, quote = signed_in(world.marek), sent(make_quote(world, at=now - 3 * HOUR), world, at=now - 3 * HOUR)
    talk = booked(quote, world, at=now - 3 * HOUR, in_=HOUR)
    assert "How did the talk go?" in words(client.get(f"/quotes/{quote.pk}/"))

    client.post(f"/money-talks/{talk.pk}/outcome/", {"outcome": "think", "said": "It is a lot"})
    quote.refresh_from_db()
    assert quote.spoken_at is not None

    client.post(list(client.get("/promises/").context["messages"])[-1].extra_tags)
    quote.refresh_from_db()
    assert quote.spoken_at is None


def test_the_mail_to_a_lead_leaves_before_the_talk_and_moves_with_it(world, signed_in, now):
    client, quote = signed_in(world.marek), lead_quote(world, at=now)
    client.post(f"/quotes/{quote.pk}/send/", talk_form(client, quote, text="Here it is."))
    talk = MoneyTalk.objects.get()
    assert not Meeting.objects.exists()

    post_at(talk.pk, at=talk.starts_at - timedelta(minutes=6))
    assert mail.outbox == []
    post_at(talk.pk, at=talk.starts_at - timedelta(minutes=5))
    post_at(talk.pk, at=talk.starts_at - timedelta(minutes=4))

    (letter,) = mail.outbox
    assert (letter.to, letter.attachments[0][0]) == (["nora@vega.example"], "Q-%d-0001-v1.pdf" % now.year)  # noqa: UP031
    assert "/portal/offer/" in letter.body
    assert letter.body.startswith("Here it is.")


def test_a_new_version_is_shown_with_what_changed(world, signed_in, now):
    client, quote = signed_in(world.marek), spoken(make_quote(world, at=now), world, at=now)
    client.post(f"/quotes/{quote.pk}/new-version/")
    version = writing.draft_of(quote)
    writing.drop_line(version.lines.get(text="Photos"))

    page = words(client.get(f"/quotes/{quote.pk}/"))

    assert "What changed since version 1" in page
    assert "Gone: Photos" in page
    assert client.get(f"/quotes/{quote.pk}/?version=1").status_code == 200
    assert client.get(f"/quotes/{quote.pk}/?version=9").status_code == 404


def test_papers_are_read_by_those_who_see_the_client(world, signed_in, now):
    quote = spoken(make_quote(world, at=now), world, at=now)
    answer = accepted(quote, at=now)
    sealing.seal(answer.pk)

    client = signed_in(world.marek)
    for query in ("", "?version=1", "?signed=1"):
        response = client.get(f"/quotes/{quote.pk}/paper/{query}")
        assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
        assert response["Content-Security-Policy"].startswith("default-src 'none'")
    assert signed_in(world.iga).get(f"/quotes/{quote.pk}/paper/").status_code == 404
    assert signed_in(world.teo).get(f"/quotes/{quote.pk}/paper/").status_code == 403


def test_a_yes_is_taken_back_with_both_sides(world, signed_in, now):
    from tests.money.quotes import ANA

    client, quote = signed_in(world.marek), spoken(make_quote(world, at=now), world, at=now)
    accepted(quote, at=now)
    client.post(f"/quotes/{quote.pk}/take-back/", {"because": "The wrong version"})
    client.post(f"/quotes/{quote.pk}/take-back/agree/")  # we cannot agree with ourselves
    quote.refresh_from_db()
    assert quote.state == "accepted"

    answering.agree_to_undo(quote, contact=world.ana, actor=ANA, at=timezone.now())

    quote.refresh_from_db()
    assert quote.state == "sent"


def test_only_a_draft_is_thrown_away(world, signed_in, now):
    client, draft, out = (
        signed_in(world.marek),
        make_quote(world, at=now),
        sent(make_quote(world, at=now), world, at=now),
    )
    assert client.post(f"/quotes/{out.pk}/delete/").status_code == 404
    client.post(f"/quotes/{draft.pk}/delete/")
    back = list(client.get("/promises/").context["messages"])[-1].extra_tags
    assert client.get(f"/quotes/{draft.pk}/").status_code == 404
    client.post(back)
    assert client.get(f"/quotes/{draft.pk}/").status_code == 200
    client.post(f"/quotes/{out.pk}/withdraw/")
    out.refresh_from_db()
    assert out.state == "withdrawn"


def test_the_list_costs_the_same_for_one_and_for_three_and_sums_by_currency(world, signed_in, now):
    client = signed_in(world.marek)
    make_quote(world, at=now)
    client.get("/quotes/")
    with CaptureQueriesContext(connection) as for_one:
        client.get("/quotes/?which=all&q=shop")
    lead_quote(world, at=now, currency="PLN")
    spoken(make_quote(world, at=now), world, at=now)
    with CaptureQueriesContext(connection) as for_three:
        page = words(client.get("/quotes/?which=all&q=shop"))

    assert len(for_three) == len(for_one)
    assert "€3,820 · zł" in page.replace("\u00a0", "")
    assert signed_in(world.teo).get("/quotes/").status_code == 403


def test_open_quotes_stand_with_the_money_of_a_client(world, signed_in, now):
    client = signed_in(world.marek)
    make_quote(world, at=now)
    accepted(spoken(make_quote(world, at=now, title="A blog"), world, at=now), at=now)

    page = words(client.get(f"/clients/{world.luna.pk}/invoices/"))

    assert "Online shop" in page
    assert "A blog" not in page


def test_the_paper_goes_along_to_a_lead_who_became_a_client_a_moment_ago(world, signed_in, now):
    quote = sent(lead_quote(world, at=now), world, at=now)
    lead = quote.opportunity.lead
    Lead.objects.filter(pk=lead.pk).update(confirmed_at=now)
    said = {"name": "Vega Flores", "kind": "company", "contact_name": "Nora Vega", "owner": world.marek, "team": None}
    become_client(lead, **said, at=now)
    follow(lead)

    client = signed_in(world.marek)
    client.post(f"/quotes/{quote.pk}/send/", talk_form(client, quote))

    quote.current.refresh_from_db()
    assert Letter.objects.get().attachments.get().version == quote.current.paper
