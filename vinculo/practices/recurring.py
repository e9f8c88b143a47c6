"""
What came back every year, and is about to come again.

Two things of one kind (projects, agreements, opportunities, change requests of theirs) belong together when they began
about a year apart and speak of the same in their names; without a word in common it takes three, year after year.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from vinculo.feedback.wordroots import roots
from vinculo.practices.practice import Moment
from vinculo.practices.relationship import Relationship

YEAR = 365


@dataclass(frozen=True, slots=True, order=True)
class Began:
    on: date
    kind: str
    name: str


@dataclass(frozen=True, slots=True, order=True)
class Expected:
    """It comes about `on`, because the last one and the one before began at this time of the year."""

    on: date
    last: Began
    before: Began


def what_comes_again(relationship: Relationship, now: Moment, *, days: int, about: int) -> list[Expected]:
    """What comes within `days` days, the soonest first; `about` a year apart means so many days more or less."""
    begun = sorted(set(_begun(relationship, now)))
    found = []
    for last in begun:
        on = _a_year_after(last.on)
        if 0 <= (on - now.today).days <= days and not _has_come(last, on, begun, about):
            found += [
                Expected(on, last, one) for one in _before(last, begun, about) if _belong(last, one, begun, about)
            ]
    return sorted(found)


def _has_come(last: Began, on: date, begun: list[Began], about: int) -> bool:
    """This year's began early."""
    return any(one.kind == last.kind and 0 <= (on - one.on).days <= 2 * about for one in begun)


def _before(last: Began, begun: list[Began], about: int) -> Iterator[Began]:
    """Of the same kind, about a year earlier."""
    for one in begun:
        if one.kind == last.kind and abs((last.on - one.on).days - YEAR) <= about:
            yield one


def _belong(last: Began, one: Began, begun: list[Began], about: int) -> bool:
    if roots(last.name).keys() & roots(one.name).keys():
        return True
    return last.kind != "change" and any(_before(one, begun, about))


def _begun(relationship: Relationship, now: Moment) -> Iterator[Began]:
    for project in relationship.projects:
        if project.began_on <= now.today:
            yield Began(project.began_on, "project", project.name)
    for change in relationship.changes:
        if change.side == "theirs":
            yield Began(now.day_of(change.asked_at), "change", change.title)
    for one in relationship.beginnings:
        if one.on <= now.today:
            yield Began(one.on, one.kind, one.name)


def _a_year_after(on: date) -> date:
    """29 February comes again on the 28th."""
    try:
        return on.replace(year=on.year + 1)
    except ValueError:
        return on.replace(year=on.year + 1, day=28)
