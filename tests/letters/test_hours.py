"""In the hours of those who get it."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from vinculo.calendar.hours import OFFICE_HOURS
from vinculo.calendar.workdays import WorkCalendar
from vinculo.clients.models import Contact
from vinculo.letters.hours import suiting, suiting_all

MADRID = ZoneInfo("Europe/Madrid")
HOUSE = WorkCalendar(MADRID, OFFICE_HOURS, frozenset({date(2026, 3, 19)}))
MORNINGS = {"mon": [["10:00", "12:00"]], "thu": [["10:00", "12:00"]], "fri": [["10:00", "12:00"]]}


def at(day: int, hour: int, zone: ZoneInfo = MADRID, month: int = 3) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=zone).astimezone(UTC)


def test_when_it_suits_them() -> None:
    plain = Contact(name="Ana")
    mornings = Contact(name="Bea", hours=MORNINGS)
    far = Contact(name="Cai", hours=MORNINGS, time_zone="America/Lima")
    for contact, now, suits, next_at in (
        (plain, at(11, 10), True, at(11, 10)),
        (plain, at(11, 22), False, at(12, 9)),
        (plain, at(18, 22), False, at(20, 9)),  # the 19th is a day off
        (plain, at(27, 22), False, at(30, 9)),  # over a weekend in which the clocks change
        (mornings, at(11, 10), False, at(12, 10)),
        (mornings, at(18, 10), False, at(20, 10)),
        (far, at(12, 10), False, at(12, 10, ZoneInfo("America/Lima"))),
    ):
        found = suiting(contact, HOUSE, at=now)
        assert (found.now, found.next_at) == (suits, next_at), (contact.name, now)


def test_several_get_it_when_it_suits_the_last() -> None:
    found = suiting_all([Contact(name="Ana"), Contact(name="Bea", hours=MORNINGS)], HOUSE, at=at(11, 10))

    assert (found.now, found.next_at) == (False, at(12, 10))


def test_hours_nobody_can_read_count_as_ours() -> None:
    odd = Contact(name="Odd", hours={"someday": 3}, time_zone="Nowhere/Land")

    assert suiting(odd, HOUSE, at=at(11, 22)).next_at == at(12, 9)
