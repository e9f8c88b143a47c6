"""Two years of the relationship: how often we spoke each month, which season it was, and what began or ended."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from vinculo.clients.models import Client
from vinculo.conversations.models import Direction, Interaction
from vinculo.db.prepared import prepared
from vinculo.db.rows import day_of, moment_of
from vinculo.desk.clients.summary.record import narrowed
from vinculo.people.models import Person

MONTHS = 24
MARKS = 3


@dataclass(frozen=True, slots=True)
class Ribbon:
    starts_on: date
    counts: list[int]
    spells: list[tuple[str, date]]
    marks: list[tuple[str, date]]


def first_month(today: date) -> date:
    """The month the ribbon begins with."""
    months = today.year * 12 + today.month - MONTHS
    return date(months // 12, months % 12 + 1, 1)


def first_moment(today: date) -> datetime:
    return timezone.make_aware(datetime.combine(first_month(today), time.min))


def ribbon(client: Client, changes: list[dict[str, Any]], projects: list[dict[str, Any]], *,
           person: Person, today: date) -> Ribbon:  # fmt: skip
    starts_on = first_month(today)
    return Ribbon(starts_on, _counts(client, person, starts_on, today), _spells(client, changes, starts_on),
                  _marks(projects, starts_on, today))  # fmt: skip


def _counts(client: Client, person: Person, starts_on: date, today: date) -> list[int]:
    months = Counter(
        (local.year - starts_on.year) * 12 + local.month - starts_on.month
        for local in map(timezone.localtime, _spoken_at(client, person, first_moment(today)))
    )
    return [months[number] for number in range(MONTHS)]


@prepared
def _spoken_at(client: Client, person: Person, since: datetime) -> QuerySet[Any, datetime]:
    spoken = Interaction.objects.filter(client=client, at__gte=since).exclude(direction=Direction.INTERNAL)
    return narrowed(spoken.order_by(), person).values_list("at", flat=True)


def _spells(client: Client, changes: list[dict[str, Any]], starts_on: date) -> list[tuple[str, date]]:
    """(season, the day it began): the one the ribbon begins in, then every change since."""
    begins = max(starts_on, client.since_on or client.created_at.date())
    turns = [(change["before"], change["after"], _day(change["at"])) for change in changes]
    later = [(after, on) for _before, after, on in turns if on > begins and after]
    earlier = [after for _before, after, on in turns if on <= begins]
    if earlier:
        return [(earlier[-1], begins), *later]
    if turns:
        first = turns[0][0]
        return [(first, begins), *later] if first else later
    standing = getattr(client, "standing", None)
    return [(standing.season, begins)] if standing else []


def _day(at: str) -> date:
    moment = moment_of(at)
    assert moment is not None
    return timezone.localtime(moment).date()


def _marks(projects: list[dict[str, Any]], starts_on: date, today: date) -> list[tuple[str, date]]:
    """The work they will remember: what was launched, else what began."""
    days = [(row["name"], day_of(row["launched_on"] or row["starts_on"])) for row in projects]
    known = [(name, on) for name, on in days if on and starts_on <= on <= today]
    return sorted(known, key=lambda mark: mark[1])[-MARKS:]
