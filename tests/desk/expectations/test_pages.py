"""What each side expects: asked for, dated, asked again."""

import pytest
from django.utils import timezone

from vinculo.agreements.models import Expectation


def an_expectation(world, **fields):
    given = {"client": world.luna, "project": world.shop, "side": "theirs", "text": "No surprises", **fields}
    return Expectation.objects.create(**given)


def last_toast(client):
    return list(client.get("/promises/").context["messages"])[-1]


def test_what_they_said_is_theirs_and_dated(world, signed_in):
    said = {
        "chosen": f"{world.luna.pk}-{world.ana.pk}", "side": "theirs", "text": "No surprises", "is_quote": "on",
        "state": "run",
    }  # fmt: skip

    signed_in(world.marek).post("/expectations/new/", said)

    made = Expectation.objects.get()
    assert (made.said_by, made.is_quote, made.asked_on, made.side) == (world.ana, True, timezone.localdate(), "theirs")


def test_what_we_expect_may_not_have_been_spoken_of(world, signed_in):
    said = {"chosen": str(world.luna.pk), "side": "ours", "text": "Photos in time", "state": "open"}
    client = signed_in(world.marek)

    client.post("/expectations/new/", said)
    made = Expectation.objects.get()
    client.post(last_toast(client).extra_tags)

    assert (made.side, made.asked_on, made.said_by) == ("ours", None, None)
    assert Expectation.objects.count() == 0


@pytest.mark.parametrize(
    ("said", "fields"), [({"text": ""}, ["text"]), ({"side": "x"}, ["side"]), ({"asked_on": "31 nov"}, ["asked_on"])]
)
def test_it_says_what_is_wrong(world, signed_in, said, fields):
    given = {"chosen": str(world.luna.pk), "side": "ours", "text": "Photos", "state": "run", **said}

    page = signed_in(world.marek).post("/expectations/new/", given)

    assert list(page.context["form"].errors) == fields


def test_asking_again_moves_the_date_and_can_be_taken_back(world, signed_in):
    expectation, client = an_expectation(world), signed_in(world.marek)

    client.post(f"/expectations/{expectation.pk}/asked-again/", {"state": "risk"})
    expectation.refresh_from_db()
    asked = (expectation.state, expectation.asked_on)
    client.post(last_toast(client).extra_tags)
    expectation.refresh_from_db()

    assert asked == ("risk", timezone.localdate())
    assert (expectation.state, expectation.asked_on) == ("run", None)


def test_editing_and_withdrawing(world, signed_in):
    expectation, client = an_expectation(world), signed_in(world.marek)

    client.post(
        f"/expectations/{expectation.pk}/edit/",
        {"side": "theirs", "text": "None at all", "state": "ok", "source": "§3"},
    )
    client.post(f"/expectations/{expectation.pk}/withdraw/")

    expectation.refresh_from_db()
    assert (expectation.text, expectation.state, expectation.source) == ("None at all", "ok", "§3")
    assert expectation.withdrawn_at is not None


@pytest.mark.parametrize("page", ["", "edit/"])
def test_closed_to_strangers_and_to_others(world, signed_in, client, page):
    address = f"/expectations/{an_expectation(world).pk}/{page}"

    assert client.get(address).url.startswith("/account/")
    assert [signed_in(person).get(address).status_code for person in (world.zofia, world.iga)] == [200, 404]


def test_nobody_changes_what_is_not_theirs(world, signed_in):
    expectation, client = an_expectation(world), signed_in(world.iga)

    answers = [
        client.post(f"/expectations/{expectation.pk}/{page}").status_code for page in ("withdraw/", "asked-again/")
    ]

    assert answers == [404, 404]
