"""Tasks with what a row says of them, counted in the same statement."""

from typing import Any

from django.db.models import Count, F, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from vinculo.projects.models import ChecklistItem, Task, TaskComment


def with_counts(tasks: QuerySet[Task]) -> QuerySet[Any]:
    """Each task with who does it, the steps of its checklist and its comments."""
    return tasks.select_related("assignee").annotate(
        steps=_count(ChecklistItem.objects.all()),
        steps_done=_count(ChecklistItem.objects.filter(is_done=True)),
        said=_count(TaskComment.objects.all()),
    )


def _count(rows: QuerySet[Any]) -> Coalesce:
    counted = rows.filter(task=OuterRef("pk")).order_by().values("task").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


BY_STAGE = (F("stage__position").asc(nulls_last=True), F("stage_id").asc(nulls_last=True), "position", "pk")
