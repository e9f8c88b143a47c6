"""Red flags: raised early, watched by somebody, looked at again, lowered with what came of them."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from vinculo.db.search import find
from vinculo.projects.models import RedFlag


def some_flag(world, **fields):
    given = {
        "project": world.shop, "what": "Nobody tested the islands", "owner": world.marek, "raised_by": world.marek,
        "raised_at": timezone.now(), "review_on": timezone.localdate() + timedelta(days=3), **fields,
    }  # fmt: skip
    return RedFlag.objects.create(**given)


def said(world, **fields):
    given = {
        "what": "Payment is not tested", "why": "The bank is new", "weight": "red", "owner": world.zofia.pk,
        "review_on": (timezone.localdate() + timedelta(days=2)).isoformat(), "next_step": "A trial order", **fields,
    }  # fmt: skip
    return {name: value for name, value in given.items() if value is not None}


def take_back(client):
    client.post(list(client.get("/promises/").context["messages"])[-1].extra_tags)


def test_a_flag_is_raised_in_its_project_and_found_by_its_words(world, signed_in):
    client = signed_in(world.marek)

    answer = client.post(f"/flags/new/?project={world.shop.pk}", said(world))

    flag = RedFlag.objects.get()
    assert answer.url == f"/projects/{world.shop.pk}/flags/"
    assert (flag.project, flag.weight, flag.owner, flag.raised_by) == (world.shop, "red", world.zofia, world.marek)
    assert [hit.object_id for hit in find("bank", allowed=None, kinds=["flag"], limit=5)] == [flag.pk]
    assert b"/flags/%d/" % flag.pk in client.get("/search/?q=payment").content


def test_from_the_register_one_says_in_which_project(world, signed_in):
    client = signed_in(world.zofia)

    asked = client.post("/flags/new/", said(world))
    client.post("/flags/new/", said(world, project=world.shop.pk))
    foreign = client.post("/flags/new/", said(world, project=world.workshop.pk))

    assert list(asked.context["form"].errors) == ["project"]
    assert list(foreign.context["form"].errors) == ["project"]
    assert RedFlag.objects.get().project == world.shop


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [({"what": ""}, "what"), ({"review_on": ""}, "review_on"), ({"review_on": "2020-01-01"}, "review_on")],
)
def test_it_says_what_is_wrong(world, signed_in, fields, wrong):
    page = signed_in(world.marek).post(f"/flags/new/?project={world.shop.pk}", said(world, **fields))

    assert list(page.context["form"].errors) == [wrong]


def test_nobody_watches_what_they_do_not_see(world, signed_in):
    page = signed_in(world.marek).post(f"/flags/new/?project={world.shop.pk}", said(world, owner=world.iga.pk))

    assert page.context["form"].errors["owner"] == ["Iga Lis does not see this project."]


def test_a_look_moves_the_next_one_and_is_taken_back(world, signed_in):
    flag, client = some_flag(world), signed_in(world.zofia)
    before = flag.review_on
    soon = timezone.localdate() + timedelta(days=9)

    client.post(f"/flags/{flag.pk}/review/", {"note": "Two orders went through", "next_on": soon, "next_step": "Ten"})

    flag.refresh_from_db()
    assert (flag.review_on, flag.next_step, flag.reviews.get().note) == (soon, "Ten", "Two orders went through")
    take_back(client)
    flag.refresh_from_db()
    assert (flag.review_on, flag.next_step, flag.reviews.count()) == (before, "", 0)


def test_lowered_with_an_outcome_and_raised_again(world, signed_in):
    flag, client = some_flag(world), signed_in(world.marek)

    client.post(f"/flags/{flag.pk}/lower/", {"outcome": "Tested with twenty orders"})

    flag.refresh_from_db()
    assert (flag.is_open, flag.lowered_by, flag.outcome) == (False, world.marek, "Tested with twenty orders")
    assert client.get(f"/flags/{flag.pk}/lower/").status_code == 302
    client.post(f"/flags/{flag.pk}/raise-again/")
    flag.refresh_from_db()
    assert flag.is_open
    take_back(client)
    flag.refresh_from_db()
    assert (flag.is_open, flag.lowered_by, flag.outcome) == (False, world.marek, "Tested with twenty orders")


@pytest.mark.parametrize("deed", ["raise", "lower"])
def test_a_slip_of_the_hand_is_taken_back(world, signed_in, deed):
    client = signed_in(world.marek)
    if deed == "raise":
        client.post(f"/flags/new/?project={world.shop.pk}", said(world))
    else:
        client.post(f"/flags/{some_flag(world).pk}/lower/", {"outcome": "Tested"})

    take_back(client)

    assert [flag.is_open for flag in RedFlag.objects.all()] == ([] if deed == "raise" else [True])


@pytest.mark.parametrize(
    ("page", "fields", "wrong"),
    [
        ("review/", {"note": "", "next_on": "2099-01-01"}, "note"),
        ("review/", {"note": "Fine", "next_on": ""}, "next_on"),
        ("review/", {"note": "Fine", "next_on": "2020-01-01"}, "next_on"),
        ("lower/", {"outcome": ""}, "outcome"),
        ("edit/", {"what": "", "weight": "red", "review_on": "2099-01-01"}, "what"),
    ],
)
def test_a_deed_says_what_is_missing(world, signed_in, page, fields, wrong):
    answer = signed_in(world.marek).post(f"/flags/{some_flag(world).pk}/{page}", fields)

    assert list(answer.context["form"].errors) == [wrong]


def test_the_register_shows_red_before_quiet_and_whose(world, signed_in):
    today = timezone.localdate()
    quiet = some_flag(world, what="Quiet")
    red = some_flag(world, what="Red", weight="red", review_on=today + timedelta(days=30))
    nobodys = some_flag(world, what="Nobody's", owner=None, raised_by=world.zofia)
    lowered = some_flag(world, what="Lowered")
    lowered.lower(outcome="Tested", by=world.marek, at=timezone.now())
    client = signed_in(world.marek)

    def shown(query):
        return list(client.get(f"/flags/{query}").context["flags"])

    assert shown("") == [red, quiet]
    assert shown("?whose=all") == [red, nobodys, quiet]
    assert shown("?which=red") == [red]
    assert shown("?which=due&whose=all") == [nobodys]
    assert shown("?which=lowered") == [lowered]
    assert client.get(f"/projects/{world.shop.pk}/flags/").context["count"] == "1 red, 2 to watch"


@pytest.mark.parametrize("page", ["", "edit/", "review/", "lower/"])
def test_closed_to_strangers_and_to_others(world, signed_in, client, page):
    address = f"/flags/{some_flag(world).pk}/{page}"

    assert client.get(address).url.startswith("/account/")
    assert [signed_in(one).get(address).status_code for one in (world.zofia, world.teo, world.iga)] == [200, 200, 404]


def test_the_lists_are_closed_too(world, signed_in, client):
    some_flag(world)

    assert client.get("/flags/").url.startswith("/account/")
    assert list(signed_in(world.iga).get("/flags/?whose=all").context["flags"]) == []
    assert signed_in(world.iga).get(f"/projects/{world.shop.pk}/flags/").status_code == 404
    assert signed_in(world.iga).get(f"/flags/new/?project={world.shop.pk}").status_code == 404


@pytest.mark.parametrize("address", ["/flags/?whose=all", "/projects/{}/flags/"])
def test_as_many_queries_for_three_as_for_one(world, signed_in, address):

    client, address = signed_in(world.marek), address.format(world.shop.pk)
    some_flag(world)
    client.get(address)
    with CaptureQueriesContext(connection) as one:
        client.get(address)
    some_flag(world, owner=world.zofia)
    some_flag(world, weight="red", owner=None)

    with CaptureQueriesContext(connection) as three:
        assert len(client.get(address).context["flags"]) == 3

    assert len(three) == len(one) <= 12
