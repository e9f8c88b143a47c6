"""Change requests on the desk: asked, estimated, edited, found, and closed to those they are not for."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.desk.changes.make import a_change, about, day, estimated, last_toast
from tests.said import says
from tests.world import NOW, make_project
from vinculo.agreements import asking, deciding
from vinculo.agreements.models import ChangeEffect, ChangeRequest
from vinculo.conversations.models import Interaction
from vinculo.projects.models import Milestone, Task, TaskLink


def test_a_change_is_asked_for_and_can_be_found(world, signed_in):
    client = signed_in(world.marek)

    answer = client.post("/changes/new/", about(world, title="Gift wrapping", why="Christmas"))

    change = ChangeRequest.objects.get()
    assert (answer.url, change.number, change.contact, change.project, change.client, change.why) == (
        change.get_absolute_url(), 1, world.ana, world.shop, world.luna, "Christmas",
    )  # fmt: skip
    assert [row.of for row in client.get("/changes/?q=wrapping").context["rows"]] == [change]


def test_it_remembers_the_talk_it_came_up_in(world, signed_in):
    talk = Interaction.objects.create(client=world.luna, project=world.shop, at=NOW, channel="phone", by=world.marek)
    client = signed_in(world.marek)

    client.post(f"/changes/new/?talk={talk.pk}", about(world, title="Gift wrapping"))

    change = ChangeRequest.objects.get()
    assert change.said_in == talk.uid
    assert client.get(change.get_absolute_url()).context["said_in"] == talk
    assert list(client.get(f"/log/{talk.pk}/").context["changes"]) == [change]


@pytest.mark.parametrize(
    ("more", "field"),
    [({"title": ""}, "title"), ({"side": "x"}, "side"), ({"chosen": ""}, "who"), ({"project": 0}, "who")],
)
def test_it_says_what_is_wrong(world, signed_in, more, field):
    page = signed_in(world.marek).post("/changes/new/", about(world, **{"title": "Gifts", **more}))

    assert (list(page.context["form"].errors), ChangeRequest.objects.count()) == ([field], 0)


def test_just_asked_it_can_be_taken_back(world, signed_in):
    client = signed_in(world.marek)
    client.post("/changes/new/", about(world, title="Gift wrapping"))

    client.post(last_toast(client).extra_tags)

    assert ChangeRequest.objects.count() == 0


def test_the_dates_are_seen_before_the_estimate_is_saved(world, signed_in):
    milestone = Milestone.objects.create(project=world.shop, name="Launch", planned_on=day(20), promised_on=day(22))
    change, client = a_change(world), signed_in(world.marek)
    said = {"work": "5d", "price": "630", "milestone": milestone.pk, "after": ""}

    page = client.post(f"/changes/{change.pk}/estimate/", {**said, "look": "1"})
    before = ChangeRequest.objects.get().state
    client.post(f"/changes/{change.pk}/estimate/", said)

    change.refresh_from_db()
    [(move, anew)] = page.context["moves"]
    assert (move.name, anew is not None, before) == ("Launch", True, "asked")
    assert (change.state, change.minutes, change.amount, change.currency) == ("estimated", 5 * 480, 63_000, "EUR")
    effect = ChangeEffect.objects.get()
    assert (effect.from_on, effect.promised_to_on) == (day(20), anew)


def test_no_date_moves_is_said_too(world, signed_in):
    change, client = a_change(world), signed_in(world.marek)

    page = client.post(f"/changes/{change.pk}/estimate/", {"work": "6", "look": "1"})

    assert page.context["moves"] == []
    assert "No date moves" in page.content.decode()


@pytest.mark.parametrize(
    ("said", "field"),
    [({"work": ""}, "work"), ({"work": "soon"}, "work"), ({"work": "6h", "price": "much"}, "price"),
     ({"work": "6h", "milestone": "999999"}, "milestone")],
)  # fmt: skip
def test_an_estimate_says_what_is_wrong(world, signed_in, said, field):
    page = signed_in(world.marek).post(f"/changes/{a_change(world).pk}/estimate/", said)

    assert list(page.context["form"].errors) == [field]


def test_a_plan_that_goes_round_is_said_by_its_tasks(world, signed_in):
    milestone = Milestone.objects.create(project=world.shop, name="Launch", planned_on=day(20))
    one, other = (Task.objects.create(project=world.shop, milestone=milestone, title=title) for title in ("Egg", "Hen"))
    TaskLink.objects.bulk_create([TaskLink(before=one, after=other), TaskLink(before=other, after=one)])

    page = signed_in(world.marek).post(
        f"/changes/{a_change(world).pk}/estimate/", {"work": "6h", "milestone": milestone.pk}
    )

    assert "Egg" in str(page.context["form"].non_field_errors())
    assert ChangeRequest.objects.get().state == "asked"


def test_edited_until_it_is_decided(world, signed_in):
    change, client = estimated(world), signed_in(world.marek)
    said = {"side": "ours", "title": "Wrapping paper", "text": "", "why": "", "contact": "", "seen_at": ""}

    client.post(f"/changes/{change.pk}/edit/", said)
    deciding.withdraw(change, by=world.marek, at=timezone.now())
    client.post(f"/changes/{change.pk}/edit/", {**said, "title": "Too late"})

    change.refresh_from_db()
    assert (change.title, change.side) == ("Wrapping paper", "ours")


@pytest.mark.parametrize(
    ("query", "states"),
    [
        ("", {"asked", "estimated"}), ("which=accepted", {"accepted"}), ("which=unsigned", {"accepted"}),
        ("which=no", {"declined", "infeasible", "withdrawn"}), ("which=bogus&client=x", {"asked", "estimated"}),
        ("which=all&project=0", set()),
    ],
)  # fmt: skip
def test_the_list_shows_which(world, signed_in, query, states):
    for state in ChangeRequest.State:
        a_change(world, state=state)

    page = signed_in(world.marek).get(f"/changes/?{query}")

    assert {row.of.state for row in page.context["rows"]} == states


def test_the_project_shows_all_of_its_own(world, signed_in):
    change = estimated(world)
    asking.ask(make_project(world.luna, "Rebranding"), title="Other", by=world.marek, at=NOW)

    rows = signed_in(world.marek).get(f"/projects/{world.shop.pk}/changes/").context["rows"]

    assert [(row.of, row.who, row.work, row.price, row.dates) for row in rows] == [
        (change, "Ana", "5d", "€630", "no date moves")
    ]


def test_guests_see_no_prices(world, signed_in):
    change = estimated(world)

    pages = [signed_in(world.teo).get(f"/changes/{change.pk}/"), signed_in(world.teo).get("/changes/")]

    assert [page.status_code for page in pages] == [200, 200]
    assert [says(page, "630") for page in pages] == [False, False]
    assert says(signed_in(world.marek).get(f"/changes/{change.pk}/"), "630")


FORMS = ["edit/", "estimate/", "spoken/", "send/", "accept/", "decline/", "cannot/"]


@pytest.mark.parametrize("page", ["", *FORMS])
def test_closed_to_strangers_and_to_others(world, signed_in, client, page):
    address = f"/changes/{estimated(world).pk}/{page}"

    assert client.get(address).url.startswith("/account/")
    answers = [signed_in(person).get(address).status_code for person in (world.zofia, world.iga, world.teo)]
    assert answers == [200, 404, 403 if page else 200]


@pytest.mark.parametrize("page", ["/changes/", "/changes/new/", "/projects/{}/changes/"])
def test_strangers_sign_in_first(world, client, page):
    assert client.get(page.format(world.shop.pk)).url.startswith("/account/")


@pytest.mark.parametrize("page", ["/changes/", "/projects/{}/changes/"])
def test_the_lists_ask_as_often_for_three_as_for_one(world, signed_in, page, django_assert_num_queries):
    client, there = signed_in(world.marek), page.format(world.shop.pk)

    def one_more():
        change = estimated(world)
        ChangeEffect.objects.create(change=change, milestone=change.milestone, from_on=day(20), to_on=day(27))

    one_more()
    client.get(there)
    with CaptureQueriesContext(connection) as for_one:
        client.get(there)
    one_more()
    one_more()

    with django_assert_num_queries(len(for_one)):
        client.get(there)
    assert len(for_one) <= 12
