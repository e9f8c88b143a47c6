"""Events of calendar files become appointments, and nothing in a file keeps a machine busy."""

import io
import time
from datetime import UTC, date, datetime

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.exchange.samples import sample
from vinculo.exchange.history.records import Appointment
from vinculo.exchange.icalendar import reading
from vinculo.exchange.icalendar.repeating import Days, times
from vinculo.exchange.reading.formats import Format
from vinculo.exchange.refusals import Refused, RowProblem

AT = datetime(2026, 3, 1, 12, tzinfo=UTC)
EVENT = (
    "BEGIN:VEVENT\r\nUID:{uid}\r\nDTSTART;TZID=Europe/Madrid:20260305T100000\r\nSUMMARY:{title}\r\n{more}END:VEVENT\r\n"
)


def event(uid: str = "e1", title: str = "Kick-off", more: str = "") -> str:
    return EVENT.format(uid=uid, title=title, more=more)


def read(*events: str, zone: str = "Europe/Madrid") -> list[Appointment | RowProblem]:
    text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + "".join(events) + "END:VCALENDAR\r\n"
    return list(reading.read(io.BytesIO(text.encode()), Format.CALENDAR, "x.ics", {"zone": zone}, at=AT))  # type: ignore[arg-type]


def starts(found: list[Appointment | RowProblem]) -> list[str]:
    return [f"{one.starts_at:%m-%d %H:%M}" for one in found if isinstance(one, Appointment)]


def test_a_weekly_meeting_keeps_its_hour_when_the_clocks_change() -> None:
    assert starts(read(event(more="RRULE:FREQ=WEEKLY;COUNT=5\r\n"))) == [
        "03-05 09:00", "03-12 09:00", "03-19 09:00", "03-26 09:00", "04-02 08:00",
    ]  # fmt: skip


def test_days_left_out_and_days_moved_are_known() -> None:
    series = event(more="RRULE:FREQ=WEEKLY;COUNT=4\r\nEXDATE;TZID=Europe/Madrid:20260312T100000\r\n")
    moved = event(title="Moved", more="RECURRENCE-ID;TZID=Europe/Madrid:20260319T100000\r\n").replace(
        "20260305T100000", "20260320T120000"
    )

    assert starts(read(series, moved)) == ["03-05 09:00", "03-26 09:00", "03-20 11:00"]


def test_the_highest_version_of_an_event_is_taken() -> None:
    found = read(event(title="New", more="SEQUENCE:3\r\n"), event(title="Old", more="SEQUENCE:1\r\n"))

    assert [one.why if isinstance(one, RowProblem) else one.title for one in found] == ["event_older", "New"]


def test_what_was_called_off_is_reported_and_not_taken() -> None:
    (found,) = read(event(more="STATUS:CANCELLED\r\n"))

    assert isinstance(found, RowProblem) and found.why == "event_off"


@pytest.mark.parametrize(
    "rule",
    ["FREQ=SECONDLY", "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;COUNT=999999999", "FREQ=YEARLY;BYWEEKNO=20", "FREQ=", "X",
     "FREQ=DAILY;BYHOUR=0,1,2;BYMINUTE=1", "FREQ=WEEKLY;BYDAY=XX", "FREQ=DAILY;UNTIL=20269999"],
)  # fmt: skip
def test_a_rule_nobody_could_follow_stands_for_its_first_time(rule: str) -> None:
    (found,) = read(event(more=f"RRULE:{rule}\r\n"))

    assert isinstance(found, Appointment)
    assert [one.why for one in found.remarks] == ["rhythm_refused"]


def test_rules_that_never_strike_cost_nothing() -> None:
    started = time.process_time()

    found = read(*(event(str(at), more="RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30\r\n") for at in range(300)))

    assert len(found) == 300
    assert time.process_time() - started < 2


def test_an_unknown_zone_is_asked_for_and_said() -> None:
    with sample("ics/Standup.ics") as stream:
        (asked,) = reading.asks(reading.look(stream))
        found = next(iter(reading.read(stream, Format.CALENDAR, "x.ics", {"zone": "Australia/Sydney"}, at=AT)))

    assert asked.name == "zone"
    assert "Canberra" in asked.why
    assert isinstance(found, Appointment)
    assert [one.why for one in found.remarks] == ["zone_unknown"]


def test_a_file_where_every_time_says_its_zone_asks_nothing() -> None:
    assert reading.asks(reading.look(io.BytesIO(event().encode()))) == ()


def test_a_calendar_with_more_events_than_an_import_may_hold_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vinculo.exchange.limits.ROWS", 3)

    with pytest.raises(Refused, match="more than 3 rows"):
        read(*(event(str(at)) for at in range(5)))


def test_guests_come_with_their_addresses_and_alarms_do_not_speak_for_the_event() -> None:
    guest = 'ATTENDEE;CN="Ana Luna":mailto:ana@luna.example\r\n'
    alarm = "BEGIN:VALARM\r\nSUMMARY:Ring\r\nDURATION:PT9H\r\nEND:VALARM\r\n"

    (found,) = read(event(title="", more=alarm + guest + "LOCATION:Room 2\r\nDURATION:PT30M\r\n"))

    assert isinstance(found, Appointment)
    assert found.title == "Room 2"
    assert found.ends_at == datetime(2026, 3, 5, 9, 30, tzinfo=UTC)
    assert [(who.name, who.email) for who in found.with_] == [("Ana Luna", "ana@luna.example")]


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(("DAILY", "WEEKLY", "MONTHLY", "YEARLY")),
    st.integers(1, 4),
    st.sampled_from(("", ";BYDAY=MO,TH", ";BYMONTHDAY=1,-1", ";BYMONTH=3,7", ";COUNT=9")),
    st.dates(date(2025, 1, 1), date(2026, 3, 1)),
)
def test_rules_strike_when_another_library_says_so(often: str, interval: int, more: str, first: date) -> None:
    rule = f"FREQ={often};INTERVAL={interval}{more}"
    begins = datetime(first.year, first.month, first.day, 10)
    since, until = date(2025, 6, 1), date(2026, 9, 1)

    found = times(rule, begins, since, until, Days())

    theirs = rrulestr(rule, dtstart=begins).between(datetime(2025, 6, 1), datetime(2026, 9, 1, 23))
    assert [one for one in found if one != begins] == [one for one in theirs if one != begins][: len(found)]
