"""Channels and forms on the desk."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.pipeline.strangers import a_channel, a_form, a_lead
from vinculo.pipeline.models import Campaign, LeadChannel, LeadForm, Spending


def way_back(client):
    return list(client.get("/promises/").context["messages"])[-1].extra_tags


def test_a_channel_with_a_campaign_and_what_it_cost(world, signed_in):
    client = signed_in(world.zofia)

    client.post("/leads/channels/new/", {"name": "Fair", "kind": "event", "note": "Bakers"})
    channel = LeadChannel.objects.get()
    address = f"/leads/channels/{channel.pk}/"
    client.post(
        f"{address}campaigns/new/", {"name": "Stand", "starts_on": "2026-03-01", "ends_on": "2026-03-03", "note": ""}
    )
    stand = Campaign.objects.get()
    today = timezone.localdate()
    client.post(
        f"{address}spending/new/",
        {
            "on": today.isoformat(),
            "amount": "1.200,50",
            "currency": "EUR",
            "minutes": "1d",
            "campaign": stand.pk,
            "note": "",
        },
    )

    spent = Spending.objects.get()
    assert (channel.by, stand.channel, stand.by) == (world.zofia, channel, world.zofia)
    assert (spent.amount, spent.minutes, spent.campaign, spent.by) == (120_050, 480, stand, world.zofia)
    lines = client.get("/leads/channels/").context["lines"]
    assert [(line.name, line.cost) for line in lines] == [("Fair", ["€1,200", "1d"]), ("Stand", ["€1,200", "1d"])]
    assert client.get(address).status_code == 200
    client.post(f"/leads/spending/{spent.pk}/drop/")
    client.post(way_back(client))
    assert (Spending.objects.get().amount, Spending.objects.get().campaign) == (120_050, stand)


def test_something_was_spent_or_it_is_not_noted(world, signed_in):
    channel = a_channel()
    given = {"on": "2026-03-01", "amount": "", "currency": "EUR", "minutes": "", "campaign": "", "note": ""}

    page = signed_in(world.zofia).post(f"/leads/channels/{channel.pk}/spending/new/", given)

    assert (page.status_code, Spending.objects.count()) == (200, 0)


def test_a_campaign_of_another_channel_is_refused(world, signed_in):
    here, there = a_channel(), a_channel("Website", "web")
    stand = Campaign.objects.create(channel=there, name="Stand")
    given = {"on": "2026-03-01", "amount": "5", "currency": "EUR", "minutes": "", "campaign": stand.pk, "note": ""}

    assert signed_in(world.zofia).post(f"/leads/channels/{here.pk}/spending/new/", given).status_code == 200


def test_closed_and_open_again(world, signed_in):
    channel, client = a_channel(), signed_in(world.zofia)

    client.post(f"/leads/channels/{channel.pk}/close/")
    back = way_back(client)
    channel.refresh_from_db()
    assert channel.closed_at is not None
    client.post(back)

    channel.refresh_from_db()
    assert channel.closed_at is None


def test_the_yields_ask_as_often_for_three_as_for_one(world, signed_in):
    client = signed_in(world.marek)

    def asked():
        with CaptureQueriesContext(connection) as found:
            assert client.get("/leads/channels/?period=all").status_code == 200
        return len(found)

    a_lead(channel=a_channel())
    asked()
    first = asked()
    for number in range(3):
        a_lead(channel=a_channel(f"Fair {number}"))

    assert asked() == first


def form(world, **fields):
    return {
        "name": "Website", "language": "es", "channel": a_channel("Website", "web").pk, "campaign": "",
        "owner": world.marek.pk, "heading": "Write to us", "intro": "", "asks": ["company"], "thanks": "",
        "privacy_url": "", "origins": "", **fields,
    }  # fmt: skip


def test_a_form_gets_an_address_nobody_guesses_and_lines_to_copy(world, signed_in):
    client = signed_in(world.zofia)

    client.post(
        "/leads/forms/new/", form(world, origins="https://Molino.example/shop\nwww.molino.example", heading='A "b"')
    )

    one = LeadForm.objects.get()
    page = client.get(f"/leads/forms/{one.pk}/")
    assert (len(one.slug), one.by, one.asks) == (14, world.zofia, ["company"])
    assert one.origins == ["https://molino.example", "https://www.molino.example"]
    assert f"/form/{one.slug}/" in page.context["address"]
    assert 'title="A &quot;b&quot;"' in page.context["snippet"]
    assert "&lt;iframe src=" in page.content.decode()
    assert "A &amp;quot;b" in page.content.decode()
    assert client.get("/leads/forms/").status_code == 200


@pytest.mark.parametrize(
    "origin",
    [
        "http://molino.example", "https://*", "*", "https://a.example;script-src", "https://a.example;", "javascript:x",
        "'self'", "https://user@a.example", "https://-a.example", "https://a.example,b", "data:", "https://ñ.example",
    ],
)  # fmt: skip
def test_a_page_that_would_break_the_header_is_refused(world, signed_in, origin):
    page = signed_in(world.zofia).post("/leads/forms/new/", form(world, origins=origin))

    assert (page.status_code, LeadForm.objects.count()) == (200, 0)


def test_asks_only_what_a_form_can_ask(world, signed_in):
    page = signed_in(world.zofia).post("/leads/forms/new/", form(world, asks=["company", "state"]))

    assert page.status_code == 200


def test_a_form_is_closed_and_opened_again(world, signed_in):
    one, client = a_form(), signed_in(world.zofia)

    client.post(f"/leads/forms/{one.pk}/close/")
    one.refresh_from_db()
    assert one.closed_at is not None
    client.post(way_back(client))

    one.refresh_from_db()
    assert one.closed_at is None
