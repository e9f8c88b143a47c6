"""
What happened after nudges that were done, beside what happened after those that were dismissed.

It counts and says how sure a count is. It claims no cause: who did what they were advised to is not like who did not.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import sqrt
from typing import Any

from django.db.models import DateTimeField, Exists, ExpressionWrapper, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import TruncDate

from vinculo.agreements.models import Promise
from vinculo.conversations.models import Interaction
from vinculo.db.among import among_keys
from vinculo.feedback.models import Feedback
from vinculo.practices.models import HealthDay, Nudge, State

AFTER = timedelta(days=30)
LEAST = 20  # answers on each side below which a share says nothing
BETTER = 5  # points of health
CONTENT = 8  # of ten, from which a project counts as ended well
HEARD, BETTER_HEALTH, KEPT, ENDED_WELL = OUTCOMES = ("heard", "better", "kept", "ended_well")
Z = 1.96  # 95 in 100


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    hits: int = 0
    of: int = 0

    @property
    def percent(self) -> int | None:
        return round(100 * self.hits / self.of) if self.of else None

    @property
    def interval(self) -> tuple[int, int] | None:
        """Wilson's interval in percent: where the share lies, 95 times in 100, were these drawn from many alike."""
        if not self.of:
            return None
        n, p = self.of, self.hits / self.of
        middle = (p + Z * Z / (2 * n)) / (1 + Z * Z / n)
        half = Z / (1 + Z * Z / n) * sqrt(p * (1 - p) / n + Z * Z / (4 * n * n))
        return max(round(100 * (middle - half)), 0), min(round(100 * (middle + half)), 100)


@dataclass(frozen=True, slots=True)
class Compared:
    """One outcome after nudges that were done and after those that were dismissed. practice: "" for all together."""

    practice: str
    outcome: str
    done: Share
    dismissed: Share

    @property
    def verdict(self) -> str:
        """few, alike, more or less: "more" says that it followed more often what was done, not because of it."""
        if min(self.done.of, self.dismissed.of) < LEAST:
            return "few"
        done, dismissed = self.done.interval or (0, 100), self.dismissed.interval or (0, 100)
        if done[0] > dismissed[1]:
            return "more"
        return "less" if done[1] < dismissed[0] else "alike"


def answered(nudges: QuerySet[Nudge], *, at: datetime) -> QuerySet[Nudge]:
    """Those of the nudges that were answered long enough ago to know what came after, the latest first."""
    known = nudges.filter(client__isnull=False, state__in=(State.DONE, State.DISMISSED), closed_at__lte=at - AFTER)
    return known.order_by("-closed_at", "-pk")


def compare(nudges: QuerySet[Nudge], *, at: datetime, most: int | None = None) -> list[Compared]:
    """
    All outcomes over all practices together, then by practice id; one query.

    nudges: those to look at, as their reader may see them. at: now. most: only the latest so many answers.
    """
    counts: dict[tuple[str, str, str], list[int]] = {}
    for practice, state, known in outcomes(answered(nudges, at=at), most):
        for outcome, came in known.items():
            for name in ("", practice):
                pair = counts.setdefault((name, outcome, state), [0, 0])
                pair[0] += came
                pair[1] += 1
    names = sorted({name for name, _outcome, _state in counts})
    return [
        Compared(
            name,
            outcome,
            *(Share(*counts.get((name, outcome, state), (0, 0))) for state in (State.DONE, State.DISMISSED)),
        )
        for name in names or [""]
        for outcome in OUTCOMES
    ]


def outcomes(nudges: QuerySet[Nudge], most: int | None = None) -> Iterator[tuple[str, str, dict[str, bool]]]:
    """Practice, answer, and each outcome of which the record knows whether it came within thirty days."""
    until = ExpressionWrapper(F("closed_at") + AFTER, output_field=DateTimeField())
    dated = nudges.annotate(until=until, on=TruncDate("closed_at")).annotate(until_on=TruncDate("until"))
    rows = dated.annotate(
        was_heard=Exists(_words()), before=_health("on"), after=_health("until_on"),
        score=Subquery(_ended().values("score")[:1]),
    )  # fmt: skip
    columns = ("practice", "state", "subject", "closed_at", "was_heard", "before", "after", "score")
    found = list(rows.values_list(*columns)[:most])
    kept = _kept({row[2] for row in found if row[2].startswith("promise:")})
    for practice, state, subject, closed_at, was_heard, before, after, score in found:
        known = {HEARD: bool(was_heard)}
        if before is not None and after is not None:
            known[BETTER_HEALTH] = after - before >= BETTER
        if subject in kept:
            known[KEPT] = was_kept(kept[subject], closed_at)
        if score is not None:
            known[ENDED_WELL] = score >= CONTENT
        yield practice, state, known


def was_kept(promise: tuple[Any, ...], closed_at: datetime) -> bool:
    """It was kept, not after its day, and within thirty days of the answer or earlier."""
    kept_on, promised_on = promise
    if kept_on is None or kept_on > (closed_at + AFTER).date():
        return False
    return promised_on is None or kept_on <= promised_on


def _words() -> QuerySet[Interaction]:
    """A word of theirs."""
    said = Interaction.objects.filter(client=OuterRef("client"), direction__in=("in", "both")).exclude(channel="note")
    return said.filter(at__gt=OuterRef("closed_at"), at__lte=OuterRef("until"))


def _health(day: str) -> Subquery:
    """What was last known of the health by then."""
    days = HealthDay.objects.filter(client=OuterRef("client"), on__lte=OuterRef(day))
    return Subquery(days.order_by("-on").values("health")[:1])


def _ended() -> QuerySet[Feedback]:
    """What they thought of a project that ended within the thirty days, where they were asked and said it."""
    given = Feedback.objects.filter(client=OuterRef("client"), score__isnull=False, given_at__isnull=False)
    ended = given.filter(project__closed_on__gt=OuterRef("on"), project__closed_on__lte=OuterRef("until_on"))
    return ended.order_by("-given_at")


def _kept(subjects: Iterable[str]) -> dict[str, tuple[Any, ...]]:
    """By the reference of the promise: when it was kept, and for when it was promised."""
    keys = among_keys([int(one.partition(":")[2]) for one in subjects])
    rows = Promise.objects.filter(pk__in=keys).values_list("pk", "kept_on", "promised_on")
    return {f"promise:{pk}": (kept_on, promised_on) for pk, kept_on, promised_on in rows}
