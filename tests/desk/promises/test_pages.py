"""Promises on the desk: each page works, is closed to those it is not for, and says what is wrong."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.world import make_project
from vinculo.agreements.models import Promise, Warning
from vinculo.conversations.models import Interaction


def soon(days=20):
    return timezone.localdate() + timedelta(days=days)


def a_promise(world, **fields):
    given = {
        "client": world.luna, "project": world.shop, "text": "Rates for the islands", "made_to": world.ana,
        "owner": world.marek, "made_at": timezone.now(), "promised_on": soon(), "internal_on": soon(15),
        "by": world.marek, **fields,
    }  # fmt: skip
    return Promise.objects.create(**given)


def to_ana(world, **said):
    return {"chosen": f"{world.luna.pk}-{world.ana.pk}", "text": "A draft", "owner": world.zofia.pk, **said}


def test_a_promise_gets_both_dates(world, signed_in):
    answer = signed_in(world.marek).post("/promises/new/", to_ana(world, promised_on=soon().isoformat()))

    promise = Promise.objects.get()
    assert (answer.status_code, answer.url) == (302, promise.get_absolute_url())
    assert (promise.text, promise.promised_on, promise.made_to, promise.owner, promise.project) == (
        "A draft", soon(), world.ana, world.zofia, world.shop,
    )  # fmt: skip
    assert promise.internal_on < promise.promised_on


def test_a_promise_without_a_date_has_none(world, signed_in):
    signed_in(world.marek).post("/promises/new/", to_ana(world))

    assert (Promise.objects.get().promised_on, Promise.objects.get().internal_on) == (None, None)


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"text": ""}, "text"),
        ({"promised_on": "31 nov"}, "promised_on"),
        ({"promised_on": "2020-01-01"}, "promised_on"),
        ({"promised_on": "2090-01-01", "internal_on": "2090-01-05"}, "internal_on"),
        ({"chosen": ""}, "who"),
    ],
)
def test_it_says_what_is_wrong(world, signed_in, said, field):
    page = signed_in(world.marek).post("/promises/new/", to_ana(world, **said))

    assert (page.status_code, list(page.context["form"].errors), Promise.objects.count()) == (200, [field], 0)


def test_a_promise_just_made_can_be_taken_back(world, signed_in):
    client = signed_in(world.marek)
    client.post("/promises/new/", to_ana(world))
    undo = next(iter(client.get("/promises/").context["messages"])).extra_tags

    client.post(undo)

    assert Promise.objects.count() == 0


def test_keeping_it_and_taking_that_back(world, signed_in):
    promise, client = a_promise(world), signed_in(world.zofia)

    client.post(f"/promises/{promise.pk}/keep/")
    promise.refresh_from_db()
    kept = (promise.kept_on, promise.kept_by)
    undo = next(iter(client.get("/promises/").context["messages"])).extra_tags
    client.post(undo)
    promise.refresh_from_db()

    assert kept == (timezone.localdate(), world.zofia)
    assert promise.is_open is True


def test_a_new_date_stays_in_the_history_with_its_reason(world, signed_in):
    promise, client = a_promise(world), signed_in(world.marek)
    said = {"promised_on": soon(30).isoformat(), "reason": "The photos came late"}

    client.post(f"/promises/{promise.pk}/renegotiate/", said)

    page = client.get(promise.get_absolute_url())
    promise.refresh_from_db()
    assert promise.promised_on == soon(30)
    assert [event.detail for event in page.context["events"] if event.detail] == ["The photos came late"]


def test_a_new_date_can_be_taken_back(world, signed_in):
    promise, client = a_promise(world, forecast_on=soon(25)), signed_in(world.marek)
    client.post(f"/promises/{promise.pk}/renegotiate/", {"promised_on": soon(30).isoformat(), "reason": "Photos"})
    undo = next(iter(client.get("/promises/").context["messages"])).extra_tags

    client.post(undo)

    promise.refresh_from_db()
    assert (promise.promised_on, promise.internal_on, promise.forecast_on) == (soon(), soon(15), soon(25))
    assert promise.renegotiations.count() == 0


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"reason": "Photos"}, "promised_on"),
        ({"promised_on": "2090-01-01"}, "reason"),
        ({"promised_on": "2020-01-01", "reason": "Photos"}, "promised_on"),
    ],
)
def test_a_new_date_needs_a_day_to_come_and_a_reason(world, signed_in, said, field):
    promise = a_promise(world)

    page = signed_in(world.marek).post(f"/promises/{promise.pk}/renegotiate/", said)

    assert list(page.context["form"].errors) == [field]


def test_warning_them_is_an_exchange_and_settles_the_mark(world, signed_in):
    promise, client = a_promise(world, forecast_on=soon(25)), signed_in(world.marek)
    said = {"forecast_on": soon(25).isoformat(), "way_out": "Half of it now", "channel": "phone"}

    before = client.get(promise.get_absolute_url()).context["slips"]
    client.post(f"/promises/{promise.pk}/warn/", said)
    after = client.get(promise.get_absolute_url()).context["slips"]

    call = Interaction.objects.get()
    assert (before, after) == (True, False)
    assert (Warning.objects.get().way_out, call.channel, list(call.contacts.all())) == (
        "Half of it now", "phone", [world.ana],
    )  # fmt: skip


def test_a_warning_brings_a_way_out(world, signed_in):
    promise = a_promise(world)

    page = signed_in(world.marek).post(
        f"/promises/{promise.pk}/warn/", {"forecast_on": "2090-01-01", "channel": "phone"}
    )

    assert page.context["form"].errors["way_out"] == ["Bring a way out: what do they get, and when?"]


def test_forecast_margin_and_withdrawal(world, signed_in):
    promise, client = a_promise(world), signed_in(world.marek)

    client.post(f"/promises/{promise.pk}/forecast/", {"forecast_on": soon(25).isoformat()})
    client.post(f"/promises/{promise.pk}/margin/", {"margin_reason": "One afternoon"})
    client.post(f"/promises/{promise.pk}/withdraw/", {"because": "They changed their mind"})

    promise.refresh_from_db()
    assert (promise.forecast_on, promise.margin_reason, promise.withdrawn_because) == (
        soon(25), "One afternoon", "They changed their mind",
    )  # fmt: skip
    assert client.get(f"/promises/{promise.pk}/forecast/").status_code == 302


def test_the_list_is_mine_until_i_ask_for_everyones(world, signed_in):
    mine, theirs = a_promise(world), a_promise(world, owner=world.zofia, text="Texts")
    client = signed_in(world.marek)

    assert [one.pk for one in client.get("/promises/").context["page"]] == [mine.pk]
    assert {one.pk for one in client.get("/promises/?whose=all").context["page"]} == {mine.pk, theirs.pk}


@pytest.mark.parametrize(
    ("which", "fields"),
    [
        ("open", {}),
        ("slipping", {"forecast_on": soon(25)}),
        ("undated", {"promised_on": None, "internal_on": None}),
        ("kept", {"kept_on": soon(0)}),
        ("withdrawn", {"withdrawn_at": timezone.now()}),
    ],
)
def test_the_list_shows_which(world, signed_in, which, fields):
    promise = a_promise(world, **fields)

    page = signed_in(world.marek).get(f"/promises/?which={which}")

    assert [one.pk for one in page.context["page"]] == [promise.pk]


PAGES = ["", "renegotiate/", "warn/", "forecast/", "margin/", "withdraw/"]


@pytest.mark.parametrize("page", PAGES)
def test_strangers_sign_in_first(world, client, page):
    assert client.get(f"/promises/{a_promise(world).pk}/{page}").url.startswith("/account/")


@pytest.mark.parametrize("page", PAGES)
def test_what_is_not_yours_is_not_there(world, signed_in, page):
    promise, of_another_project = a_promise(world), a_promise(world, project=make_project(world.luna, "Rebranding"))

    assert signed_in(world.zofia).get(f"/promises/{promise.pk}/{page}").status_code == 200
    assert signed_in(world.iga).get(f"/promises/{promise.pk}/{page}").status_code == 404
    assert signed_in(world.teo).get(f"/promises/{promise.pk}/{page}").status_code == 200
    assert signed_in(world.teo).get(f"/promises/{of_another_project.pk}/{page}").status_code == 404


def test_nobody_keeps_what_is_not_theirs(world, signed_in):
    promise = a_promise(world)

    assert signed_in(world.iga).post(f"/promises/{promise.pk}/keep/").status_code == 404
    assert signed_in(world.marek).get(f"/promises/{promise.pk}/keep/").status_code == 405
    promise.refresh_from_db()
    assert promise.is_open is True


def test_the_lists_ask_as_often_for_three_as_for_one(world, signed_in, django_assert_num_queries):
    client = signed_in(world.marek)
    a_promise(world)
    client.get("/promises/")
    with CaptureQueriesContext(connection) as for_one:
        client.get("/promises/?whose=all")
    once = len(for_one)
    for owner in (world.zofia, world.rita):
        a_promise(world, owner=owner, project=make_project(world.luna, f"Of {owner.name}"))

    with django_assert_num_queries(once):
        client.get("/promises/?whose=all")
    assert once <= 12
