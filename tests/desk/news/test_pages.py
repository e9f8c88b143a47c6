"""Bad news, from the moment we know it until they do."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from vinculo.conversations.models import BadNews, Interaction
from vinculo.desk.news.clock import mark
from vinculo.people.worktime import work_calendar
from vinculo.projects.models import Milestone


def some_news(world, **fields):
    given = {"client": world.luna, "project": world.shop, "contact": world.ana, "what": "Two days more", **fields}
    return BadNews.objects.create(**{"known_at": timezone.now(), "by": world.marek, **given})


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
        ("/news/{}/tell/", {"way_out": "Half", "channel": "phone", "on": "2099-01-01"}, "on"),
        ("/news/{}/edit/", {"what": ""}, "what"),
        ("/news/{}/own/", {"channel": "phone"}, "said"),
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


@pytest.mark.parametrize("page", ["", "tell/", "edit/", "own/"])
def test_closed_to_strangers_and_to_others(world, signed_in, client, page):
    address = f"/news/{some_news(world).pk}/{page}"

    assert client.get(address).url.startswith("/account/")
    assert [signed_in(person).get(address).status_code for person in (world.zofia, world.iga)] == [200, 404]


def at(day, hour):
    return datetime(2026, 3, day, hour, tzinfo=ZoneInfo("Europe/Madrid"))


@pytest.mark.parametrize(
    ("known", "now", "fields", "words", "shape"),
    [
        (at(11, 9), at(11, 10), {}, "Tell them by Wed 11 Mar, 18:00", "st-run"),
        (at(11, 9), at(11, 17), {}, "Tell them by Wed 11 Mar, 18:00", "st-tight"),
        (at(11, 19), at(11, 20), {}, "Tell them by Thu 12 Mar, 18:00", "st-run"),
        (at(11, 9), at(12, 9), {}, "They do not know: it was due Wed 11 Mar, 18:00", "st-risk"),
        (at(11, 9), at(12, 9), {"over_at": at(11, 12)}, "No longer true", "st-ok"),
        (at(11, 9), at(12, 9), {"told_at": at(11, 12)}, "Told without a way out", "st-risk"),
        (at(11, 9), at(12, 9), {"told_at": at(11, 12), "way_out": "Half"}, "They know", "st-ok"),
        (
            at(11, 9), at(12, 9), {"told_at": at(11, 12), "way_out": "Half", "is_ours": True},
            "Told; not yet that it was ours", "st-tight",
        ),
    ],
)  # fmt: skip
def test_the_clock_ends_with_the_working_day(world, known, now, fields, words, shape):
    calendar = work_calendar(world.organization)

    shown = mark(BadNews(known_at=known, **fields), now, calendar)

    assert shape in shown
    assert words in shown.replace(" 2026", "")


def test_untold_ones_come_first_the_oldest_on_top(world, signed_in):
    now = timezone.now()
    new = some_news(world, what="New")
    old = some_news(world, what="Old")
    BadNews.objects.filter(pk=old.pk).update(known_at=now - timedelta(days=1))
    told, over = some_news(world, what="Told"), some_news(world, what="Over")
    told.tell(way_out="Half", channel="phone", by=world.marek, at=now)
    over.end(at=now)
    foreign = some_news(world, client=world.otero, project=world.workshop, contact=None, by=world.iga)
    client = signed_in(world.marek)

    def shown(query):
        return list(client.get(f"/news/{query}").context["page"].object_list)

    assert shown("") == [old, new]
    assert shown("?which=told") == [told]
    assert shown("?which=over") == [over]
    assert shown("?whose=all") == [old, new, foreign]
    assert list(signed_in(world.zofia).get("/news/?whose=all").context["page"].object_list) == [old, new]


def test_our_mistake_is_owned_with_the_telling_or_after_it(world, signed_in):
    first, second, client = some_news(world, is_ours=True), some_news(world), signed_in(world.marek)

    client.post(f"/news/{first.pk}/tell/", {"way_out": "Half", "channel": "phone", "owned": "on"})
    client.post(f"/news/{second.pk}/tell/", {"way_out": "Half", "channel": "phone", "owned": "on"})
    first.refresh_from_db(), second.refresh_from_db()
    assert (bool(first.owned_at), bool(second.owned_at)) == (True, False)

    client.post(f"/news/{second.pk}/own/", {"said": "We sent the wrong file", "channel": "video"})

    second.refresh_from_db()
    assert (second.is_ours, bool(second.owned_at)) == (True, True)
    assert Interaction.objects.latest("pk").summary == "We sent the wrong file"
    assert client.get(f"/news/{second.pk}/own/").status_code == 302


def test_it_may_have_been_told_earlier_but_not_before_we_knew(world, signed_in):
    news, client = some_news(world), signed_in(world.marek)
    known = timezone.now() - timedelta(days=2)
    BadNews.objects.filter(pk=news.pk).update(known_at=known)
    yesterday, long_ago = (timezone.localdate() - timedelta(days=days) for days in (1, 9))

    client.post(f"/news/{news.pk}/tell/", {"way_out": "Half", "channel": "phone", "on": yesterday.isoformat()})

    news.refresh_from_db()
    assert timezone.localdate(news.told_at) == yesterday
    other = some_news(world)
    BadNews.objects.filter(pk=other.pk).update(known_at=known)
    client.post(f"/news/{other.pk}/tell/", {"way_out": "Half", "channel": "phone", "on": long_ago.isoformat()})
    other.refresh_from_db()
    assert other.told_at == known


def test_what_turned_out_well_is_over_and_back(world, signed_in):
    news, client = some_news(world), signed_in(world.marek)

    client.post(f"/news/{news.pk}/over/")

    news.refresh_from_db()
    assert news.over_at
    client.post(list(client.get("/promises/").context["messages"])[-1].extra_tags)
    news.refresh_from_db()
    assert news.over_at is None


def test_a_slip_shows_both_dates(world, signed_in):
    milestone = Milestone.objects.create(project=world.shop, name="Launch", promised_on=date(2030, 3, 1))
    news = some_news(world, milestone=milestone, slipped_to_on=date(2030, 3, 8))
    client = signed_in(world.marek)

    page = client.get(f"/news/{news.pk}/").content.decode()

    assert "They expect it on Friday 1 March 2030; as the work goes it comes on Friday 8 March 2030." in page
    assert b"8 Mar" in client.get("/news/").content


def test_as_many_queries_for_three_as_for_one(world, signed_in):
    client = signed_in(world.marek)
    milestone = Milestone.objects.create(project=world.shop, name="Launch", promised_on=date(2030, 3, 1))
    some_news(world)
    client.get("/news/")
    with CaptureQueriesContext(connection) as one:
        client.get("/news/")
    some_news(world, milestone=milestone, slipped_to_on=date(2030, 3, 8))
    some_news(world, project=None, contact=None)

    with CaptureQueriesContext(connection) as three:
        assert len(client.get("/news/").context["page"].object_list) == 3

    assert len(three) == len(one) <= 12
