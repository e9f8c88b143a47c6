"""Bad news, from the moment we know it until they do."""

import pytest
from django.utils import timezone

from vinculo.conversations.models import BadNews, Interaction


def some_news(world, **fields):
    given = {"client": world.luna, "project": world.shop, "contact": world.ana, "what": "Two days more", **fields}
    return BadNews.objects.create(known_at=timezone.now(), by=world.marek, **given)


def test_it_is_known_from_now_on(world, signed_in):
    client = signed_in(world.marek)

    answer = client.post("/news/new/", {"chosen": f"{world.luna.pk}-{world.ana.pk}", "what": "Two days more"})

    news = BadNews.objects.get()
    assert answer.url == news.get_absolute_url()
    assert (news.what, news.contact, news.told_at, news.by) == ("Two days more", world.ana, None, world.marek)


def test_telling_them_is_an_exchange_with_a_way_out(world, signed_in):
    news, client = some_news(world), signed_in(world.marek)

    client.post(f"/news/{news.pk}/tell/", {"way_out": "Half of it today", "channel": "phone"})

    news.refresh_from_db()
    call = Interaction.objects.get()
    assert (news.way_out, news.channel, news.told_by) == ("Half of it today", "phone", world.marek)
    assert (call.direction, call.channel, call.summary) == ("out", "phone", "Two days more\nHalf of it today")
    assert client.get(f"/news/{news.pk}/tell/").status_code == 302


@pytest.mark.parametrize(
    ("address", "said", "field"),
    [
        ("/news/new/", {"what": ""}, "what"),
        ("/news/{}/tell/", {"channel": "phone"}, "way_out"),
        ("/news/{}/tell/", {"way_out": "Half"}, "channel"),
    ],
)
def test_it_says_what_is_wrong(world, signed_in, address, said, field):
    news = some_news(world)

    page = signed_in(world.marek).post(address.format(news.pk), {"chosen": str(world.luna.pk), **said})

    assert list(page.context["form"].errors) == [field]


def test_what_was_noted_by_mistake_is_taken_back(world, signed_in):
    client = signed_in(world.marek)
    client.post("/news/new/", {"chosen": str(world.luna.pk), "what": "Two days more"})

    client.post(list(client.get("/promises/").context["messages"])[-1].extra_tags)

    assert BadNews.objects.count() == 0


@pytest.mark.parametrize("page", ["", "tell/"])
def test_closed_to_strangers_and_to_others(world, signed_in, client, page):
    address = f"/news/{some_news(world).pk}/{page}"

    assert client.get(address).url.startswith("/account/")
    assert [signed_in(person).get(address).status_code for person in (world.zofia, world.iga)] == [200, 404]
