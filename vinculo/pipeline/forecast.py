"""
What the open opportunities may bring, month by month and apart for each currency.

Whole numbers all the way: amounts in minor units, weighted ones in hundredths of them (value times percent), so that
what is added up in any order is the same to the last unit.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple


class Row(NamedTuple):
    """One opportunity, or several of the same month, currency and chance together."""

    expected_on: date | None
    currency: str
    value: int
    chance: int  # percent
    number: int = 1


@dataclass(slots=True)
class Sum:
    """Of one currency."""

    currency: str
    number: int = 0
    value: int = 0
    hundredths: int = 0

    def add(self, row: Row) -> None:
        self.number += row.number
        self.value += row.value
        self.hundredths += row.value * row.chance

    @property
    def weighted(self) -> int:
        """In minor units, half of one rounded up."""
        return (self.hundredths + 50) // 100


@dataclass(frozen=True, slots=True)
class Month:
    """`first` is the first day of the month; None for what nobody expects on a day."""

    first: date | None
    sums: list[Sum]


def by_month(rows: Iterable[Row]) -> list[Month]:
    """From the first month on; what has no day comes last."""
    months: dict[date | None, list[Row]] = defaultdict(list)
    for row in rows:
        months[row.expected_on.replace(day=1) if row.expected_on else None].append(row)
    known = sorted(first for first in months if first)
    return [Month(first, sums(months[first])) for first in (*known, *([None] if None in months else []))]


def sums(rows: Iterable[Row]) -> list[Sum]:
    """One for each currency, by its code."""
    found: dict[str, Sum] = {}
    for row in rows:
        found.setdefault(row.currency, Sum(row.currency)).add(row)
    return [found[currency] for currency in sorted(found)]


class Step(NamedTuple):
    """Something came into a stage, or left the board (None), at a moment."""

    opportunity: int
    stage: int | None
    at: datetime


def days_in_stages(steps: Sequence[Step]) -> dict[int, list[int]]:
    """How many whole days each stay in a stage took that is over. Steps in order of opportunity and moment."""
    stays: dict[int, list[int]] = defaultdict(list)
    for here, after in zip(steps, steps[1:], strict=False):
        if here.opportunity == after.opportunity and here.stage is not None:
            stays[here.stage].append((after.at - here.at).days)
    return dict(stays)


def usual(days: Sequence[int]) -> int | None:
    """The one in the middle, which a single year-long wait does not move."""
    return sorted(days)[len(days) // 2] if days else None
