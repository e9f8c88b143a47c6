"""What a client sees of meetings, and what they answer."""

from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.portal.visiting import take_part
from tests.world import World, make_contact
from vinculo.conversations.models import Interaction
from vinculo.meetings import agenda
from vinculo.meetings.models import Answer, Feed, Meeting
from vinculo.meetings.planning import Plan, cancel, plan
from vinculo.notifications.models import Notice
from vinculo.record.models import Entry


def planned(world: World, days: int = 5, **more: Any) -> Meeting:
    at = timezone.now().replace(minute=0, second=0, microsecond=0) + timedelta(days=days)
    given = {"contacts": (world.ana,), "project": world.shop, "title": "The menu", **more}
    return plan(
        Plan(world.luna, given.pop("title"), at, "Europe/Madrid", **given), by=world.marek, at=timezone.now(),
        letters=False,
    )  # fmt: skip


def test_they_see_what_they_are_asked_to(world: World, visiting: Any) -> None:
    one = planned(world, repeats="weekly")
    agenda.add(one, "The price of bread", by=world.marek, audience="shared")
    agenda.add(one, "Their late payment", by=world.marek)
    planned(world, contacts=(make_contact("Bea Sol", world.luna),), title="With Bea")
    planned(world, contacts=(), people=(world.zofia,), title="Among us")
    planned(world, days=-3, title="Long ago")
    cancel(planned(world, title="Off"), because="Rain", by=world.marek, at=timezone.now(), letters=False)

    page = visiting(world.ana, world.luna).get("/portal/meetings/")

    assert [(meet.title, meet.is_off, meet.points) for meet in page.context["meetings"]] == [
        ("The menu", False, ("The price of bread",)), ("Off", True, ()),
    ]  # fmt: skip
    assert "late payment" not in page.content.decode()


def test_a_yes_stands_in_the_record_and_a_no_is_read(world: World, visiting: Any) -> None:
    take_part(world.ana, world.shop)
    meeting, browser = planned(world), visiting(world.ana, world.luna)
    guest = meeting.guests.get()

    browser.post(f"/portal/meetings/{meeting.pk}/answer/", {"answer": "accepted"})
    yes = (guest.meeting.guests.get().answer, Interaction.objects.count())
    browser.post(f"/portal/meetings/{meeting.pk}/answer/", {"answer": "declined", "remark": "The fair is that day"})

    guest.refresh_from_db()
    talk = Interaction.objects.get()
    assert (yes, guest.answer, guest.remark) == ((Answer.ACCEPTED, 0), Answer.DECLINED, "The fair is that day")
    assert (talk.channel, talk.direction, talk.summary) == (
        "portal", "in", "Invitation to “The menu”: cannot come\nThe fair is that day",
    )  # fmt: skip
    assert Entry.objects.filter(kind="meeting.answered", subject=f"meeting:{meeting.pk}").count() == 2


def test_whoever_called_it_hears_their_answer_and_colleagues_a_no(world: World, visiting: Any) -> None:
    meeting, browser = planned(world, people=(world.zofia,)), visiting(world.ana, world.luna)
    heard = Notice.objects.order_by("pk").values_list("person__name", "facts__deed")

    browser.post(f"/portal/meetings/{meeting.pk}/answer/", {"answer": "tentative"})
    assert list(heard.all()) == [("Marek Wilk", "perhaps")]

    browser.post(f"/portal/meetings/{meeting.pk}/answer/", {"answer": "declined", "remark": "The fair is that day"})
    assert sorted(heard.all()) == [
        ("Marek Wilk", "declines"),
        ("Zofia Kos", "declines"),
    ]
    assert Notice.objects.first().facts["words"] == "The fair is that day"


def test_what_is_not_theirs_does_not_exist(world: World, visiting: Any) -> None:
    others = planned(world, contacts=(make_contact("Bea Sol", world.luna),))
    ours = planned(world, contacts=(), people=(world.zofia,))
    off = planned(world)
    mine = planned(world)
    cancel(off, because="Rain", by=world.marek, at=timezone.now(), letters=False)
    browser = visiting(world.ana, world.luna)

    def answer(meeting: Meeting, said: str = "accepted") -> int:
        return browser.post(f"/portal/meetings/{meeting.pk}/answer/", {"answer": said}).status_code

    assert [answer(others), answer(ours), answer(mine, "needs-action"), answer(mine, "x")] == [404] * 4
    assert [browser.get(f"/portal/meetings/{one.pk}/meeting.ics").status_code for one in (others, ours, mine)] == [
        404, 404, 200,
    ]  # fmt: skip
    answer(off)
    assert off.guests.get().answer == Answer.NONE


def test_their_calendar_address_is_shown_once(world: World, visiting: Any) -> None:
    take_part(world.ana, world.shop)
    planned(world)
    browser = visiting(world.ana, world.luna)

    address = browser.post("/portal/calendar/renew/").context["address"]
    later = browser.get("/portal/meetings/").content.decode()
    path = address.partition("/portal/")[2]
    read = browser.get(f"/portal/{path}")

    assert address not in later and b"SUMMARY:The menu" in read.content
    browser.post("/portal/calendar/revoke/")
    assert (browser.get(f"/portal/{path}").status_code, Feed.objects.open().count()) == (404, 0)


def test_the_page_costs_the_same_for_one_and_three(world: World, visiting: Any) -> None:
    browser, counts = visiting(world.ana, world.luna), []
    for number in (1, 3):
        while Meeting.objects.count() < number:
            agenda.add(planned(world), "The summer", by=world.marek, audience="shared")
        with CaptureQueriesContext(connection) as captured:
            browser.get("/portal/meetings/")
        counts.append(len(captured))

    assert counts[0] == counts[1] <= 12, counts


def test_who_told_no_time_zone_reads_the_clock_of_our_office(world: World, visiting: Any) -> None:
    """Whatever clock the server goes by."""
    planned(world)
    begins = Meeting.objects.get().starts_at
    browser = visiting(world.ana, world.luna)

    def shown(zone: str) -> str:
        type(world.ana).objects.filter(pk=world.ana.pk).update(time_zone=zone)
        with timezone.override("UTC"):
            return browser.get("/portal/meetings/").context["meetings"][0].when

    madrid, mexico = (begins.astimezone(ZoneInfo(zone)) for zone in ("Europe/Madrid", "America/Mexico_City"))
    assert f", {madrid.hour}:00 to" in shown("") and "(" not in shown("")
    there = shown("America/Mexico_City")
    assert f", {mexico.hour}:00 to" in there and "(America/Mexico_City)" in there
