"""Questions on the desk: theirs against the clock, ours, and what becomes of them."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.world import make_project
from vinculo.conversations.models import Interaction, Question
from vinculo.desk.questions.clock import Clock


def a_question(world, hours=3, **fields):
    asked_at = timezone.now() - timedelta(hours=hours)
    given = {
        "client": world.luna, "project": world.shop, "contact": world.ana, "text": "When does it open?",
        "asked_at": asked_at, "due_at": asked_at + timedelta(hours=24), "owner": world.marek, **fields,
    }  # fmt: skip
    return Question.objects.create(**given)


def last_toast(client):
    return list(client.get("/questions/").context["messages"])[-1]


def test_a_question_of_theirs_gets_its_clock_and_ours_has_none(world, signed_in):
    client, said = signed_in(world.zofia), {"chosen": f"{world.luna.pk}-{world.ana.pk}", "text": "When?"}

    client.post("/questions/new/", said)
    client.post("/questions/new/", {**said, "asked_by_us": "1"})

    theirs, ours = Question.objects.order_by("pk")
    assert (theirs.due_at - theirs.asked_at, theirs.owner, theirs.contact) == (
        timedelta(hours=24), world.marek, world.ana,
    )  # fmt: skip
    assert (ours.due_at, ours.owner, ours.project) == (None, world.zofia, world.shop)


def test_the_answer_is_an_exchange_and_can_be_taken_back(world, signed_in):
    question, client = a_question(world), signed_in(world.marek)

    client.post(f"/questions/{question.pk}/answer/", {"text": "On Monday", "channel": "email"})
    question.refresh_from_db()
    answered, written = question.answer, Interaction.objects.get()
    client.post(last_toast(client).extra_tags)
    question.refresh_from_db()

    assert (answered, written.direction, written.channel, written.summary) == ("On Monday", "out", "email", "On Monday")
    assert (question.is_open, Interaction.objects.count()) == (True, 0)


def test_an_honest_by_when_and_back(world, signed_in):
    question, client = a_question(world), signed_in(world.marek)

    client.post(f"/questions/{question.pk}/by-when/", {"on": "2090-01-02", "at_time": "9:30"})
    question.refresh_from_db()
    said = question.by_when_at
    client.post(last_toast(client).extra_tags)
    question.refresh_from_db()

    assert (said.year, question.by_when_at) == (2090, None)


def test_it_is_handed_over_only_to_those_who_see_the_client(world, signed_in):
    question, client = a_question(world), signed_in(world.marek)

    refused = client.post(f"/questions/{question.pk}/owner/", {"owner": world.iga.pk})
    client.post(f"/questions/{question.pk}/owner/", {"owner": world.zofia.pk})

    question.refresh_from_db()
    assert refused.context["form"].errors["owner"] == ["Iga Lis does not see this client."]
    assert question.owner == world.zofia


@pytest.mark.parametrize(
    ("page", "said", "field"),
    [
        ("answer/", {"channel": "email"}, "text"),
        ("answer/", {"text": "Yes"}, "channel"),
        ("by-when/", {"on": "2020-01-01"}, "on"),
        ("by-when/", {"on": "31 nov"}, "on"),
        ("owner/", {"owner": ""}, "owner"),
    ],
)
def test_it_says_what_is_wrong(world, signed_in, page, said, field):
    question = a_question(world)

    answer = signed_in(world.marek).post(f"/questions/{question.pk}/{page}", said)

    assert list(answer.context["form"].errors) == [field]


@pytest.mark.parametrize(
    ("hours", "fields", "css"),
    [(3, {}, "st-run"), (20, {}, "st-tight"), (30, {}, "st-risk"), (300, {"asked_by_us": True}, "st-run")],
)
def test_the_clock_shows_how_long_they_wait(world, hours, fields, css):
    question = a_question(world, hours, **fields)

    mark = Clock.of(world.organization).mark(question, timezone.now())

    assert f'class="st {css}"' in mark


def test_whoever_waits_longest_comes_first(world, signed_in):
    short, long = a_question(world, 3), a_question(world, 30)
    a_question(world, asked_by_us=True, due_at=None)
    a_question(world, answered_at=timezone.now())
    client = signed_in(world.marek)

    counts = [len(client.get(f"/questions/?which={which}").context["page"]) for which in ("us", "them", "answered")]

    assert list(client.get("/questions/").context["page"]) == [long, short]
    assert counts == [2, 1, 1]


PAGES = ["", "answer/", "by-when/", "owner/"]


@pytest.mark.parametrize("page", PAGES)
def test_closed_to_strangers_and_to_others(world, signed_in, client, page):
    address = f"/questions/{a_question(world).pk}/{page}"
    of_another_project = a_question(world, project=make_project(world.luna, "Rebranding"))

    assert client.get(address).url.startswith("/account/")
    assert [signed_in(person).get(address).status_code for person in (world.zofia, world.iga, world.teo)] == [
        200, 404, 200,
    ]  # fmt: skip
    assert signed_in(world.teo).get(f"/questions/{of_another_project.pk}/{page}").status_code == 404


def test_the_list_asks_as_often_for_three_as_for_one(world, signed_in, django_assert_num_queries):
    client = signed_in(world.marek)
    a_question(world)
    client.get("/questions/")
    with CaptureQueriesContext(connection) as asked:
        client.get("/questions/?whose=all")
    once = len(asked)
    for owner in (world.zofia, world.rita):
        a_question(world, owner=owner)

    with django_assert_num_queries(once):
        client.get("/questions/?whose=all")
    assert once <= 12
