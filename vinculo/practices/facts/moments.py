"""What was known at an earlier moment."""

from datetime import date, datetime
from typing import Any


def until(day: date | None, at: datetime) -> date | None:
    return day if day and day <= at.date() else None


def upto(moment: datetime | None, at: datetime) -> datetime | None:
    return moment if moment and moment <= at else None


def known(facts: tuple[Any, ...], at: datetime) -> tuple[Any, ...]:
    """Those of the facts that existed at a moment, as they were then."""
    return tuple(fact for fact in (fact.as_known_at(at) for fact in facts) if fact is not None)
