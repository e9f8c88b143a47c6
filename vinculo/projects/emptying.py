"""
Projects in the bin: after thirty days they go with their plan, unless something hangs on them that has to be kept.

What outlives a project (papers, approvals, promises, decisions, talks) would be left without one, and what belongs to
no project turns up with its client: also for contacts who never had a part in it. Changes and hours would go with it,
and so would what the client confirmed: the kickoff's minutes, the closing. Such a project stays in the bin, as long as
its client does.
"""

from collections.abc import Iterator
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any

from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q

from vinculo.clients.emptying import in_bin_before
from vinculo.db.search import drop
from vinculo.projects.models import Project, RedFlag, Task
from vinculo.record.models import Entry

KEPT_TOO = ("agreements.ChangeRequest", "projects.TimeEntry")  # would go with their project, but must not


def has_to_stay() -> Q:
    """For a queryset of projects: something hangs on it that has to be kept."""
    kept: list[Any] = [Exists(rows) for rows in _hanging()]
    # the record keeps what it says of papers when they are deleted
    told = Entry.objects.filter(project_id=OuterRef("pk")).exclude(kind__startswith="document.")
    return reduce(or_, kept, Q(Exists(told)))


def _hanging() -> Iterator[models.QuerySet[Any]]:
    """The rows of each model, on whatever floor, that would outlive their project."""
    for relation in Project._meta.related_objects:
        model: Any = relation.related_model
        if relation.on_delete is models.SET_NULL or model._meta.label in KEPT_TOO:
            yield model._base_manager.filter(**{relation.field.name: OuterRef("pk")})


@transaction.atomic
def empty_bin(*, at: datetime) -> int:
    """Delete the projects thrown away 30 days before `at` that nothing keeps, with their plans; how many."""
    gone = Project.objects.filter(~has_to_stay(), deleted_at__lt=in_bin_before(at))
    ids = list(gone.values_list("pk", flat=True))
    leave_search(ids)
    gone.filter(pk__in=ids).delete()
    return len(ids)


def leave_search(ids: list[int]) -> None:
    """No search finds these projects any more, nor their tasks and red flags."""
    drop("project", ids)
    drop("task", list(Task.objects.filter(project__in=ids).values_list("pk", flat=True)))
    drop("flag", list(RedFlag.objects.filter(project__in=ids).values_list("pk", flat=True)))
