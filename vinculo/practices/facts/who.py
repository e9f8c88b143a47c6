"""A client, its people and their days."""

from dataclasses import dataclass, replace
from datetime import date, datetime, tzinfo
from typing import Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from vinculo.calendar.hours import WeekHours
from vinculo.practices.facts.begin import HandoverFacts
from vinculo.practices.facts.channels import BY_VOICE, UNHURRIED, WRITTEN
from vinculo.practices.facts.moments import until, upto

HONORIFICS = frozenset("dr dra mr mrs ms mx prof sr sra srta don doña pan pani".split())


@dataclass(frozen=True, slots=True)
class ClientFacts:
    id: int
    name: str
    owner_id: int | None = None
    is_remote: bool = False
    since_on: date | None = None
    created_at: datetime | None = None
    profile_missing: tuple[str, ...] = ()
    is_archived: bool = False
    handover: HandoverFacts | None = None
    planned_at: datetime | None = None  # when somebody last looked at the plan for them

    @property
    def ref(self) -> str:
        return f"client:{self.id}"

    def as_known_at(self, at: datetime) -> Self:
        handover = self.handover.as_known_at(at) if self.handover else None
        return replace(self, handover=handover, planned_at=upto(self.planned_at, at))


@dataclass(frozen=True, slots=True)
class ContactFacts:
    id: int
    name: str
    title: str = ""
    power: str = ""
    is_key: bool = False
    left_on: date | None = None
    preferred_channel: str = ""
    unwanted_channels: tuple[str, ...] = ()
    time_zone: str = ""
    hours: tuple[tuple[tuple[int, int], ...], ...] = ((),) * 7
    language: str = ""
    noted_at: datetime | None = None  # when the first personal note about them was written
    unnoted_at: datetime | None = None  # when they said that they want none

    @property
    def ref(self) -> str:
        return f"contact:{self.id}"

    def as_known_at(self, at: datetime) -> Self:
        """Who left later was still there. Since when somebody is there is not on record: they count all along."""
        return replace(self, left_on=until(self.left_on, at)) if self.left_on else self

    @property
    def first_name(self) -> str:
        """How one speaks of them: "Ana" for Ana Beltrán, but all of "Dr. Sanz"."""
        first, _space, rest = self.name.partition(" ")
        return self.name if rest and first.rstrip(".").lower() in HONORIFICS else first

    @property
    def voice(self) -> str:
        """The channel to speak with them: the one they prefer if it is spoken, else one they do not refuse."""
        spoken = (self.preferred_channel, "phone", "video", "in_person")
        welcome = (channel for channel in spoken if channel in BY_VOICE and channel not in self.unwanted_channels)
        return next(welcome, "phone")

    @property
    def writing(self) -> str:
        """The channel to write to them: the one they prefer if it is written, else one they do not refuse."""
        written = (self.preferred_channel, "email", "portal", "letter")
        welcome = (channel for channel in written if channel in WRITTEN and channel not in self.unwanted_channels)
        return next(welcome, "email")

    def welcomes(self, channel: str, at: datetime, zone: tzinfo) -> bool:
        """Whether a word from us on this channel at this moment suits them, as far as they told us; `zone` is ours."""
        if channel in self.unwanted_channels:
            return False
        hours = WeekHours(self.hours)
        return channel in UNHURRIED or not hours or hours.is_open(at, self.zone(zone))

    def zone(self, ours: tzinfo) -> tzinfo:
        """Their time zone, ours when none is known."""
        try:
            return ZoneInfo(self.time_zone) if self.time_zone else ours
        except (ZoneInfoNotFoundError, ValueError):
            return ours


@dataclass(frozen=True, slots=True)
class DateFacts:
    """An important day: `next_on` gives its next coming."""

    id: int
    kind: str
    what: str
    day: int
    month: int
    year: int | None = None
    is_yearly: bool = True
    contact_id: int | None = None

    @property
    def ref(self) -> str:
        return f"date:{self.id}"

    def next_on(self, today: date) -> date | None:
        """Its first coming from today on; 29 February falls on the 28th in common years. None when it is over."""
        if not self.is_yearly:
            once = _day(self.year or today.year, self.month, self.day)
            return once if once >= today else None
        this_year = _day(today.year, self.month, self.day)
        return this_year if this_year >= today else _day(today.year + 1, self.month, self.day)


def _day(year: int, month: int, day: int) -> date:
    while day > 28:
        try:
            return date(year, month, day)
        except ValueError:
            day -= 1
    return date(year, month, day)
