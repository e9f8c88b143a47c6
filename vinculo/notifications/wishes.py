"""What people wish, read for several at once."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from vinculo.calendar.hours import HoursNotUnderstood, WeekHours
from vinculo.calendar.workdays import WorkCalendar
from vinculo.notifications.hours import Hours, Quiet
from vinculo.notifications.models import Rhythm, Way, Wish
from vinculo.notifications.models.wish import USUAL
from vinculo.people.middleware import zone_of
from vinculo.people.models import Organization, Person
from vinculo.people.worktime import work_calendar


@dataclass(frozen=True, slots=True)
class Wished:
    """How one person wants to be told, and when it suits them."""

    person: Person
    rhythm: Rhythm
    hours: Hours
    ways: dict[str, str] = field(default_factory=dict)

    def way(self, kind: str) -> str:
        return self.ways.get(kind) or usual(kind)


def usual(kind: str) -> str:
    return next((str(way) for known, way in USUAL.items() if known == kind), Way.HERE)


def wished(people: Sequence[Person], organization: Organization | None = None) -> list[Wished]:
    """Of each of these people. Two queries, and one for the organization if it is not given."""
    ids = [person.pk for person in people]
    rhythms = {row.person_id: row for row in Rhythm.objects.filter(person__in=ids)}
    ways: dict[int, dict[str, str]] = {}
    for person_id, kind, way in Wish.objects.filter(person__in=ids).values_list("person_id", "kind", "way"):
        ways.setdefault(person_id, {})[kind] = way
    calendar = work_calendar(organization or Organization.current())
    found = []
    for person in people:
        rhythm = rhythms.get(person.pk) or Rhythm(person=person)
        found.append(Wished(person, rhythm, hours_of(person, rhythm, calendar), ways.get(person.pk, {})))
    return found


def hours_of(person: Person, rhythm: Rhythm, calendar: WorkCalendar) -> Hours:
    """Their own working hours, else those of the house."""
    try:
        week = WeekHours.from_json(person.hours)
    except HoursNotUnderstood:
        week = WeekHours()
    quiet = None
    if rhythm.quiet_from is not None and rhythm.quiet_until is not None and rhythm.quiet_from != rhythm.quiet_until:
        quiet = Quiet(rhythm.quiet_from, rhythm.quiet_until)
    return Hours(
        zone=zone_of(person.time_zone),
        week=week or calendar.hours,
        days_off=calendar.holidays,
        quiet=quiet,
        lets_through=rhythm.lets_through,
    )
