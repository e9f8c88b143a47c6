"""What clients feel: told before they asked, promises on their day, the first answer, and who stays."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from statistics import median
from typing import Any

from django.db.models import Count, F, Q

from vinculo.agreements.models import Promise
from vinculo.conversations.models import Interaction, Question
from vinculo.reports.analysis.scope import Scope, midnight
from vinculo.reports.analysis.spans import Span, over

ENOUGH = 10  # promises before there is anything to report
YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Part:
    """Of `all`, `good`; of those, `early`."""

    good: int
    all: int
    early: int = 0


@dataclass(slots=True)
class Waits:
    """How long the answers to their questions of one span took, in minutes of the clock, and how many still wait."""

    minutes: list[int] = field(default_factory=list)
    open: int = 0

    @property
    def middle(self) -> int | None:
        return round(median(self.minutes)) if self.minutes else None


def promises_so_far(scope: Scope) -> int:
    """How many promises there ever were, as far as it takes to begin. One statement."""
    return len(scope.of_clients(Promise.objects.filter(withdrawn_at=None)).values_list("pk")[:ENOUGH])


def told(scope: Scope, spans: list[Span]) -> list[Part]:
    """Times we told them where things stand, of those and the times they had to ask. One statement."""
    spoken = Interaction.objects.exclude(direction="internal").filter(Q(shares_status=True) | Q(asks_status=True))
    found = over(scope, spans).moments(scope.of_clients(spoken), "at")
    asked, unasked = Q(asks_status=True), Q(asks_status=False)
    return _counted(found, [(span.moments("at") & unasked, span.moments("at") & asked) for span in spans])


def _counted(found: Any, pairs: list[tuple[Q, Q]]) -> list[Part]:
    """Good and bad ones of each span."""
    wanted: dict[str, Count] = {}
    for number, (good, bad) in enumerate(pairs):
        wanted |= {f"good{number}": Count("pk", filter=good), f"bad{number}": Count("pk", filter=bad)}
    row = found.aggregate(**wanted)
    return [Part(row[f"good{number}"], row[f"good{number}"] + row[f"bad{number}"]) for number in range(len(pairs))]


def kept(scope: Scope, spans: list[Span]) -> list[Part]:
    """
    Promises due by now, and those of them kept on the day they heard or before it. One that is kept already counts
    even where its day is still to come. One statement.
    """
    found = over(scope, spans).days(scope.of_clients(Promise.objects.filter(withdrawn_at=None)), "promised_on")
    due = found.filter(Q(promised_on__lt=scope.today) | Q(kept_on__isnull=False))
    wanted: dict[str, Count] = {}
    for number, span in enumerate(spans):
        inside = span.days("promised_on")
        wanted |= {
            f"all{number}": Count("pk", filter=inside),
            f"good{number}": Count("pk", filter=inside & Q(kept_on__lte=F("promised_on"))),
            f"early{number}": Count("pk", filter=inside & Q(kept_on__lt=F("promised_on"))),
        }
    row = due.aggregate(**wanted)
    return [Part(row[f"good{one}"], row[f"all{one}"], row[f"early{one}"]) for one in range(len(spans))]


def waits(scope: Scope, spans: list[Span]) -> list[Waits]:
    """Their questions by the span they asked in. One statement."""
    found = over(scope, spans).moments(scope.of_clients(Question.objects.theirs()), "asked_at")
    return by_span(list(found.values_list("asked_at", "answered_at")), spans)


def by_span(times: list[tuple[datetime, datetime | None]], spans: list[Span]) -> list[Waits]:
    """Pure: moments of asking and answering, sorted into spans."""
    found = [Waits() for _span in spans]
    bounds = [(midnight(span.since), midnight(span.until + timedelta(days=1))) for span in spans]
    for asked_at, answered_at in times:
        place = next((n for n, (first, end) in enumerate(bounds) if first <= asked_at < end), None)
        if place is None:
            continue
        if answered_at is None:
            found[place].open += 1
        else:
            found[place].minutes.append(max(int((answered_at - asked_at).total_seconds() // 60), 0))
    return found


def stayed(scope: Scope, spans: list[Span]) -> list[Part]:
    """
    At the end of each span: the clients who were there a year before, and those of them who still are. Who has no day
    since when they are a client is not counted. One statement.
    """
    wanted: dict[str, Count] = {}
    for number, span in enumerate(spans):
        were, are = _there(span.until - YEAR), _not_left(span.until)
        wanted |= {f"all{number}": Count("pk", filter=were), f"good{number}": Count("pk", filter=were & are)}
    row = scope.clients().order_by().aggregate(**wanted)
    return [Part(row[f"good{one}"], row[f"all{one}"]) for one in range(len(spans))]


def _there(on: date) -> Q:
    return Q(since_on__lte=on) & _not_left(on)


def _not_left(on: date) -> Q:
    return Q(archived_at=None) | Q(archived_at__gte=midnight(on + timedelta(days=1)))


def sum_of(parts: list[Part]) -> Part:
    return Part(*(sum(getattr(one, name) for one in parts) for name in ("good", "all", "early")))
