"""Change requests on the desk: asked, estimated, spoken about, decided, signed."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.world import NOW, make_project
from vinculo.agreements import asking, deciding
from vinculo.agreements.models import ChangeEffect, ChangeRequest
from vinculo.conversations.models import Decision, Interaction
from vinculo.logbook import letters
from vinculo.projects.models import BudgetChange, Milestone, Task, TaskLink


def day(days):
    return timezone.localdate() + timedelta(days=days)


def a_change(world, **fields):
    change = asking.ask(world.shop, title="Gift wrapping", by=world.marek, at=timezone.now(), contact=world.ana)
    ChangeRequest.objects.filter(pk=change.pk).update(**fields)
    change.refresh_from_db()
    return change


def estimated(world, **fields):
    milestone = Milestone.objects.create(
        project=world.shop, name="Launch", planned_on=day(20), promised_on=day(22), position=1
    )
    given = {
        "state": "estimated", "minutes": 5 * 480, "amount": 63_000, "currency": "EUR", "milestone": milestone,
        "estimated_at": timezone.now(), "estimated_by": world.marek, **fields,
    }  # fmt: skip
    return a_change(world, **given)


def last_toast(client):
    return list(client.get("/promises/").context["messages"])[-1]


def about(world, **more):
    return {"chosen": f"{world.luna.pk}-{world.ana.pk}", "project": world.shop.pk, "side": "theirs", **more}


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


def test_the_price_is_asked_about_before_anything_is_sent(world, signed_in):
    change, client = estimated(world), signed_in(world.marek)
    letter = {"how": "send", "subject": "Gifts", "text": "Hello"}

    unasked = client.post(f"/changes/{change.pk}/send/", letter)
    client.post(f"/changes/{change.pk}/send/", {**letter, "spoken": "phone"})

    change.refresh_from_db()
    assert list(unasked.context["form"].errors) == ["spoken"]
    assert (change.spoken_at is not None, change.sent_at is not None) == (True, True)
    assert list(Interaction.objects.order_by("pk").values_list("channel", "direction")) == [
        ("phone", "both"), ("email", "out"),
    ]  # fmt: skip
    letters.send(Interaction.objects.get(channel="email").pk)
    assert [one.subject for one in mail.outbox] == ["Gifts"]


def test_once_spoken_about_it_is_not_asked_again(world, signed_in):
    change, client = estimated(world), signed_in(world.marek)

    client.post(f"/changes/{change.pk}/spoken/", {"channel": "phone", "text": "Fine with her"})
    page = client.get(f"/changes/{change.pk}/send/")

    change.refresh_from_db()
    assert (change.spoken_at is not None, "spoken" in page.context["form"].fields) == (True, False)
    assert Interaction.objects.get().summary == "Gift wrapping: €630\nFine with her"


def test_the_letter_says_work_price_and_that_no_date_moves(world, signed_in):
    page = signed_in(world.marek).get(f"/changes/{estimated(world).pk}/send/")

    text = page.context["draft"].text
    assert text.startswith("Hello Ana,")
    assert "Work: 5d\nPrice: €630\nDates: none of the dates you have from us moves." in text


def test_the_letter_names_the_dates_they_heard_and_no_others(world, signed_in):
    change = estimated(world)
    ChangeEffect.objects.create(
        change=change, milestone=change.milestone, from_on=day(20), to_on=day(27), promised_to_on=day(29)
    )

    text = signed_in(world.marek).get(f"/changes/{change.pk}/send/").context["draft"].text

    assert "Date: Launch on" in text
    assert "none of the dates" not in text


def test_accepted_it_is_in_the_plan_and_the_decisions_and_can_be_taken_back(world, signed_in):
    change, client = estimated(world), signed_in(world.marek)
    launch = change.milestone

    asked = client.get(f"/changes/{change.pk}/accept/")
    client.post(
        f"/changes/{change.pk}/accept/",
        {"contact": world.ana.pk, f"promised_{launch.pk}": day(29).isoformat()},
    )
    change.refresh_from_db()
    launch.refresh_from_db()
    accepted = (change.state, change.decided_by_contact, launch.promised_on, change.task.title)
    written = (Task.objects.count(), BudgetChange.objects.count(), Decision.objects.count())
    client.post(last_toast(client).extra_tags)
    change.refresh_from_db()
    launch.refresh_from_db()

    assert f"promised_{launch.pk}" in asked.context["form"].fields
    assert (accepted, written) == (("accepted", world.ana, day(29), "Gift wrapping"), (1, 1, 1))
    assert (change.state, launch.promised_on, launch.planned_on, Task.objects.count()) == (
        "estimated", day(22), day(20), 0,
    )  # fmt: skip
    assert Decision.objects.count() == 0


def test_a_yes_in_words_is_put_in_writing_and_confirms_the_decision(world, signed_in):
    change, client = estimated(world, spoken_at=timezone.now()), signed_in(world.marek)
    client.post(f"/changes/{change.pk}/accept/", {f"promised_{change.milestone_id}": day(29).isoformat()})

    draft = client.get(f"/changes/{change.pk}/send/").context["draft"].text
    client.post(f"/changes/{change.pk}/send/", {"how": "chat", "subject": "", "text": draft})

    change.refresh_from_db()
    decision = Decision.objects.get()
    assert "as agreed, here is “Gift wrapping”" in draft
    assert ("instead of" in draft, "Date: Launch on" in draft) == (False, True)
    assert (change.sent_at is not None, decision.confirmed_in.channel) == (True, "chat")


def test_worked_on_the_decision_stays(world, signed_in):
    change, client = estimated(world), signed_in(world.marek)
    client.post(f"/changes/{change.pk}/accept/", {})
    client.post(f"/changes/{change.pk}/began/")

    client.post(f"/changes/{change.pk}/reopen/")

    change.refresh_from_db()
    assert change.state == "accepted"
    assert "Somebody has worked on it" in str(last_toast(client))
    assert client.get(change.get_absolute_url()).context["to_reopen"] is False


@pytest.mark.parametrize("deed", ["accept", "decline", "cannot", "withdraw", "estimate"])
def test_who_comes_second_is_told(world, signed_in, deed):
    change, client = estimated(world), signed_in(world.zofia)
    deciding.withdraw(change, by=world.marek, at=timezone.now())

    client.post(f"/changes/{change.pk}/{deed}/", {"because": "No", "work": "6h"})

    change.refresh_from_db()
    assert (change.state, change.decided_by) == ("withdrawn", world.marek)
    assert str(last_toast(client)) == "Somebody decided it before you."


@pytest.mark.parametrize(
    ("deed", "state"), [("decline", "declined"), ("cannot", "infeasible"), ("withdraw", "withdrawn")]
)
def test_said_no_and_taken_back(world, signed_in, deed, state):
    change, client = estimated(world), signed_in(world.marek)

    client.post(f"/changes/{change.pk}/{deed}/", {"because": "The oven is too small", "instead": "A box"})
    change.refresh_from_db()
    decided = change.state
    client.post(last_toast(client).extra_tags)

    change.refresh_from_db()
    assert (decided, change.state) == (state, "estimated")


def test_a_no_has_a_reason(world, signed_in):
    page = signed_in(world.marek).post(f"/changes/{estimated(world).pk}/cannot/", {"instead": "A box"})

    assert list(page.context["form"].errors) == ["because"]


def test_what_cannot_be_done_is_explained_with_something_instead(world, signed_in):
    change, client = estimated(world), signed_in(world.marek)
    client.post(f"/changes/{change.pk}/cannot/", {"because": "The oven is too small", "instead": "A box"})

    before = client.get(change.get_absolute_url()).context["mark"]
    draft = client.get(f"/changes/{change.pk}/explain/").context["form"].initial["text"]
    client.post(f"/changes/{change.pk}/explain/", {"channel": "phone", "text": draft})
    after = client.get(change.get_absolute_url()).context["mark"]

    assert draft == "“Gift wrapping” cannot be done: The oven is too small\nWhat we can do instead: A box"
    assert ("do not know why yet" in before, "they know why" in after) == (True, True)
    assert Interaction.objects.get().channel == "phone"


def test_signed_and_taken_back(world, signed_in):
    change, client = estimated(world), signed_in(world.marek)
    client.post(f"/changes/{change.pk}/accept/", {})

    client.post(f"/changes/{change.pk}/sign/", {"signed_how": "By mail", "on": day(0).isoformat()})
    change.refresh_from_db()
    signed = (change.signed_at is not None, change.signed_how, Decision.objects.get().confirmed_at == change.signed_at)
    client.post(last_toast(client).extra_tags)

    change.refresh_from_db()
    assert (signed, change.signed_at) == ((True, "By mail", True), None)
    assert Decision.objects.get().confirmed_at is None


def test_begun_unsigned_it_says_so(world, signed_in):
    change, client = estimated(world), signed_in(world.marek)
    client.post(f"/changes/{change.pk}/accept/", {})

    client.post(f"/changes/{change.pk}/began/")

    assert "Work began, not signed yet" in client.get(change.get_absolute_url()).context["mark"]


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
    assert [b"630" in page.content for page in pages] == [False, False]
    assert b"630" in signed_in(world.marek).get(f"/changes/{change.pk}/").content


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
