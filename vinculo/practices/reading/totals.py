"""Figures of a project that are added up inside the statement that reads it."""

from typing import Any

from django.db.models import Max, Min, OuterRef, QuerySet, Subquery, Sum

from vinculo.feedback.models import Lesson
from vinculo.projects.models import BudgetChange, Minutes, TimeEntry


def _total(rows: QuerySet[Any], of: str, figure: Any) -> Subquery:
    return Subquery(rows.filter(**{of: OuterRef("pk")}).order_by().values(of).annotate(total=figure).values("total"))


TOTALS = {
    "minutes_sent_at": _total(Minutes.objects.all(), "kickoff__project", Min("sent_at")),
    "minutes_confirmed_at": _total(Minutes.objects.all(), "kickoff__project", Max("confirmed_at")),
    "more_minutes": _total(BudgetChange.objects.all(), "budget__project", Sum("minutes")),
    "more_amount": _total(BudgetChange.objects.all(), "budget__project", Sum("amount")),
    "changed_at": _total(BudgetChange.objects.all(), "budget__project", Max("at")),
    "spent": _total(TimeEntry.objects.filter(is_billable=True), "project", Sum("minutes")),
    "spent_at": _total(TimeEntry.objects.filter(is_billable=True), "project", Max("created_at")),
    "lesson_at": _total(Lesson.objects.all(), "project", Min("at")),
}
