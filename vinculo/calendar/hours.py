"""The hours of a week in which somebody can be reached, in that person's own time zone."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MIDNIGHT = 24 * 60
_CLOCK = re.compile(r"([01]?\d|2[0-4]):([0-5]\d)")

Span = tuple[int, int]  # minutes of the day: from (included), until (excluded)
Moments = tuple[datetime, datetime]


class HoursNotUnderstood(ValueError):
    """The hours are not of the form {"mon": [["09:00", "14:00"], ...]}; the message says where."""


@dataclass(frozen=True, slots=True)
class OpenNow:
    """Whether somebody can be reached at a moment: `until` when open, `opens_at` when closed (both UTC)."""

    yes: bool
    until: datetime | None = None
    opens_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class WeekHours:
    """
    Opening spans for the seven days of a week, Monday first.

    Spans are wall-clock time. On the day clocks go back, a span that starts or ends in the repeated hour takes in both
    passes of it; on the day they go forward, a time in the missing hour counts as that much after the change.
    """

    days: tuple[tuple[Span, ...], ...] = ((),) * 7

    @classmethod
    def from_json(cls, data: Mapping[str, Any] | None) -> "WeekHours":
        """Reads {"mon": [["09:00", "14:00"], ["15:30", "18:30"]]}; other days are closed. "24:00" may end a span."""
        if not data:
            return cls()
        unknown = set(data) - set(WEEKDAYS)
        if unknown:
            raise HoursNotUnderstood(f"unknown day: {', '.join(sorted(map(str, unknown)))}")
        return cls(tuple(_read_day(name, data.get(name) or []) for name in WEEKDAYS))

    def to_json(self) -> dict[str, list[list[str]]]:
        """The opposite of `from_json`; closed days are left out."""
        return {
            name: [[_write_clock(start), _write_clock(end)] for start, end in spans]
            for name, spans in zip(WEEKDAYS, self.days, strict=True)
            if spans
        }

    def __bool__(self) -> bool:
        """False when no hour of the week is open, which means "not known" for a contact."""
        return any(self.days)

    def spans_on(self, day: date, zone: tzinfo) -> Iterator[Moments]:
        """The open stretches of a local day as moments in UTC, in order, never empty ones."""
        for start, end in self.days[day.weekday()]:
            opens, closes = moment(day, start, zone), moment(day, end, zone, second_pass=True)
            if opens < closes:
                yield opens, closes

    def is_open(self, at: datetime, zone: tzinfo) -> bool:
        """Whether `at` (aware) lies in an open span of the local day."""
        return any(opens <= at < closes for opens, closes in self.spans_on(at.astimezone(zone).date(), zone))

    def next_opening(self, at: datetime, zone: tzinfo) -> datetime | None:
        """The first moment from `at` on when it is open (`at` itself if it is open then); None if never open."""
        for opens, closes in self._spans_from(at, zone):
            if at < closes:
                return max(at.astimezone(UTC), opens)
        return None

    def open_until(self, at: datetime, zone: tzinfo) -> datetime | None:
        """When the span around `at` ends, over midnight if the next day goes on; None if it is closed at `at`."""
        until = None
        for opens, closes in self._spans_from(at, zone):
            if until is None and opens <= at < closes or until == opens:
                until = closes
            elif until is not None or opens > at:
                break
        return until

    def now_yes_or_no(self, at: datetime, zone: tzinfo) -> OpenNow:
        """Can this person be called at `at`? With the moment that changes the answer."""
        until = self.open_until(at, zone)
        if until is not None:
            return OpenNow(True, until=until)
        return OpenNow(False, opens_at=self.next_opening(at, zone))

    def closes_on(self, day: date, zone: tzinfo) -> datetime | None:
        """The last closing time of a local day, None on a closed day."""
        return max((closes for _opens, closes in self.spans_on(day, zone)), default=None)

    def _spans_from(self, at: datetime, zone: tzinfo) -> Iterator[Moments]:
        first = at.astimezone(zone).date()
        for offset in range(9):  # a week, and the day that holds its last hour once more
            yield from self.spans_on(first + timedelta(days=offset), zone)


def moment(day: date, minutes: int, zone: tzinfo, *, second_pass: bool = False) -> datetime:
    """`minutes` after midnight of `day` by the clock on the wall, in UTC; `second_pass` of an hour that comes twice."""
    if minutes == MIDNIGHT:
        day, minutes, second_pass = day + timedelta(days=1), 0, False
    wall = datetime.combine(day, time(*divmod(minutes, 60)), zone)
    if second_pass and _is_repeated(wall):
        wall = wall.replace(fold=1)
    return wall.astimezone(UTC)


def _is_repeated(wall: datetime) -> bool:
    first, second = wall.utcoffset(), wall.replace(fold=1).utcoffset()
    return first is not None and second is not None and first > second


def wall_clock(at: datetime, zone: tzinfo) -> str:
    """The time of day there, "13:30": the same in all our languages."""
    return at.astimezone(zone).strftime("%H:%M")


def _read_day(name: str, spans: Any) -> tuple[Span, ...]:
    if not isinstance(spans, list | tuple):
        raise HoursNotUnderstood(f"{name}: expected a list of [from, until]")
    read = sorted(_read_span(name, span) for span in spans)
    joined: list[Span] = []
    for start, end in read:
        if joined and start < joined[-1][1]:
            raise HoursNotUnderstood(f"{name}: {_write_clock(start)} lies inside the span before it")
        if joined and start == joined[-1][1]:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return tuple(joined)


def _read_span(name: str, span: Any) -> Span:
    if not isinstance(span, list | tuple) or len(span) != 2:
        raise HoursNotUnderstood(f"{name}: expected [from, until], got {span!r}")
    start, end = (_read_clock(name, text) for text in span)
    if start >= end:
        raise HoursNotUnderstood(f"{name}: {span[0]} is not before {span[1]}")
    return start, end


def _read_clock(name: str, text: Any) -> int:
    match = _CLOCK.fullmatch(text.strip()) if isinstance(text, str) else None
    minutes = int(match[1]) * 60 + int(match[2]) if match else MIDNIGHT + 1
    if minutes > MIDNIGHT:
        raise HoursNotUnderstood(f"{name}: {text!r} is not a time of day")
    return minutes


def _write_clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


OFFICE_HOURS = WeekHours(((((9 * 60, 17 * 60)),),) * 5 + ((),) * 2)
