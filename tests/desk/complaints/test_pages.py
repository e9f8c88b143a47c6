"""Complaints: noted in their words, thanked for, looked into, resolved, asked about again."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from vinculo.feedback.models import Complaint


def some_complaint(world, **fields):
    given = {
        "client": world.luna, "project": world.shop, "text": "The box was open", "at": timezone.now(),
        "owner": world.marek, "by": world.marek, **fields,
    }  # fmt: skip
    return Complaint.objects.create(**given)


def said(world, **fields):
    return {
        "chosen": f"{world.luna.pk}-{world.ana.pk}", "who": "", "project": world.shop.pk, "text": "Too sweet", **fields,
    }  # fmt: skip


def way_back(client):
    """Where the last toast takes back what was done."""
    return list(client.get("/promises/").context["messages"])[-1].extra_tags


def test_a_complaint_is_noted_as_it_was_said(world, signed_in):
    client = signed_in(world.zofia)

    client.post("/complaints/new/", said(world))
    back = way_back(client)

    one = Complaint.objects.get()
    assert (one.client, one.project, one.contact, one.text) == (world.luna, world.shop, world.ana, "Too sweet")
    assert (one.owner, one.by) == (world.marek, world.zofia)
    for address in ("/complaints/", f"/projects/{world.shop.pk}/complaints/"):
        assert list(client.get(address).context["page"].object_list) == [one]
    client.post(back)
    assert Complaint.objects.count() == 0


def test_from_thanks_to_asking_again_and_back(world, signed_in):
    one, client = some_complaint(world), signed_in(world.marek)
    address = one.get_absolute_url()

    client.post(f"{address}thank/")
    client.post(f"{address}findings/", {"findings": "The tape was old"})
    client.post(f"{address}resolve/", {"resolution": "New tape and a cake"})
    one.refresh_from_db()
    asks = one.ask_again_on()
    client.post(f"{address}asked-again/")
    one.refresh_from_db()

    assert asks == timezone.localdate() + timedelta(days=14)
    assert None not in (one.thanked_at, one.found_at, one.resolved_at, one.followed_up_at)
    assert (one.findings, one.resolution) == ("The tape was old", "New tape and a cake")
    client.post(way_back(client))
    one.refresh_from_db()
    assert (one.followed_up_at, one.resolution) == (None, "New tape and a cake")


def test_what_is_open_is_not_asked_about_again(world, signed_in):
    one = some_complaint(world)

    signed_in(world.marek).post(f"{one.get_absolute_url()}asked-again/")

    one.refresh_from_db()
    assert one.followed_up_at is None


@pytest.mark.parametrize(
    ("fields", "wrong"), [({"text": ""}, "text"), ({"chosen": ""}, "who"), ({"on": "2099-01-01"}, "on")]
)
def test_it_says_what_is_wrong(world, signed_in, fields, wrong):
    page = signed_in(world.marek).post("/complaints/new/", said(world, **fields))

    assert (list(page.context["form"].errors), Complaint.objects.count()) == ([wrong], 0)


def test_nobody_sees_to_what_they_do_not_see(world, signed_in):
    page = signed_in(world.marek).post("/complaints/new/", said(world, owner=world.iga.pk))

    assert list(page.context["form"].errors) == ["owner"]


def test_it_is_for_our_team_and_those_who_see_the_client(world, signed_in, client):
    address = some_complaint(world).get_absolute_url()

    assert client.get(address).url.startswith("/account/sign-in/")
    assert signed_in(world.teo).get(address).status_code == 403
    assert signed_in(world.iga).get(address).status_code == 404
    assert list(signed_in(world.iga).get("/complaints/").context["page"].object_list) == []


def test_three_cost_no_more_than_one(world, signed_in):
    client, counts = signed_in(world.marek), []
    for times in (1, 2):
        for _ in range(times):
            some_complaint(world)
        with CaptureQueriesContext(connection) as asked:
            client.get("/complaints/")
        counts.append(len(asked))

    assert counts[0] == counts[1]
