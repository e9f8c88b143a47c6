"""Month by month over the last year, and of the days that are looked at: who spoke first, promises, answers."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any

from django.db.models import Case, Count, DurationField, ExpressionWrapper, F, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import TruncMonth

from vinculo.agreements.models import Promise
from vinculo.conversations.models import Interaction, Question
from vinculo.reports.analysis.scope import Scope, midnight

LIMITS = (1, 2, 4, 8, 16, 24)  # hours: an answer took at most so long, or longer than the last of them
MONTHS = 12

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Told:
    """How often we told where things stand unasked, and how often they had to ask."""

    told: int = 0
    asked: int = 0

    @property
    def all(self) -> int:
        return self.told + self.asked


@dataclass(frozen=True, slots=True)
class Promises:
    """Those whose day has come: kept before it, on it, later, or still open."""

    early: int = 0
    on_day: int = 0
    late: int = 0
    open: int = 0

    @property
    def good(self) -> int:
        return self.early + self.on_day

    @property
    def all(self) -> int:
        return self.good + self.late + self.open


@dataclass(frozen=True, slots=True)
class Answers:
    """How many took at most an hour, two, four … a day, and longer."""

    taken: tuple[int, ...] = (0,) * (len(LIMITS) + 1)

    @property
    def all(self) -> int:
        return sum(self.taken)

    @property
    def in_a_day(self) -> int:
        return self.all - self.taken[-1]

    @property
    def median(self) -> float | None:
        """Hours, as near as the steps tell: where in its step the middle answer lies."""
        middle, so_far = self.all / 2, 0
        for (begin, end), number in zip(pairwise((0, *LIMITS, 2 * LIMITS[-1])), self.taken, strict=True):
            if number and so_far + number >= middle:
                return begin + (end - begin) * (middle - so_far) / number
            so_far += number
        return None


@dataclass(frozen=True, slots=True)
class Month:
    first: date
    told: Told = Told()
    promises: Promises = Promises()
    answers: Answers = Answers()


@dataclass(frozen=True, slots=True)
class Year:
    """The months, oldest first, and the same of the days that are looked at."""

    months: list[Month]
    days: Month
    median: timedelta | None = field(default=None)


def year(scope: Scope) -> Year:
    """Twelve months up to `scope.until`, and the days of `scope` counted apart. Four statements."""
    whole = replace(scope, since=min(scope.since, months_back(scope.until, MONTHS - 1)))
    told, promises, answers = _told(whole, scope), _promises(whole, scope), _answers(whole, scope)
    firsts = [months_back(scope.until, back) for back in range(MONTHS - 1, -1, -1)]
    months = [
        Month(on, told[0].get(on, Told()), promises[0].get(on, Promises()), answers[0].get(on, Answers()))
        for on in firsts
    ]
    days = Month(scope.since, told[1], promises[1], answers[1])
    return Year(months, days, _median(scope, answers[1].all))


def months_back(day: date, number: int) -> date:
    """The first of the month so many months before."""
    whole = day.year * 12 + day.month - 1 - number
    return date(whole // 12, whole % 12 + 1, 1)


def _told(whole: Scope, scope: Scope) -> tuple[dict[date, Told], Told]:
    told, asked = Q(shares_status=True), Q(asks_status=True)
    spoken = Interaction.objects.exclude(direction="internal").filter(told | asked)
    found = whole.moments(whole.of_clients(spoken), "at").annotate(month=TruncMonth("at"))
    since = Q(at__gte=midnight(scope.since))
    rows = list(
        found.values("month").annotate(
            told=Count("pk", filter=told), asked=Count("pk", filter=asked),
            told_here=Count("pk", filter=told & since), asked_here=Count("pk", filter=asked & since),
        )
    )  # fmt: skip
    here = Told(sum(row["told_here"] for row in rows), sum(row["asked_here"] for row in rows))
    return {_first(row): Told(row["told"], row["asked"]) for row in rows}, here


def _promises(whole: Scope, scope: Scope) -> tuple[dict[date, Promises], Promises]:
    found = whole.days(whole.of_clients(Promise.objects.filter(withdrawn_at=None)), "promised_on")
    due = found.filter(Q(promised_on__lt=whole.today) | Q(kept_on__isnull=False)).annotate(
        month=TruncMonth("promised_on")
    )
    kinds = {
        "early": Q(kept_on__lt=F("promised_on")), "on_day": Q(kept_on=F("promised_on")),
        "late": Q(kept_on__gt=F("promised_on")), "open": Q(kept_on=None),
    }  # fmt: skip
    since = Q(promised_on__gte=scope.since)
    counted = {name: Count("pk", filter=kind) for name, kind in kinds.items()}
    counted |= {f"{name}_here": Count("pk", filter=kind & since) for name, kind in kinds.items()}
    rows = list(due.values("month").annotate(**counted))
    here = Promises(*(sum(row[f"{name}_here"] for row in rows) for name in kinds))
    return {_first(row): Promises(*(row[name] for name in kinds)) for row in rows}, here


def _answered(scope: Scope) -> QuerySet[Any]:
    """Their questions of those days that were answered, with what the answer took."""
    found = scope.moments(scope.of_clients(Question.objects.theirs().filter(answered_at__isnull=False)), "asked_at")
    return found.annotate(took=ExpressionWrapper(F("answered_at") - F("asked_at"), output_field=DurationField()))


def _answers(whole: Scope, scope: Scope) -> tuple[dict[date, Answers], Answers]:
    steps = [When(took__lte=timedelta(hours=hours), then=Value(step)) for step, hours in enumerate(LIMITS)]
    step = Case(*steps, default=Value(len(LIMITS)), output_field=IntegerField())
    since = Q(asked_at__gte=midnight(scope.since))
    rows = _answered(whole).annotate(month=TruncMonth("asked_at"), step=step).values("month", "step").annotate(
        number=Count("pk"), here=Count("pk", filter=since)
    )  # fmt: skip
    months: dict[date, list[int]] = {}
    days = [0] * (len(LIMITS) + 1)
    for row in rows:
        months.setdefault(_first(row), [0] * (len(LIMITS) + 1))[row["step"]] += row["number"]
        days[row["step"]] += row["here"]
    return {on: Answers(tuple(taken)) for on, taken in months.items()}, Answers(tuple(days))


def _median(scope: Scope, number: int) -> timedelta | None:
    """What the middle answer took; of two in the middle, what lies between."""
    taken = _answered(scope).order_by("took", "pk").values_list("took", flat=True)
    middle = list(taken[max(number - 1, 0) // 2 : number // 2 + 1])
    return sum(middle, timedelta()) / len(middle) if middle else None


def _first(row: Row) -> date:
    month = row["month"]
    return month.date() if isinstance(month, datetime) else month
