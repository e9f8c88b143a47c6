"""Rules of other calendars, said as our series say them."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest
from icalendar import Component, Event

from vinculo.exchange.calendars.rhythm import Rhythm, rhythm_of

MADRID = ZoneInfo("Europe/Madrid")


def event(rule: str, begins: str = "DTSTART;TZID=Europe/Madrid:20260302T100000") -> Component:
    return Event.from_ical(f"BEGIN:VEVENT\r\n{begins}\r\n{rule}\r\nEND:VEVENT\r\n")


@pytest.mark.parametrize(
    ("rule", "rhythm"),
    [
        ("SUMMARY:Once", Rhythm()),
        ("RRULE:FREQ=WEEKLY", Rhythm("weekly")),
        ("RRULE:FREQ=WEEKLY;BYDAY=MO;WKST=SU", Rhythm("weekly")),
        ("RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=3", Rhythm("fortnightly", date(2026, 3, 30))),
        ("RRULE:FREQ=MONTHLY;BYMONTHDAY=2;COUNT=2", Rhythm("monthly", date(2026, 4, 2))),
        ("RRULE:FREQ=WEEKLY;UNTIL=20260330T215959Z", Rhythm("weekly", date(2026, 3, 30))),
        ("RRULE:FREQ=WEEKLY;UNTIL=20260330T000000Z", Rhythm("weekly", date(2026, 3, 29))),
        ("RRULE:FREQ=WEEKLY;BYDAY=TU", None),
        ("RRULE:FREQ=WEEKLY;BYDAY=MO,WE", None),
        ("RRULE:FREQ=WEEKLY;INTERVAL=3", None),
        ("RRULE:FREQ=MONTHLY;BYDAY=-1FR", None),
        ("RRULE:FREQ=DAILY", None),
        ("RRULE:FREQ=WEEKLY;COUNT=5000", None),
        ("RDATE;TZID=Europe/Madrid:20260305T100000", None),
    ],
)
def test_rhythms(rule: str, rhythm: Rhythm | None) -> None:
    assert rhythm_of(event(rule), MADRID) == rhythm


def test_a_month_without_such_a_day_does_not_count() -> None:
    begins = "DTSTART;VALUE=DATE:20260131"

    assert rhythm_of(event("RRULE:FREQ=MONTHLY;COUNT=3", begins), MADRID) == Rhythm("monthly", date(2026, 5, 31))
