"""
The facts of a relationship as rules see them: small, frozen, without a database.

Each knows how it looked at an earlier moment (`as_known_at`), so that a rule can be replayed over the past.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, tzinfo
from typing import Any, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from vinculo.calendar.hours import WeekHours

WRITTEN = frozenset({"email", "chat", "portal", "letter"})
BY_VOICE = frozenset({"in_person", "video", "phone"})
FACE_TO_FACE = frozenset({"in_person", "video"})
UNHURRIED = frozenset({"portal", "letter", "note"})  # nobody is disturbed by these at night
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

    @property
    def ref(self) -> str:
        return f"client:{self.id}"


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

    @property
    def ref(self) -> str:
        return f"contact:{self.id}"

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


@dataclass(frozen=True, slots=True)
class PlanFacts:
    rhythm: str
    weekday: int
    starts_on: date
    channel: str = ""
    at_time: time | None = None


@dataclass(frozen=True, slots=True)
class ProjectFacts:
    id: int
    name: str
    phase: str
    created_at: datetime
    starts_on: date | None = None
    due_on: date | None = None
    launched_on: date | None = None
    closed_on: date | None = None
    lead_id: int | None = None
    plan: PlanFacts | None = None
    phases: tuple[tuple[datetime, str], ...] = ()

    @property
    def ref(self) -> str:
        return f"project:{self.id}"

    @property
    def is_running(self) -> bool:
        return self.phase in ("kickoff", "delivery", "closing")

    @property
    def began_on(self) -> date:
        return self.starts_on or self.created_at.date()

    def as_known_at(self, at: datetime) -> Self | None:
        if self.created_at > at:
            return None
        known = [phase for changed_at, phase in self.phases if changed_at <= at]
        first = self.phases[0][1] if self.phases else self.phase
        return replace(
            self,
            phase=known[-1] if known else first,
            launched_on=_until(self.launched_on, at),
            closed_on=_until(self.closed_on, at),
        )


@dataclass(frozen=True, slots=True)
class MilestoneFacts:
    id: int
    name: str
    project_id: int
    planned_on: date | None = None
    promised_on: date | None = None
    forecast_on: date | None = None
    done_on: date | None = None

    @property
    def ref(self) -> str:
        return f"milestone:{self.id}"

    def as_known_at(self, at: datetime) -> Self:
        return replace(self, done_on=_until(self.done_on, at))


@dataclass(frozen=True, slots=True)
class InteractionFacts:
    id: int
    at: datetime
    channel: str
    direction: str = "both"
    felt: str = ""
    is_check_in: bool = False
    shares_status: bool = False
    asks_status: bool = False
    project_id: int | None = None
    by_id: int | None = None
    contact_ids: tuple[int, ...] = ()

    @property
    def ref(self) -> str:
        return f"interaction:{self.id}"

    @property
    def is_exchange(self) -> bool:
        """A word that passed between the client and us: no internal note."""
        return self.direction != "internal" and self.channel != "note"

    @property
    def is_written(self) -> bool:
        return self.channel in WRITTEN

    @property
    def is_from_us(self) -> bool:
        return self.is_exchange and self.direction in ("out", "both")

    @property
    def is_from_them(self) -> bool:
        return self.is_exchange and self.direction in ("in", "both")

    @property
    def is_by_voice(self) -> bool:
        return self.channel in BY_VOICE

    def as_known_at(self, at: datetime) -> Self | None:
        return self if self.at <= at else None


@dataclass(frozen=True, slots=True)
class PromiseFacts:
    id: int
    text: str
    made_at: datetime
    promised_on: date | None = None
    internal_on: date | None = None
    forecast_on: date | None = None
    kept_on: date | None = None
    withdrawn_at: datetime | None = None
    made_to: int | None = None
    owner_id: int | None = None
    project_id: int | None = None
    margin_reason: str = ""
    warnings: tuple[tuple[datetime, date | None], ...] = ()
    moves: tuple[tuple[datetime, date | None, date], ...] = ()

    @property
    def ref(self) -> str:
        return f"promise:{self.id}"

    @property
    def is_open(self) -> bool:
        return self.kept_on is None and self.withdrawn_at is None

    @property
    def expected_on(self) -> date | None:
        return self.forecast_on or self.internal_on

    def is_broken(self, today: date) -> bool:
        return self.is_open and self.promised_on is not None and self.promised_on < today

    def is_expected_late(self) -> bool:
        """We already expect to miss the date that they heard."""
        return (
            self.is_open
            and self.promised_on is not None
            and self.expected_on is not None
            and self.expected_on > self.promised_on
        )

    @property
    def latest_warning(self) -> tuple[datetime, date | None] | None:
        """What they last heard from us about a delay; a date agreed anew makes earlier warnings void."""
        agreed_at = max((move[0] for move in self.moves), default=None)
        said = [warning for warning in self.warnings if agreed_at is None or warning[0] > agreed_at]
        return max(said, key=lambda warning: (warning[0], warning[1] or date.max), default=None)

    @property
    def counted_on(self) -> date | None:
        """The day they count on: the one promised, or the later one we warned them of."""
        warned = self.latest_warning[1] if self.latest_warning else None
        return max(self.promised_on, warned) if self.promised_on and warned else self.promised_on

    def was_warned_of(self, day: date | None) -> bool:
        """They heard from us about this date, or a later one."""
        warning = self.latest_warning
        return warning is not None and (warning[1] is None or day is None or warning[1] >= day)

    def was_kept_in_time(self) -> bool:
        return self.kept_on is not None and (self.promised_on is None or self.kept_on <= self.promised_on)

    def as_known_at(self, at: datetime) -> Self | None:
        if self.made_at > at:
            return None
        # A date agreed since then brought its own internal date and forecast: which ones it had before is not kept.
        later = [move for move in self.moves if move[0] > at]
        return replace(
            self,
            promised_on=min(later, key=lambda move: (move[0], move[2]))[1] if later else self.promised_on,
            internal_on=None if later else self.internal_on,
            forecast_on=None if later else self.forecast_on,
            kept_on=_until(self.kept_on, at),
            withdrawn_at=self.withdrawn_at if self.withdrawn_at and self.withdrawn_at <= at else None,
            warnings=tuple(warning for warning in self.warnings if warning[0] <= at),
            moves=tuple(move for move in self.moves if move[0] <= at),
        )


@dataclass(frozen=True, slots=True)
class QuestionFacts:
    id: int
    text: str
    asked_at: datetime
    asked_by_us: bool = False
    due_at: datetime | None = None
    by_when_at: datetime | None = None
    answered_at: datetime | None = None
    contact_id: int | None = None
    owner_id: int | None = None
    channel: str = ""

    @property
    def ref(self) -> str:
        return f"question:{self.id}"

    @property
    def is_open(self) -> bool:
        return self.answered_at is None

    def as_known_at(self, at: datetime) -> Self | None:
        if self.asked_at > at:
            return None
        return replace(self, answered_at=self.answered_at if self.answered_at and self.answered_at <= at else None)


@dataclass(frozen=True, slots=True)
class ExpectationFacts:
    id: int
    side: str
    text: str
    created_at: datetime
    asked_on: date | None = None
    said_by: int | None = None
    is_quote: bool = False
    state: str = "run"

    @property
    def ref(self) -> str:
        return f"expectation:{self.id}"

    def as_known_at(self, at: datetime) -> Self | None:
        known_on = self.asked_on or self.created_at.date()
        return self if known_on <= at.date() else None


@dataclass(frozen=True, slots=True)
class NextWordFacts:
    id: int
    on: date
    told_at: datetime
    channel: str = ""
    about: str = ""

    @property
    def ref(self) -> str:
        return f"word:{self.id}"

    def as_known_at(self, at: datetime) -> Self | None:
        return self if self.told_at <= at else None


@dataclass(frozen=True, slots=True)
class BadNewsFacts:
    id: int
    what: str
    known_at: datetime
    way_out: str = ""
    told_at: datetime | None = None
    contact_id: int | None = None
    project_id: int | None = None

    @property
    def ref(self) -> str:
        return f"news:{self.id}"

    def as_known_at(self, at: datetime) -> Self | None:
        if self.known_at > at:
            return None
        if self.told_at and self.told_at > at:
            return replace(self, told_at=None, way_out="")
        return self


def _until(day: date | None, at: datetime) -> date | None:
    return day if day and day <= at.date() else None


def known(facts: tuple[Any, ...], at: datetime) -> tuple[Any, ...]:
    """Those of the facts that existed at a moment, as they were then."""
    return tuple(fact for fact in (fact.as_known_at(at) for fact in facts) if fact is not None)
