"""From an empty draft to a settled invoice, as one clicks through it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.money.selling import draft, papers
from vinculo.clients.models import Audience
from vinculo.letters.models import Letter
from vinculo.money import rates
from vinculo.money.invoicing.issuing import issue
from vinculo.money.models import Instalment, Invoice, MoneyTalk, Payment, SellerDetails, TaxRate
from vinculo.projects.models import TimeEntry


@pytest.fixture
def client(world, signed_in):
    papers(world)
    return signed_in(world.marek)


def way_back(client):
    """Where the last toast takes back what was done."""
    return list(client.get("/invoices/plan/").context["messages"])[-1].extra_tags


def a_line(**fields):
    tax = TaxRate.objects.get(is_usual=True)
    said = {"text": "Plates", "quantity": "2", "unit": "h", "price": "50", "discount": "10", "tax": tax.pk, **fields}
    total = {"l-TOTAL_FORMS": "2", "l-INITIAL_FORMS": "0"}
    return {**total, **{f"l-0-{name}": value for name, value in said.items()}, "l-1-quantity": "1", "l-1-tax": tax.pk}


def today_issued(world, *prices, **fields):
    papers(world)
    fields = {"due_on": timezone.localdate() + timedelta(days=30), **fields}
    return issue(draft(world, *prices, **fields), on=timezone.localdate(), by=world.marek, at=timezone.now())


def test_from_nothing_to_a_number(world, client):
    begun = client.post("/invoices/new/", {"chosen": f"{world.luna.pk}-", "project": world.shop.pk})
    invoice = Invoice.objects.get()
    client.post(f"/invoices/{invoice.pk}/lines/", a_line())
    client.post(
        f"/invoices/{invoice.pk}/edit/",
        {"title": "Shop", "currency": "EUR", "language": "es", "discount": "0", "project": world.shop.pk},
    )
    shown = client.get(f"/invoices/{invoice.pk}/")
    client.post(f"/invoices/{invoice.pk}/issue/", {"on": timezone.localdate().isoformat()})

    invoice.refresh_from_db()
    assert begun.url == f"/invoices/{invoice.pk}/lines/"
    assert (invoice.client, invoice.project, shown.context["lacks"]) == (world.luna, world.shop, [])
    assert (invoice.net, invoice.tax, invoice.gross) == (90_00, 18_90, 108_90)
    assert invoice.number == f"F-{timezone.localdate().year}-0001"
    assert (invoice.due_on - invoice.issued_on).days == 30
    assert invoice.paper.document.audience == Audience.TEAM
    assert client.get(f"/invoices/{invoice.pk}/").status_code == 200
    for path in ("edit", "lines", "issue"):
        assert client.get(f"/invoices/{invoice.pk}/{path}/").status_code == 404


def test_it_says_what_is_missing_and_takes_no_number(world, signed_in):
    client, bare = signed_in(world.marek), draft(world)

    said = client.post(f"/invoices/{bare.pk}/issue/", {"on": timezone.localdate().isoformat()})

    assert len(said.context["form"].non_field_errors()) == 3
    assert Invoice.objects.issued().count() == 0


def test_a_draft_thrown_away_comes_back(world, client):
    made = draft(world)

    client.post(f"/invoices/{made.pk}/drop/")
    back = way_back(client)
    gone = client.get(f"/invoices/{made.pk}/").status_code
    client.post(back)

    assert (gone, client.get(f"/invoices/{made.pk}/").status_code) == (404, 200)


def test_what_is_above_the_usual_is_spoken_of_before_it_is_sent(world, client):
    SellerDetails.objects.update(usual_amount=100_00)
    small, large = today_issued(world, 50_00), today_issued(world, 500_00)

    for one in (small, large):
        client.post(f"/invoices/{one.pk}/send/")
    client.post(f"/invoices/{large.pk}/without-a-talk/", {"because": "Agreed by phone"})
    small.refresh_from_db(), large.refresh_from_db()
    before = (small.sent_at is not None, large.sent_at is not None)
    client.post(f"/invoices/{large.pk}/send/")

    large.refresh_from_db()
    assert (before, large.sent_at is not None) == ((True, False), True)
    assert large.paper.document.audience == Audience.SHARED
    assert MoneyTalk.objects.get().because == "Agreed by phone"


def test_a_talk_is_booked_and_opens_the_way(world, client):
    large = today_issued(world, 500_00)
    on = timezone.localdate() + timedelta(days=3)

    client.post(
        f"/invoices/{large.pk}/talk/",
        {"contact": world.ana.pk, "on": on.isoformat(), "at_time": "10:00", "kind": "phone"},
    )
    ahead = MoneyTalk.objects.ahead().get(invoice=large)
    client.post(f"/invoices/{large.pk}/send/")
    large.refresh_from_db()
    before = large.sent_at
    MoneyTalk.objects.update(starts_at=timezone.now() - timedelta(hours=1))
    client.post(f"/money-talks/{ahead.pk}/outcome/", {"outcome": "yes"})
    client.post(f"/invoices/{large.pk}/send/")

    large.refresh_from_db()
    assert (ahead.contact, ahead.meeting_id is not None, before) == (world.ana, True, None)
    assert large.sent_at is not None


def test_a_payment_and_its_way_back(world, client):
    invoice = today_issued(world, 100_00)
    address, today = f"/invoices/{invoice.pk}/", timezone.localdate().isoformat()

    too_much = client.post(f"{address}pay/", {"amount": "200", "on": today})
    client.post(f"{address}pay/", {"amount": "121", "on": today})
    invoice.refresh_from_db()
    settled = invoice.settled_on
    client.post(way_back(client))

    invoice.refresh_from_db()
    assert "amount" in too_much.context["form"].errors
    assert (settled, invoice.settled_on) == (timezone.localdate(), None)
    assert sorted(Payment.objects.values_list("amount", flat=True)) == [-121_00, 121_00]


def test_a_credit_note_from_the_page(world, client):
    invoice = today_issued(world, 100_00)

    client.post(f"/invoices/{invoice.pk}/credit/", {"because": "Twice"})
    note = Invoice.objects.get(corrects=invoice)
    client.post(f"/invoices/{note.pk}/issue/", {"on": timezone.localdate().isoformat()})
    client.post(f"/invoices/{invoice.pk}/again/")

    invoice.refresh_from_db()
    assert (invoice.open, Invoice.objects.drafts().get().gross) == (0, 121_00)
    assert client.get(f"/invoices/{note.pk}/").status_code == 200


def test_letters_begin_with_the_paper_and_a_friendly_word(world, client):
    SellerDetails.objects.update(usual_amount=10**9)
    days = timedelta(days=40)
    papers(world)
    late = issue(
        draft(world, due_on=timezone.localdate() - timedelta(days=9), project=world.shop),
        on=timezone.localdate() - days, by=world.marek, at=timezone.now(),
    )  # fmt: skip

    client.post(f"/invoices/{late.pk}/send-by-mail/")
    client.post(f"/invoices/{late.pk}/remind/")

    first, second = Letter.objects.order_by("pk")
    assert [letter.attachments.get().version for letter in (first, second)] == [Invoice.objects.get().paper] * 2
    assert late.number in second.text and "121" in second.text
    assert (first.project, second.project) == (None, None)  # guests of the project read its letters


def test_the_hours_of_a_month(world, client):
    today = timezone.localdate()
    TimeEntry.objects.create(project=world.shop, person=world.marek, on=today, minutes=90)

    client.post("/invoices/from-hours/", {"project": world.shop.pk, "month": today.isoformat(), "rate": "60"})

    assert Invoice.objects.get().net == 90_00


def test_a_plan_of_every_month_is_made_and_ended(world, client):
    said = {
        "chosen": f"{world.luna.pk}-", "project": world.shop.pk, "text": "Care", "why": "every", "amount": "100",
        "on": timezone.localdate().isoformat(), "currency": "EUR",
    }  # fmt: skip
    client.post("/invoices/plan/new/", said)
    one = Instalment.objects.get()
    shown = client.get("/invoices/plan/").context["page"].object_list
    client.post(f"/invoices/plan/{one.pk}/end/")

    assert (one.every_months, one.amount, list(shown)) == (1, 100_00, [one])
    assert list(client.get("/invoices/plan/").context["page"].object_list) == []


WRONG = [
    ({"amount": ""}, "amount"),
    ({"on": ""}, "on"),
    ({"why": "milestone"}, "milestone"),
    ({"why": "hours"}, "rate"),
]


@pytest.mark.parametrize(("fields", "wrong"), WRONG)
def test_a_plan_says_what_is_wrong(world, client, fields, wrong):
    said = {
        "chosen": f"{world.luna.pk}-", "text": "Care", "why": "every", "amount": "100", "currency": "EUR",
        "on": timezone.localdate().isoformat(), **fields,
    }  # fmt: skip

    assert wrong in client.post("/invoices/plan/new/", said).context["form"].errors


def test_guests_and_strangers_see_nothing(world, signed_in):
    invoice = today_issued(world)
    guest, other = signed_in(world.teo), signed_in(world.iga)

    assert [guest.get(path).status_code for path in ("/invoices/", f"/invoices/{invoice.pk}/")] == [403, 403]
    assert other.get(f"/invoices/{invoice.pk}/").status_code == 404
    assert list(other.get("/invoices/?which=all").context["page"].object_list) == []


@pytest.mark.parametrize("address", ["/invoices/?which=all", "/invoices/plan/", "/clients/{}/invoices/"])
def test_lists_ask_as_often_for_three_as_for_one(world, client, address):
    def make():
        today_issued(world)
        Instalment.objects.create(client=world.luna, text="Care", amount=1, currency="EUR", on=timezone.localdate())

    def asked():
        client.get(address.format(world.luna.pk))
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(address.format(world.luna.pk)).status_code == 200
        return len(queries)

    make()
    once = asked()
    make(), make()
    assert asked() == once


def test_settings_know_what_is_usual_in_the_country(world, signed_in):
    rita = signed_in(world.rita)

    rita.post("/settings/invoices/begin/")
    again = rates.seed(world.organization)

    assert again == 0
    assert [rate.rate for rate in TaxRate.objects.filter(kind="S").order_by("-rate")] == [2100, 1000, 400]
    assert all(rate.reason for rate in TaxRate.objects.exclude(kind="S"))
    for address in ("/settings/invoices/", "/settings/invoices/taxes/", "/settings/invoices/series/"):
        assert rita.get(address).status_code == 200
        assert signed_in(world.marek).get(address).status_code == 404


def test_our_details_are_kept_and_an_iban_is_checked(world, signed_in):
    rita = signed_in(world.rita)
    said = {
        "legal_name": "Faro",
        "days_to_pay": "14",
        "usual_amount": "1.500,50",
        "iban": "ES91 2100 0418 4502 0005 1332",
    }

    wrong = rita.post("/settings/invoices/", {**said, "iban": "ES92 2100 0418 4502 0005 1332"})
    rita.post("/settings/invoices/", said)

    kept = SellerDetails.objects.get()
    assert "iban" in wrong.context["form"].errors
    assert (kept.days_to_pay, kept.usual_amount, kept.iban) == (14, 1500_50, "ES9121000418450200051332")
