"""Feeds: right over the change of clocks, closed to strangers, and without a word that is for our team."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import recurring_ical_events
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from tests.portal.visiting import let_in, take_part
from tests.world import NOW, World
from vinculo.access import inviting
from vinculo.agreements.models import Promise
from vinculo.conversations.checkins import plan_project
from vinculo.conversations.models import CheckIn
from vinculo.exchange.calendars.feeds import read_ours, read_theirs
from vinculo.meetings import agenda
from vinculo.meetings.models import Answer, Feed, Meeting
from vinculo.meetings.planning import Plan, as_plan, cancel, change, plan
from vinculo.meetings.series import row_of
from vinculo.projects.models import CommunicationPlan, Milestone
from vinculo.record.chain import SYSTEM

TEN = datetime(2026, 3, 13, 9, tzinfo=UTC)


def planned(world: World, **more: Any) -> Meeting:
    given = {"starts_at": TEN, "time_zone": "Europe/Madrid", "contacts": (world.ana,), "project": world.shop, **more}
    return plan(Plan(world.luna, given.pop("title", "The menu"), **given), by=world.marek, at=NOW, letters=False)


def mine(world: World, at: datetime = NOW, **more: Any) -> bytes:
    _feed, secret = Feed.issue(at=NOW, person=more.pop("person", world.marek), **more)
    reading = read_ours(secret, at=at)
    assert reading is not None
    return reading.content


def hers(world: World) -> bytes:
    _feed, secret = Feed.issue(at=NOW, contact_id=world.ana.pk, client_id=world.luna.pk)
    reading = read_theirs(secret, at=NOW)
    assert reading is not None
    return reading.content


def titles(content: bytes) -> list[str]:
    calendar: Any = Calendar.from_ical(content)
    return sorted(str(event["summary"]) for event in calendar.walk("VEVENT"))


def times(content: bytes, since: date, until: date) -> list[str]:
    """What a calendar program shows, series unrolled by another library than ours."""
    found = recurring_ical_events.of(Calendar.from_ical(content)).between(since, until)
    return sorted(
        f"{one.start:%m-%d %H:%M} {one['summary']}" if isinstance(one.start, datetime) else f"{one.start:%m-%d} all day"
        for one in found
    )


def test_all_that_is_theirs(world: World) -> None:
    planned(world)
    planned(world, contacts=(), people=(world.zofia,), title="Among us")
    about = {"client": world.luna, "project": world.shop}
    CheckIn.objects.create(**about, slot_on=TEN.date(), due_at=TEN, channel="phone")
    Milestone.objects.create(project=world.shop, name="Opening", promised_on=date(2026, 4, 1))
    Milestone.objects.create(project=world.shop, name="Not promised", planned_on=date(2026, 4, 1))
    Promise.objects.create(**about, text="A sketch", made_at=NOW, promised_on=date(2026, 3, 20), owner=world.marek)
    planned(world, title="Off")
    cancel(Meeting.objects.get(title="Off"), because="Rain", by=world.marek, at=NOW, letters=False)

    assert titles(mine(world)) == [
        "Among us", "Check-in: Online shop", "Off", "Opening (Online shop)", "Promised: A sketch", "The menu",
    ]  # fmt: skip
    assert titles(mine(world, person=world.zofia)) == ["Among us", "Opening (Online shop)"]
    assert titles(mine(world, person=world.iga)) == []
    assert titles(mine(world, person=world.rita, project=world.shop)) == titles(mine(world))


def test_ten_stays_ten_over_both_changes_in_both_cities(world: World) -> None:
    for zone in ("Europe/Madrid", "Europe/Warsaw"):
        Meeting.objects.all().delete()
        begins = datetime(2026, 3, 23, 10, tzinfo=ZoneInfo(zone))
        planned(world, starts_at=begins.astimezone(UTC), time_zone=zone, repeats="weekly")
        content = mine(world)

        spring = times(content, date(2026, 3, 23), date(2026, 4, 7))
        autumn = times(content, date(2026, 10, 19), date(2026, 10, 27))
        assert spring == ["03-23 10:00 The menu", "03-30 10:00 The menu", "04-06 10:00 The menu"]
        assert autumn == ["10-19 10:00 The menu", "10-26 10:00 The menu"]
        assert f"DTSTART;TZID={zone}:20260323T100000".encode() in content
        calendar: Any = Calendar.from_ical(content)
        rules = calendar.walk("VTIMEZONE")[0].to_tz()  # from the file alone
        found = [datetime(2026, 3, day, 10, tzinfo=rules).astimezone(UTC).hour for day in (23, 30)]
        assert found == [9, 8]


def test_a_whole_day_is_that_day_everywhere(world: World) -> None:
    for on in (date(2026, 3, 29), date(2026, 10, 25)):
        for zone in ("Europe/Madrid", "Europe/Warsaw"):
            Meeting.objects.all().delete()
            midnight = datetime.combine(on, datetime.min.time(), ZoneInfo(zone))
            planned(world, starts_at=midnight.astimezone(UTC), time_zone=zone, minutes=1440, is_all_day=True)
            content = mine(world)

            assert f"DTSTART;VALUE=DATE:{on:%Y%m%d}".encode() in content
            assert f"DTEND;VALUE=DATE:{on + timedelta(days=1):%Y%m%d}".encode() in content
            assert times(content, on - timedelta(days=2), on + timedelta(days=3)) == [f"{on:%m-%d} all day"]


def test_one_day_moved_and_one_off(world: World) -> None:
    weekly = planned(world, starts_at=datetime(2026, 3, 23, 9, tzinfo=UTC), repeats="weekly")
    moved = row_of(weekly, datetime(2026, 3, 30, 8, tzinfo=UTC))
    new = replace(as_plan(moved), starts_at=datetime(2026, 3, 31, 10, tzinfo=UTC))
    change(moved, new, by=world.marek, at=NOW, letters=False)
    off = row_of(weekly, datetime(2026, 4, 6, 8, tzinfo=UTC))
    cancel(off, because="Easter", by=world.marek, at=NOW, letters=False)

    assert times(mine(world), date(2026, 3, 20), date(2026, 4, 14)) == [
        "03-23 10:00 The menu", "03-31 12:00 The menu", "04-13 10:00 The menu",
    ]  # fmt: skip


def test_check_ins_of_the_plan_keep_their_hour(world: World) -> None:
    agreed = {
        "project": world.shop,
        "rhythm": "weekly",
        "weekday": 3,
        "starts_on": date(2026, 3, 12),
        "at_time": "10:00",
    }
    CommunicationPlan.objects.create(**agreed, channel="video")
    world.shop.refresh_from_db()
    plan_project(world.shop, at=NOW)

    found = times(mine(world), date(2026, 3, 12), date(2026, 4, 10))
    assert {one[6:] for one in found} == {"10:00 Check-in: Online shop"}
    assert {"03-26", "04-09"} <= {one[:5] for one in found}  # before and after the clocks go forward


def test_a_contact_reads_what_was_shared_and_nothing_else(world: World) -> None:
    let_in(world.ana, world.luna)
    take_part(world.ana, world.shop)
    about = {"client": world.luna, "project": world.shop}
    shared = planned(world, note="Bring bread")
    agenda.add(shared, "CANARY their late payment", by=world.marek)
    planned(world, contacts=(), people=(world.zofia,), title="CANARY among us")
    for audience, mark in (("shared", ""), ("team", "CANARY ")):
        Milestone.objects.create(
            project=world.shop, name=f"{mark}Opening", promised_on=date(2026, 4, 1), planned_on=date(2026, 3, 20),
            audience=audience,
        )  # fmt: skip
        Promise.objects.create(
            **about, text=f"{mark}A sketch", made_at=NOW, promised_on=date(2026, 3, 20), internal_on=date(2026, 3, 18),
            audience=audience,
        )  # fmt: skip
    CheckIn.objects.create(**about, slot_on=TEN.date(), due_at=TEN, channel="phone", notes="CANARY")
    CheckIn.objects.create(client=world.otero, project=world.workshop, slot_on=TEN.date(), due_at=TEN, channel="phone")
    declined = planned(world, title="CANARY declined")
    declined.guests.get().say(Answer.DECLINED, at=NOW, how="portal")

    content = hers(world)

    assert titles(content) == ["Check-in: Online shop", "Opening (Online shop)", "Promised: A sketch", "The menu"]
    assert not any(word in content for word in (b"CANARY", b"20260318", b"/promises/", b"/check-ins/", b"ATTENDEE"))
    assert b"Bring bread" in content


def test_strangers_find_nothing(world: World) -> None:
    let_in(world.ana, world.luna)
    ours, own = Feed.issue(at=NOW, person=world.zofia, project=world.shop)
    theirs, her = Feed.issue(at=NOW, contact_id=world.ana.pk, client_id=world.luna.pk)
    browser = Client()
    missing = browser.get(f"/calendars/{'x' * 43}.ics")

    def code(address: str) -> int:
        return browser.get(address).status_code

    # The control: whoever has the address reads it, without signing in.
    assert (code(f"/calendars/{own}.ics"), code(f"/portal/calendars/{her}.ics")) == (200, 200)
    # Each secret opens its own door only, and only as it was written.
    assert [code(f"/calendars/{secret}.ics") for secret in (her, own[:-1], own.swapcase(), ours.secret_hash)] == [
        404
    ] * 4
    assert code(f"/portal/calendars/{own}.ics") == 404
    assert (missing.status_code, browser.get(f"/calendars/{her}.ics").content) == (404, missing.content)
    # Nothing that lies in the database opens anything.
    assert own not in str(list(Feed.objects.values())) and her not in str(list(Feed.objects.values()))

    _newer, new = Feed.issue(at=NOW, person=world.zofia, project=world.shop)
    theirs.revoke(at=NOW)
    assert [code(f"/calendars/{own}.ics"), code(f"/calendars/{new}.ics"), code(f"/portal/calendars/{her}.ics")] == [
        404, 200, 404,
    ]  # fmt: skip


def test_who_lost_the_right_reads_no_more(world: World) -> None:
    access = let_in(world.ana, world.luna)
    secrets = {
        "zofia": Feed.issue(at=NOW, person=world.zofia)[1],
        "project": Feed.issue(at=NOW, person=world.zofia, project=world.shop)[1],
        "ana": Feed.issue(at=NOW, contact_id=world.ana.pk, client_id=world.luna.pk)[1],
    }

    def open_() -> list[bool]:
        ours = [read_ours(secrets[name], at=NOW) is not None for name in ("zofia", "project")]
        return [*ours, read_theirs(secrets["ana"], at=NOW) is not None]

    before = open_()
    world.zofia.teams.clear()
    world.zofia.memberships.all().delete()
    inviting.remove(access, by=world.marek, actor=SYSTEM, at=NOW)
    after = open_()
    world.zofia.is_active = False
    world.zofia.save()

    assert (before, after, open_()) == ([True] * 3, [True, False, False], [False] * 3)


def test_read_again_only_when_something_changed(world: World) -> None:
    meeting = planned(world, starts_at=timezone.now() + timedelta(days=3))
    _feed, secret = Feed.issue(at=NOW, person=world.marek)
    browser, address = Client(), f"/calendars/{secret}.ics"
    first = browser.get(address)

    again = browser.get(address, headers={"If-None-Match": first["ETag"]})
    change(meeting, replace(as_plan(meeting), place="Upstairs"), by=world.marek, at=NOW, letters=False)
    changed = browser.get(address, headers={"If-None-Match": first["ETag"]})

    assert (first.status_code, again.status_code, changed.status_code) == (200, 304, 200)
    assert (again.content, first["Cache-Control"], first["Referrer-Policy"]) == (
        b"",
        "private, no-cache",
        "no-referrer",
    )


@pytest.mark.parametrize("number", [1, 3])
def test_a_feed_costs_the_same_for_one_and_three(world: World, number: int, django_assert_num_queries: Any) -> None:
    for _ in range(number):
        planned(world)
        planned(world, repeats="weekly")
        Milestone.objects.create(project=world.shop, name="Opening", promised_on=date(2026, 4, 1))
        CheckIn.objects.create(
            client=world.luna, project=world.shop, slot_on=TEN.date() + timedelta(days=Meeting.objects.count()),
            due_at=TEN, channel="phone",
        )  # fmt: skip
    _feed, secret = Feed.issue(at=NOW, person=world.marek)

    with django_assert_num_queries(8):
        read_ours(secret, at=NOW)
