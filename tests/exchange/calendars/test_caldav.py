"""Two-way sync with a real calendar server (Radicale): meetings that take place once, and what is theirs."""

from dataclasses import replace
from datetime import UTC, timedelta
from typing import Any

import pytest
from django.utils import timezone

from tests.desk.notifications.test_told import told
from tests.exchange.calendars.phone import PASSWORD, at, edit, go, on_phone, planned, shift, written
from tests.world import World
from vinculo.exchange.calendars.server import Server
from vinculo.exchange.calendars.sync import ask_for_due, sync
from vinculo.meetings.models import Answer, CalendarAccount, Engagement, Meeting, State
from vinculo.meetings.planning import as_plan, cancel, change
from vinculo.meetings.series import row_of
from vinculo.meetings.who import taken
from vinculo.notifications.models import Kind, Notice

pytestmark = [pytest.mark.once, pytest.mark.slow]


def test_there_and_back(world: World, account: CalendarAccount, phone: Any) -> None:
    """New, changed and deleted, in both directions; and a second time nothing happens."""
    meeting = planned(world)
    phone.save_event(written("dentist@phone", at(6)))

    go(account)
    assert on_phone(phone) == [("Dentist", at(6)), ("The menu", at(5))]
    busy = Engagement.objects.get()
    assert (busy.title, busy.starts_at, busy.person) == ("Dentist", at(6), world.marek)
    assert taken([], [world.marek], since=at(6, 0), until=at(7, 0)) == [(at(6), at(6, 10))]

    # Changed here; changed there.
    new = replace(as_plan(meeting), starts_at=at(5, 11), title="The new menu")
    change(meeting, new, by=world.marek, at=timezone.now(), letters=False)
    edit(phone, "Dentist", timezone.now(), dtstart=at(6, 14), dtend=at(6, 15))
    go(account)
    assert on_phone(phone) == [("Dentist", at(6, 14)), ("The new menu", at(5, 11))]
    assert Engagement.objects.get().starts_at == at(6, 14)

    edit(phone, "The new menu", timezone.now(), dtstart=at(7), dtend=at(7, 10), location="Upstairs")
    go(account)
    meeting.refresh_from_db()
    assert (meeting.starts_at, meeting.place, meeting.sequence) == (at(7), "Upstairs", 2)

    # Nothing new: nothing is written, on either side.
    before = {str(event.url): event.data for event in phone.events()}
    go(account, 60)
    meeting.refresh_from_db()
    assert ({str(event.url): event.data for event in phone.events()}, meeting.sequence) == (before, 2)

    # Deleted there: who called it calls it off. Deleted here: gone there.
    other = planned(world, starts_at=at(9))
    go(account)
    next(one for one in phone.events() if "The new menu" in one.data).delete()
    cancel(other, because="Rain", by=world.marek, at=timezone.now(), letters=False)
    next(one for one in phone.events() if "Dentist" in one.data).delete()
    go(account)
    meeting.refresh_from_db()
    assert (meeting.state, on_phone(phone), Engagement.objects.count()) == (State.CANCELLED, [], 0)


def test_changed_on_both_sides_the_newer_stays(world: World, account: CalendarAccount, phone: Any) -> None:
    first, second = planned(world), planned(world, starts_at=at(6))
    change(second, replace(as_plan(second), title="The oven"), by=world.marek, at=timezone.now(), letters=False)
    go(account)
    now = timezone.now()

    # The phone changed the first one a minute after us, the second one a minute before us.
    edit(phone, "The menu", now + timedelta(minutes=1), dtstart=at(5, 16), dtend=at(5, 17))
    edit(phone, "The oven", now - timedelta(minutes=1), dtstart=at(6, 16), dtend=at(6, 17))
    for one in (first, second):
        change(one, replace(as_plan(one), starts_at=one.starts_at + timedelta(hours=2)), by=world.marek, at=now,
               letters=False)  # fmt: skip
    go(account, 120)

    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.starts_at, second.starts_at) == (at(5, 16), at(6, 11))
    assert on_phone(phone) == [("The menu", at(5, 16)), ("The oven", at(6, 11))]
    clashes = {one.meeting_id: (one.ours_stayed, one.gone_starts_at) for one in account.clashes.all()}
    assert clashes == {first.pk: (False, at(5, 11)), second.pk: (True, at(6, 16))}


def test_deleted_there_while_it_changed_here(world: World, account: CalendarAccount, phone: Any) -> None:
    meeting = planned(world)
    go(account)

    phone.events()[0].delete()
    change(meeting, replace(as_plan(meeting), starts_at=at(5, 12)), by=world.marek, at=timezone.now(), letters=False)
    go(account)

    meeting.refresh_from_db()
    assert (meeting.state, on_phone(phone)) == (State.PLANNED, [("The menu", at(5, 12))])
    assert account.clashes.get().ours_stayed


def test_an_event_with_a_clients_people_is_a_meeting(world: World, account: CalendarAccount, phone: Any) -> None:
    ana, otto = (f"ATTENDEE:mailto:{one.email}" for one in (world.ana, world.otto))
    alarm = ("BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:Soon", "TRIGGER:-PT15M", "END:VALARM")
    phone.save_event(written("lunch@phone", at(5), ana, "LOCATION:https://zoom.example/j/1", *alarm, title="Lunch"))
    phone.save_event(written("both@phone", at(6), ana, otto, title="Both"))
    phone.save_event(written("past@phone", at(-6), ana, title="Past"))

    go(account)

    meeting = Meeting.objects.get()
    assert (meeting.client, meeting.title, meeting.kind, meeting.uid) == (world.luna, "Lunch", "video", "lunch@phone")
    assert (meeting.link, meeting.guests.get().contact) == ("https://zoom.example/j/1", world.ana)
    assert sorted(Engagement.objects.values_list("title", flat=True)) == ["Both", "Past"]

    # Moved here, it keeps there what only that calendar knows.
    change(meeting, replace(as_plan(meeting), starts_at=at(5, 12)), by=world.marek, at=timezone.now(), letters=False)
    go(account)
    data = next(one.data for one in phone.events() if "Lunch" in one.data)
    assert all(word in data for word in ("VALARM", world.ana.email)) and ("Lunch", at(5, 12)) in on_phone(phone)


def test_a_guest_declines_by_deleting_and_moves_nothing(world: World, account: CalendarAccount, phone: Any) -> None:
    stays = planned(world, by=world.rita, people=(world.marek,))
    goes = planned(world, by=world.rita, people=(world.marek,), starts_at=at(8))
    go(account)
    edit(phone, "The menu", timezone.now(), dtstart=at(5, 18), dtend=at(5, 19), summary="Mine")
    go(account)
    next(one for one in phone.events() if one.icalendar_component["dtstart"].dt.astimezone(UTC) == at(8)).delete()
    go(account)

    stays.refresh_from_db()
    goes.refresh_from_db()
    assert (stays.starts_at, stays.title, goes.state) == (at(5), "The menu", State.PLANNED)
    assert on_phone(phone) == [("The menu", at(5))]
    assert goes.guests.get(person=world.marek).answer == Answer.DECLINED


def test_colleagues_hear_what_comes_from_a_calendar(world: World, account: CalendarAccount, phone: Any) -> None:
    """In the name of whose calendar it is, and never of their own doings."""
    ours = planned(world, people=(world.zofia,))
    theirs = planned(world, by=world.rita, people=(world.marek, world.zofia), starts_at=at(8))
    change(theirs, replace(as_plan(theirs), title="The oven"), by=world.rita, at=timezone.now(), letters=False)
    go(account)
    assert told() == []

    edit(phone, "The menu", timezone.now(), dtstart=at(5, 16), dtend=at(5, 17))
    go(account)
    assert told() == [("Zofia", Kind.MEETING, "Marek Wilk moved “The menu”")]

    next(one for one in phone.events() if "The menu" in one.data).delete()
    next(one for one in phone.events() if "The oven" in one.data).delete()
    go(account)
    ours.refresh_from_db()
    assert ours.state == State.CANCELLED
    assert sorted((one.person.first_name, one.facts["deed"]) for one in Notice.objects.all()) == [
        ("Rita", "declines"), ("Zofia", "declines"), ("Zofia", "off"),
    ]  # fmt: skip


def test_a_series_goes_out_with_its_different_days(world: World, account: CalendarAccount, phone: Any) -> None:
    weekly = planned(world, repeats="weekly")
    go(account)
    moved = row_of(weekly, weekly.starts_at + timedelta(days=7) + shift(weekly.starts_at, 7))
    change(moved, replace(as_plan(moved), title="Another day"), by=world.marek, at=timezone.now(), letters=False)
    go(account)

    event = phone.events()[0].data
    assert event.count("BEGIN:VEVENT") == 2 and "RRULE:FREQ=WEEKLY" in event and "RECURRENCE-ID" in event
    phone.events()[0].delete()
    go(account)
    weekly.refresh_from_db()
    assert (weekly.state, len(phone.events())) == (State.PLANNED, 1)  # a series is changed here


def test_what_repeats_in_their_own_calendar_takes_time(world: World, account: CalendarAccount, phone: Any) -> None:
    phone.save_event(written("choir@phone", at(1, 18), "RRULE:FREQ=WEEKLY;COUNT=3", title="Choir"))
    phone.save_event(written("free@phone", at(2), "TRANSP:TRANSPARENT", title="Maybe"))

    go(account)

    assert Engagement.objects.filter(title="Choir", is_free=False).count() == 3
    assert Engagement.objects.get(title="Maybe").is_free


def test_it_stops_and_says_why(world: World, account: CalendarAccount, phone: Any, settings: Any) -> None:
    assert [found.url for found in Server(account).calendars()].count(str(phone.url)) == 1
    now = timezone.now()

    account.keep_password("wrong")
    assert not sync(account, at=now)
    wrong = (account.trouble, account.paused_at, ask_for_due(at=now + timedelta(days=1)))

    account.keep_password(PASSWORD)
    account.go_on()
    account.calendar_url = f"{account.calendar_url}gone/"
    assert not sync(account, at=now)
    gone = (account.trouble, account.paused_at)

    account.go_on()
    account.calendar_url = account.url = "http://127.0.0.1:9/"
    tries = 0
    while account.paused_at is None:
        assert not sync(account, at=now)
        tries += 1
    assert (wrong, gone) == (("refused", now, 0), ("gone", now))
    assert (account.trouble, tries, str(account.get_trouble_display())) == (
        "unreachable", 10, "The server cannot be reached.",
    )  # fmt: skip

    # The defence: without leave of whoever runs this, no machine of the house is asked. Above is its control.
    account.go_on()
    account.url, account.calendar_url = phone.client.url.url_raw, str(phone.url)
    settings.CALENDAR_ALLOW_PRIVATE = False
    assert not sync(account, at=now)
    assert (account.trouble, account.paused_at) == ("forbidden", now)
    settings.CALENDAR_ALLOW_PRIVATE, settings.CALENDAR_ALLOW_HTTP = True, False
    account.go_on()
    assert not sync(account, at=now)
    assert account.trouble == "forbidden"
