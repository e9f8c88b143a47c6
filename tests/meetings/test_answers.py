from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.world import NOW, World, make_contact
from vinculo.clients.models import ContactPoint
from vinculo.meetings.answers import meeting_answered, take
from vinculo.meetings.models import Answer, Guest, Meeting
from vinculo.meetings.planning import Plan, as_plan, cancel, change, plan

TEN = datetime(2026, 3, 13, 9, tzinfo=UTC)


@pytest.fixture
def meeting(world: World) -> Meeting:
    said = Plan(world.luna, "The menu", TEN, "Europe/Madrid", contacts=(world.ana,), people=(world.zofia,))
    return plan(said, by=world.marek, at=NOW)


def reply(meeting: Meeting, who: str, **more: Any) -> bytes:
    """As the big calendars write it. The method, the state of the answer and further lines can be given."""
    lines = {
        "method": "REPLY", "partstat": "ACCEPTED", "begins": "20260313T090000Z", "sequence": 0, "more": "",
        "stamp": "20260311T093000Z", "uid": meeting.uid, **more,
    }  # fmt: skip
    return (
        (
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Other//EN\r\nMETHOD:{method}\r\nBEGIN:VEVENT\r\nUID:{uid}\r\n"
            "DTSTAMP:{stamp}\r\nDTSTART:{begins}\r\nSEQUENCE:{sequence}\r\nORGANIZER:mailto:marek@faro.example\r\n"
            "ATTENDEE;CN=Somebody;PARTSTAT={partstat}:MAILTO:{who}\r\n{more}END:VEVENT\r\nEND:VCALENDAR\r\n"
        )
        .format(who=who, **lines)
        .encode()
    )


def answer_of(meeting: Meeting) -> str:
    return meeting.guests.get(contact__isnull=False).answer


def test_answers_come_back(world: World, meeting: Meeting) -> None:
    for partstat, answer in (("TENTATIVE", "tentative"), ("DECLINED", "declined"), ("ACCEPTED", "accepted")):
        ics = reply(meeting, world.ana.email, partstat=partstat, more="COMMENT:Ten minutes later\r\n")

        heard: list[Guest] = []
        assert take(ics, f"Ana <{world.ana.email.upper()}>", heard=heard.append)
        assert (answer_of(meeting), [one.answer for one in heard]) == (answer, [answer])

    guest = meeting.guests.get(contact=world.ana)
    assert (guest.answered_at, guest.answered_how, guest.remark) == (NOW, "mail", "Ten minutes later")
    assert meeting_answered(reply(meeting, world.ana.email)) == meeting


def test_from_another_address_of_theirs(world: World, meeting: Meeting) -> None:
    ContactPoint.objects.create(contact=world.ana, kind="email", value="A@x.example", normal="a@x.example")

    assert take(reply(meeting, "a@x.example"), "a@x.example")
    assert answer_of(meeting) == Answer.ACCEPTED


def test_a_colleague_answers_too(world: World, meeting: Meeting) -> None:
    assert take(reply(meeting, "zofia@faro.example"), "zofia@faro.example")
    assert meeting.guests.get(person=world.zofia).answer == Answer.ACCEPTED


def test_nobody_answers_for_somebody_else(world: World, meeting: Meeting) -> None:
    make_contact("Bea Sol", world.luna)
    attempts = [
        (reply(meeting, world.ana.email), "evil@example.com"),  # whose letter it is decides
        (reply(meeting, world.ana.email), world.otto.email),
        (reply(meeting, "evil@example.com"), "evil@example.com"),  # no guest
        (reply(meeting, "evil@example.com"), world.ana.email),
        (reply(meeting, world.ana.email), ""),
    ]

    assert [take(ics, sender) for ics, sender in attempts] == [False] * 5
    assert answer_of(meeting) == Answer.NONE


def test_what_is_no_answer_is_left_to_people(world: World, meeting: Meeting) -> None:
    mine = world.ana.email
    files = [
        reply(meeting, mine, method="REQUEST"), reply(meeting, mine, method="COUNTER"),
        reply(meeting, mine, uid="other@x"), reply(meeting, mine, partstat="X-WHAT"),
        b"", b"BEGIN:VCALENDAR", b"\xff\xfe\x00", reply(meeting, mine)[:-40], reply(meeting, mine) * 1000,
        reply(meeting, mine, sequence="many"), reply(meeting, mine, more="RECURRENCE-ID:20260401T090000Z\r\n"),
    ]  # fmt: skip

    taken = [take(file, mine) for file in files]

    assert (taken, answer_of(meeting)) == ([False] * len(files), Answer.NONE)


def test_a_yes_to_a_time_that_was_changed_is_no_yes(world: World, meeting: Meeting) -> None:
    change(meeting, replace(as_plan(meeting), starts_at=TEN + timedelta(hours=1)), by=world.marek, at=NOW)

    assert not take(reply(meeting, world.ana.email), world.ana.email)
    assert take(reply(meeting, world.ana.email, begins="20260313T100000Z", sequence=1), world.ana.email)


def test_a_yes_after_a_new_room_is_one(world: World, meeting: Meeting) -> None:
    change(meeting, replace(as_plan(meeting), place="Upstairs"), by=world.marek, at=NOW)

    assert take(reply(meeting, world.ana.email), world.ana.email)


def test_letters_that_come_out_of_order(world: World, meeting: Meeting) -> None:
    take(reply(meeting, world.ana.email, partstat="DECLINED", stamp="20260311T100000Z"), world.ana.email)
    take(reply(meeting, world.ana.email, stamp="20260311T093000Z"), world.ana.email)

    assert answer_of(meeting) == Answer.DECLINED


def test_nothing_is_answered_that_was_called_off(world: World, meeting: Meeting) -> None:
    cancel(meeting, because="Rain", by=world.marek, at=NOW)

    assert not take(reply(meeting, world.ana.email), world.ana.email)


def test_one_day_of_a_series(world: World) -> None:
    said = Plan(world.luna, "A word", TEN, "Europe/Madrid", contacts=(world.ana,), repeats="weekly")
    weekly = plan(said, by=world.marek, at=NOW)
    more = "RECURRENCE-ID;TZID=Europe/Madrid:20260403T100000\r\n"

    assert take(reply(weekly, world.ana.email, partstat="DECLINED", more=more), world.ana.email)

    day = weekly.days.get()
    assert (day.slot_at, day.guests.get().answer, answer_of(weekly)) == (
        datetime(2026, 4, 3, 8, tzinfo=UTC), Answer.DECLINED, Answer.NONE,
    )  # fmt: skip
