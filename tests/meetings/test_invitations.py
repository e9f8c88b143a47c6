from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from django.core import mail
from icalendar import Calendar

from tests.portal.visiting import let_in
from tests.world import NOW, World
from vinculo.mailboxes.models import Mailbox
from vinculo.meetings import agenda
from vinculo.meetings.invitations import post
from vinculo.meetings.models import Guest, Meeting
from vinculo.meetings.planning import Plan, as_plan, cancel, change, plan

TEN = datetime(2026, 3, 13, 9, tzinfo=UTC)


def planned(world: World, **more: Any) -> tuple[Meeting, Guest]:
    meeting = plan(
        Plan(
            world.luna, "El menú; nuevo, ¿no?", TEN, "Europe/Madrid", contacts=(world.ana,), people=(world.zofia,),
            place="Calle Sol 3", **more,
        ),
        by=world.marek, at=NOW,
    )  # fmt: skip
    return meeting, meeting.guests.get(contact=world.ana)


def letters_of(*posts: tuple[Guest, int, str]) -> list[Any]:
    mail.outbox.clear()
    for guest, sequence, method in posts:
        post(guest.pk, sequence, method)
    return list(mail.outbox)


def calendar_of(letter: Any) -> tuple[Any, Any]:
    content, kind = letter.alternatives[0]
    calendar: Any = Calendar.from_ical(content)
    assert kind == f"text/calendar; method={calendar['method']}; charset=utf-8"
    return calendar, calendar.walk("VEVENT")[0]


def test_an_invitation_in_their_words_and_for_their_calendar(world: World) -> None:
    world.ana.language, world.ana.time_zone = "en", "Europe/London"
    world.ana.save()
    meeting, guest = planned(world)
    agenda.add(meeting, "The price of bread", by=world.marek, audience="shared")
    agenda.add(meeting, "Their late payment", by=world.marek)

    letter = letters_of((guest, 0, "REQUEST"))[0]
    _calendar, event = calendar_of(letter)

    assert letter.subject == "Invitation: El menú; nuevo, ¿no?, Friday 13 March, 9:00"
    assert "When: Friday 13 March, 9:00 to 10:00 (Europe/London)" in letter.body
    assert "- The price of bread" in letter.body and "late payment" not in letter.body + event.to_ical().decode()
    assert event.decoded("dtstart").isoformat() == "2026-03-13T10:00:00+01:00"
    assert event["dtstart"].params["TZID"] == "Europe/Madrid"
    assert (str(event["summary"]), event["sequence"], str(event["organizer"])) == (
        "El menú; nuevo, ¿no?", 0, "mailto:marek@faro.example",
    )  # fmt: skip
    assert {str(one): (one.params["RSVP"], one.params["PARTSTAT"]) for one in event["attendee"]} == {
        f"mailto:{world.ana.email}": ("TRUE", "NEEDS-ACTION"), "mailto:zofia@faro.example": ("TRUE", "NEEDS-ACTION"),
    }  # fmt: skip


def test_the_rules_of_the_time_zone_come_with_it(world: World) -> None:
    """Read by somebody who knows no Madrid: the offsets of the file itself give the right moments."""
    _meeting, guest = planned(world, repeats="weekly")

    calendar, event = calendar_of(letters_of((guest, 0, "REQUEST"))[0])

    zone: Any = calendar.walk("VTIMEZONE")[0].to_tz()
    walls = [
        datetime(2026, 3, 27, 10),
        datetime(2026, 4, 3, 10),
        datetime(2026, 10, 23, 10),
        datetime(2026, 10, 30, 10),
    ]
    assert [wall.replace(tzinfo=zone).astimezone(UTC).hour for wall in walls] == [9, 8, 8, 9]
    assert event["rrule"].to_ical() == b"FREQ=WEEKLY"


def test_each_letter_once_and_none_that_was_overtaken(world: World) -> None:
    meeting, guest = planned(world)
    change(meeting, replace(as_plan(meeting), starts_at=TEN + timedelta(hours=1)), by=world.marek, at=NOW)

    sent = letters_of((guest, 0, "REQUEST"), (guest, 1, "REQUEST"), (guest, 1, "REQUEST"))

    assert [letter.subject for letter in sent] == ["Invitation: El menú; nuevo, ¿no?, Friday 13 March, 11:00"]


def test_a_cancellation_goes_only_to_who_was_asked(world: World) -> None:
    meeting, guest = planned(world)
    post(guest.pk, 0, "REQUEST")
    cancel(meeting, because="The oven is broken.", by=world.marek, at=NOW)
    other = meeting.guests.get(person=world.zofia)

    sent = letters_of((guest, 1, "CANCEL"), (other, 1, "CANCEL"))
    _calendar, event = calendar_of(sent[0])

    assert len(sent) == 1
    assert "The oven is broken." in sent[0].body
    assert (event["sequence"], event["status"], event["uid"]) == (1, "CANCELLED", meeting.uid)


def test_in_spanish_with_a_way_to_answer(world: World) -> None:
    world.ana.language = "es"
    world.ana.save()
    let_in(world.ana, world.luna)
    _meeting, guest = planned(world)

    letter = letters_of((guest, 0, "REQUEST"))[0]

    assert "viernes, 13 de marzo" in letter.body
    assert "/portal/meetings/" in letter.body


def test_answers_go_where_we_read_them(world: World) -> None:
    Mailbox.objects.create(address="hola@faro.example", imap_host="imap.faro.example")
    _meeting, guest = planned(world)

    letter = letters_of((guest, 0, "REQUEST"))[0]
    _calendar, event = calendar_of(letter)

    assert letter.reply_to == ["Marek Wilk <hola@faro.example>"]
    assert (str(event["organizer"]), event["organizer"].params["CN"]) == ("mailto:hola@faro.example", "Marek Wilk")


def test_a_name_cannot_write_lines_of_its_own(world: World) -> None:
    world.ana.name = 'Ana "X"\r\nATTENDEE:mailto:evil@example.com'
    world.ana.save()
    _meeting, guest = planned(world)

    _calendar, event = calendar_of(letters_of((guest, 0, "REQUEST"))[0])

    assert len(event["attendee"]) == 2
