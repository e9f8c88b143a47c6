"""The last days, cut into spans of the same kind: what a line through time is drawn from."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.db.models import Q

from vinculo.reports.analysis.scope import Scope, midnight

CUTS = {30: 10, 90: 9}  # days and how many spans they are cut into; anything else is twelve months of the calendar


@dataclass(frozen=True, slots=True)
class Span:
    """Days from `since` to `until`, both included."""

    since: date
    until: date

    def days(self, path: str) -> Q:
        return Q(**{f"{path}__gte": self.since, f"{path}__lte": self.until})

    def moments(self, path: str) -> Q:
        return Q(**{f"{path}__gte": midnight(self.since), f"{path}__lt": midnight(self.until + timedelta(days=1))})


def spans_of(days: int, today: date) -> list[Span]:
    """`days` up to today, oldest first."""
    if days not in CUTS:
        return _months(today)
    long = days // CUTS[days]
    firsts = [today - timedelta(days=days - 1 - long * number) for number in range(CUTS[days])]
    return [Span(first, first + timedelta(days=long - 1)) for first in firsts]


def _months(today: date) -> list[Span]:
    """Eleven whole months and the one that runs."""
    spans, until = [], today
    for _number in range(12):
        first = until.replace(day=1)
        spans.append(Span(first, until))
        until = first - timedelta(days=1)
    return spans[::-1]


def over(scope: Scope, spans: list[Span]) -> Scope:
    """The same clients, over all the spans."""
    return replace(scope, since=spans[0].since, until=spans[-1].until)
