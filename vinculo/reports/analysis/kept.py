"""Promises kept, answers in time, and how often they had to ask: month by month."""

from typing import Any

from django.db.models import Avg, Count, DurationField, ExpressionWrapper, F, Q
from django.db.models.functions import Coalesce, TruncMonth

from vinculo.agreements.models import Promise
from vinculo.conversations.models import Interaction, Question
from vinculo.reports.analysis.scope import Scope, share

Row = dict[str, Any]


def promises(scope: Scope) -> list[Row]:
    """By the month they were due in: due, kept on their day, kept later, open past their day. One statement."""
    found = scope.days(scope.of_clients(Promise.objects.filter(withdrawn_at=None)), "promised_on")
    due = found.filter(Q(promised_on__lt=scope.today) | Q(kept_on__isnull=False))
    rows = due.annotate(month=TruncMonth("promised_on")).values("month").annotate(
        all=Count("pk"),
        good=Count("pk", filter=Q(kept_on__lte=F("promised_on"))),
        late=Count("pk", filter=Q(kept_on__gt=F("promised_on"))),
        open=Count("pk", filter=Q(kept_on=None)),
    )  # fmt: skip
    return [{**row, "share": share(row["good"], row["all"])} for row in rows.order_by("month")]


def answers(scope: Scope) -> list[Row]:
    """
    Their questions by the month they asked in: asked, answered within the limit, later, open past it, and the hours of
    the clock an answer took, on average. One statement.
    """
    found = scope.moments(scope.of_clients(Question.objects.theirs()), "asked_at")
    took = ExpressionWrapper(F("answered_at") - F("asked_at"), output_field=DurationField())
    limited = found.annotate(limit=Coalesce("by_when_at", "due_at"), month=TruncMonth("asked_at"), took=took)
    rows = limited.values("month").annotate(
        all=Count("pk"),
        good=Count("pk", filter=Q(answered_at__lte=F("limit"))),
        late=Count("pk", filter=Q(answered_at__gt=F("limit"))),
        open=Count("pk", filter=Q(answered_at=None, limit__lt=scope.at)),
        mean=Avg("took"),
    )  # fmt: skip
    return [
        {
            **row,
            "share": share(row["good"], row["good"] + row["late"] + row["open"]),
            "hours": round(row["mean"].total_seconds() / 3600) if row["mean"] is not None else None,
        }
        for row in rows.order_by("month")
    ]


def asked_status(scope: Scope) -> list[Row]:
    """How often a client had to ask how it is going, and how often we told them unasked. One statement."""
    found = scope.moments(scope.of_clients(Interaction.objects.exclude(direction="internal")), "at")
    rows = found.annotate(month=TruncMonth("at")).values("month").annotate(
        asked=Count("pk", filter=Q(asks_status=True)),
        told=Count("pk", filter=Q(shares_status=True)),
        all=Count("pk"),
    )  # fmt: skip
    return list(rows.order_by("month"))
