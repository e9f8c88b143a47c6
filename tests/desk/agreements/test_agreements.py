"""Agreements on the desk: begun, written, sent, amended, ended; who may, and what guests do not read."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.agreements.contracts import a_draft
from tests.desk.obligations.make import said
from tests.documents.signing.asked import decider
from vinculo.agreements import starting
from vinculo.agreements.models import Agreement, ContractTemplate, Duty
from vinculo.documents.models import SigningRequest


@pytest.fixture
def draft(world):
    return a_draft(world)


def there(agreement, more=""):
    return f"{agreement.get_absolute_url()}{more}"


def last_toast(answer):
    return [(str(one), one.extra_tags) for one in answer.context["messages"]][-1]


def test_one_is_begun_from_a_template_and_written(world, signed_in):
    starting.take_over(by=world.rita)
    template = ContractTemplate.objects.get(name="Care and maintenance")
    me = signed_in(world.marek)

    me.post("/agreements/draft/", said(world, name="Care", template=template.pk))
    made = Agreement.objects.get()
    me.post(there(made, "edit/"), terms(ends_on="2027-01-31", renewal="itself", renews_months=12, price="90 €"))
    me.post(there(made, "clauses/new/"), {"title": "Where", "text": "At {client.name}."})
    me.post(there(made, "duties/new/"), {"side": "ours", "what": "Updates", "kind": "duty", "days_after": 3})
    me.post(there(made, "annexes/new/"), {"title": "Hours", "text": "- 4 a month"})
    page = me.get(there(made))

    made.refresh_from_db()
    assert (made.client, made.project, made.language, made.price) == (world.luna, world.shop, "en", "90 €")
    assert page.context["clauses"][-1][1:] == ("Where", "At Café Luna.")
    assert [one.what for one in page.context["duties"][0]["rows"]] == ["Updates"]
    assert [one.title for one in page.context["annexes"]] == ["Hours"]
    assert me.get(there(made, "paper/")).content.startswith(b"%PDF-")


def terms(**more):
    return {"name": "Care", "language": "en", "renewal": "none", "notice_in": "days", **more}


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"starts_on": "2027-02-01", "ends_on": "2027-01-31"}, "ends_on"),
        ({"renewal": "itself", "ends_on": "2027-01-31"}, "renews_months"),
        ({"renewal": "talk"}, "ends_on"),
        ({"name": ""}, "name"),
    ],
)
def test_terms_that_cannot_be_are_said(world, signed_in, draft, more, field):
    form = signed_in(world.marek).post(there(draft, "edit/"), terms(**more)).context["form"]

    assert list(form.errors) == [field]


@pytest.mark.parametrize("text", ["", "For {client.secret}."])
def test_a_slip_in_a_clause_is_said(world, signed_in, draft, text):
    form = signed_in(world.marek).post(there(draft, "clauses/new/"), {"title": "What", "text": text}).context["form"]

    assert list(form.errors) == ["text"]


def test_it_is_sent_and_taken_back(world, signed_in, draft):
    ana, me = decider(world), signed_in(world.marek)

    answer = me.post(there(draft, "send/"), sending(ana, world.marek))
    asked = SigningRequest.objects.get()
    assert answer.url == asked.get_absolute_url()
    assert me.get(there(draft)).context["asked"] == asked
    assert me.get(there(draft, "edit/")).url == there(draft)

    me.post(there(draft, "take-back/"), {"because": "A slip"})
    assert me.get(there(draft)).context["is_draft"]


def sending(*people):
    contact, person = people
    return {"contacts": [contact.pk], "people": [person.pk], "order": "any", "capacity": "", "note": "", "until_on": ""}


def test_what_is_missing_keeps_it_here(world, signed_in):
    draft = a_draft(world, text="For {price}.")

    form = signed_in(world.marek).post(there(draft, "send/"), sending(decider(world), world.marek)).context["form"]

    assert "{price}" in str(form.non_field_errors())


def test_parts_go_out_and_come_back(world, signed_in, draft):
    me, clause, duty = signed_in(world.marek), draft.clauses.get(), Duty.objects.first()

    for address in (f"clauses/{clause.pk}/remove/", f"duties/{duty.pk}/remove/"):
        page = me.post(there(draft, address), follow=True)
        assert me.post(last_toast(page)[1]).status_code == 302

    assert (draft.clauses.count(), draft.duties.count()) == (1, 2)


def test_a_draft_is_dropped_and_taken_up(world, signed_in, draft):
    me = signed_in(world.marek)

    page = me.post(there(draft, "drop/"), follow=True)
    assert list(me.get("/agreements/").context["page"]) == []
    me.post(last_toast(page)[1])

    assert list(me.get("/agreements/?which=draft").context["page"]) == [draft]


def test_what_is_signed_is_amended_goes_on_or_ends(world, signed_in):
    today = timezone.localdate()
    signed = Agreement.objects.create(
        client=world.luna, name="Contract", signed_on=today, ends_on=today, until_on=today, renewal="talk"
    )
    me = signed_in(world.marek)

    me.post(there(signed, "renew/"), {"until_on": (today + timedelta(days=30)).isoformat()})
    me.post(there(signed, "amend/"))
    page = me.post(there(signed, "end/"), {"on": today.isoformat(), "because": "Done"}, follow=True)
    signed.refresh_from_db()
    assert (signed.until_on, signed.ended_on) == (today + timedelta(days=30), today)
    assert [one.language for one in signed.amendments.all()] == ["en"]

    me.post(last_toast(page)[1])
    signed.refresh_from_db()
    assert signed.is_in_force(today + timedelta(days=30))


@pytest.mark.parametrize(
    ("which", "names"),
    [
        ("all", {"Draft", "Signed", "Soon", "Over"}), ("draft", {"Draft"}), ("waiting", set()),
        ("force", {"Signed", "Soon"}), ("soon", {"Soon"}),
    ],
)  # fmt: skip
def test_the_list_shows_them_by_how_they_stand(world, signed_in, which, names):
    today = timezone.localdate()
    for name, fields in {
        "Draft": {}, "Signed": {"signed_on": today}, "Dropped": {"dropped_at": timezone.now()},
        "Soon": {"signed_on": today, "until_on": today + timedelta(days=20)},
        "Over": {"signed_on": today, "until_on": today - timedelta(days=1)},
    }.items():  # fmt: skip
        Agreement.objects.create(client=world.luna, name=name, **fields)

    page = signed_in(world.marek).get(f"/agreements/?which={which}")

    assert {one.name for one in page.context["page"]} == names


def test_a_guest_reads_no_price_and_no_clause(world, signed_in):
    draft = a_draft(world, text="The secret recipe", price="4.800 €")

    page = signed_in(world.teo).get(there(draft)).content.decode()

    assert "4.800" not in page
    assert "secret recipe" not in page
    assert signed_in(world.teo).get(there(draft, "paper/")).status_code == 403


def test_a_page_asks_as_often_for_three_clauses_as_for_one(world, signed_in, draft, django_assert_num_queries):
    from vinculo.agreements import clauses

    me = signed_in(world.marek)
    me.get(there(draft))
    with CaptureQueriesContext(connection) as for_one:
        me.get(there(draft))
    for _ in range(2):
        clauses.add(draft, title="More", text="…")

    with django_assert_num_queries(len(for_one)):
        me.get(there(draft))
    assert len(for_one) <= 22


def test_templates_of_the_house(world, signed_in):
    me = signed_in(world.marek)

    me.post("/agreements/templates/start/")
    assert len(me.get("/agreements/templates/").context["templates"]) == 6
    me.post("/agreements/templates/new/", {"name": "Bread", "language": "en", "payment_terms": ""})
    bread = ContractTemplate.objects.get(name="Bread")
    for title in ("One", "Two"):
        me.post(there(bread, "clauses/new/"), {"title": title, "text": "…"})
    me.post(there(bread, f"clauses/{bread.clauses.last().pk}/move/"), {"to": "up"})

    assert [one.title for one in bread.clauses.all()] == ["Two", "One"]
    assert me.get(there(bread)).status_code == 200
    me.post(there(bread, "remove/"))
    assert not ContractTemplate.objects.filter(name="Bread").exists()
