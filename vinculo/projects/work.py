"""What one does with tasks: begin, put away, put in their place, make one wait for another."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from vinculo.projects.models import Project, Task, TaskLink
from vinculo.projects.schedule.network import would_close_circle
from vinculo.projects.schedule.plan import Plan

GAP = 1024.0  # between two places, so that many fit between them later
LEAST = 1e-6


class Circle(ValueError):
    """A task would wait for itself. `titles` are the tasks on the way round."""

    def __init__(self, titles: Sequence[str]) -> None:
        super().__init__(" → ".join(titles))
        self.titles = list(titles)


def begin(task: Task, *, on: date) -> None:
    task.started_on = on
    task.save(update_fields=["started_on", "updated_at"])


def wait(task: Task) -> None:
    """Not begun after all."""
    task.started_on = None
    task.save(update_fields=["started_on", "updated_at"])


def put_away(task: Task, *, at: datetime) -> None:
    task.archived_at = at
    task.save(update_fields=["archived_at", "updated_at"])


def bring_back(task: Task) -> None:
    task.archived_at = None
    task.save(update_fields=["archived_at", "updated_at"])


def last_place(project: Project) -> float:
    """The place behind all others."""
    last: float | None = Task.objects.filter(project=project).aggregate(last=Max("position"))["last"]
    return (last or 0.0) + GAP


@transaction.atomic
def place(task: Task, column: str, *, before: Task | None = None, after: Task | None = None) -> None:
    """Put a card in a list: in front of `before`, or right behind `after`, or at the end."""
    others = Task.objects.filter(project=task.project_id, archived_at=None).exclude(pk=task.pk)
    if before is None and after is not None:
        behind = others.filter(column=column, position__gt=after.position).order_by("position", "pk")
        before = behind.first()
    if before is None:
        last = others.filter(column=column).aggregate(last=Max("position"))["last"]
        position = last_place(task.project) if last is None else last + GAP / 2
    else:
        ahead = others.filter(column=column, position__lt=before.position).aggregate(last=Max("position"))["last"]
        position = before.position - GAP if ahead is None else (ahead + before.position) / 2
        if ahead is not None and before.position - ahead < LEAST:
            _spread(task.project)
            before.refresh_from_db(fields=["position"])
            position = before.position - GAP / 2
    task.column, task.position = column, position
    task.save(update_fields=["column", "position", "updated_at"])


def _spread(project: Project) -> None:
    """Number all places anew when there is no room left between two."""
    tasks = list(project.tasks.order_by("position", "pk").only("pk", "position"))
    for number, one in enumerate(tasks, start=1):
        one.position = number * GAP
    Task.objects.bulk_update(tasks, ["position"], batch_size=500)


def link(before: Task, after: Task, *, kind: str, lag_days: int) -> TaskLink:
    """`after` waits for `before`. Raises Circle, with the titles on the way round, if it would wait for itself."""
    circle = would_close_circle(Plan.of(before.project), before.pk, after.pk)
    if circle:
        raise Circle([task.title for task in (*circle, circle[0])])
    link, _made = TaskLink.objects.update_or_create(
        before=before, after=after, defaults={"kind": kind, "lag_days": lag_days}
    )
    return link
