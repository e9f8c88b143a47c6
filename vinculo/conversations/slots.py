"""On which days the check-ins of a communication plan fall, around the free days of both sides."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from typing import cast
from zoneinfo import ZoneInfo

from vinculo.calendar.holidays import HolidayCalendar
from vinculo.calendar.hours import WeekHours, moment
from vinculo.calendar.rhythm import Rhythm, RhythmKind
from vinculo.calendar.workdays import WorkCalendar
from vinculo.clients.models import Contact
from vinculo.projects.models import CommunicationPlan

LOOK_BACK = timedelta(days=120)  # a day off moves a slot later, so one planned before the first day may fall after it
FARTHEST = 60  # days a slot may move; a country without a single day of work for longer has no rhythm either
MORNING = time(10)  # the hour nobody minds, where none was agreed


@dataclass(frozen=True, slots=True)
class Slot:
    """One place in the rhythm. `slot_on` is the day the plan names and stays its name; `at` (UTC) is when we talk."""

    slot_on: date
    on: date
    at: datetime


@dataclass(frozen=True, slots=True)
class Suits:
    """Hours in which somebody can be reached, by the clock where they are."""

    hours: WeekHours
    zone: tzinfo


@dataclass(frozen=True, slots=True)
class BothSides:
    """The days and hours of both sides. Whoever has said nothing about hours can be reached in ours."""

    ours: WorkCalendar
    theirs: HolidayCalendar
    contacts: tuple[Suits, ...] = ()

    def are_free(self, day: date) -> bool:
        """Whether both sides work that day."""
        return self.ours.is_workday(day) and day not in self.theirs and not self.theirs.is_weekend(day)

    def first_free(self, day: date) -> date | None:
        """`day` itself if both sides work then, else the first day after it on which they do."""
        for later in range(FARTHEST):
            if self.are_free(day + timedelta(days=later)):
                return day + timedelta(days=later)
        return None

    def hour_on(self, day: date, agreed: time | None) -> datetime:
        """The agreed hour; else the first full hour from ten on that suits everybody, then one that suits us."""
        if agreed:
            return moment(day, agreed.hour * 60 + agreed.minute, self.ours.zone)
        hours = [moment(day, hour * 60, self.ours.zone) for hour in (*range(MORNING.hour, 20), *range(6, MORNING.hour))]
        working = [at for at in hours if self.ours.is_working(at)]
        everybody = (at for at in working if all(one.hours.is_open(at, one.zone) for one in self.contacts))
        opening = next((opens for opens, _closes in self.ours.hours.spans_on(day, self.ours.zone)), hours[0])
        return next(everybody, working[0] if working else opening)

    def suit(self, at: datetime) -> bool:
        """Whether everybody can be reached at a moment: both sides work that day, and it lies in the hours of all."""
        if not self.ours.is_working(at) or not self.are_free(self.ours.day_of(at)):
            return False
        return all(one.hours.is_open(at, one.zone) for one in self.contacts)


def both_sides(ours: WorkCalendar, country: str, contacts: Iterable[Contact]) -> BothSides:
    """Our calendar, the holidays of the client's country, and the hours of those who take part."""
    known = tuple(
        Suits(WeekHours.from_json(contact.hours), ZoneInfo(contact.time_zone) if contact.time_zone else ours.zone)
        for contact in contacts
        if contact.hours
    )
    return BothSides(ours, HolidayCalendar(country), known)


def rhythm_of(plan: CommunicationPlan) -> Rhythm:
    return Rhythm(cast(RhythmKind, plan.rhythm), plan.weekday)


def slots(plan: CommunicationPlan, sides: BothSides, *, since: datetime, until: date) -> list[Slot]:
    """
    The check-ins of a plan that take place after the moment `since` and up to the day `until`.

    Each falls on a day on which both sides work. Where a free week pushes two onto one day, the earlier one stays. The
    answer for a day does not depend on when it is asked.
    """
    rhythm, first = rhythm_of(plan), sides.ours.day_of(since)
    number, taken, found = rhythm.number_near(plan.starts_on, first - LOOK_BACK), None, []
    while (slot_on := rhythm.raw_due(plan.starts_on, number)) <= until:
        number += 1
        on = sides.first_free(slot_on)
        if on is None or on == taken:
            continue
        taken = on
        at = sides.hour_on(on, plan.at_time)
        if on <= until and at > since:
            found.append(Slot(slot_on, on, at))
    return found
