"""Write what a plan that came back changes: all of it in one transaction, and only into tasks nobody touched since."""

from dataclasses import asdict, dataclass, field
from datetime import date, datetime, time
from typing import Any

from django.db import transaction
from django.utils import timezone

from vinculo.calendar.workdays import WorkCalendar
from vinculo.db.among import among_keys
from vinculo.db.locking import lock_named
from vinculo.exchange.models import Origin
from vinculo.exchange.planback.comparing import CHANGED, NEW, Proposal, came_before
from vinculo.exchange.planback.marks import ADDED, ROW, print_of, values_of
from vinculo.people.models import Person
from vinculo.projects import recurrence, work
from vinculo.projects.models import Project, Task

DAYS = frozenset({"starts_on", "due_on"})


@dataclass(slots=True)
class Brought:
    """What was written: keys of new tasks, and of changed ones each value as it was and as it became."""

    made: list[int] = field(default_factory=list)
    before: dict[int, dict[str, Any]] = field(default_factory=dict)
    after: dict[int, dict[str, Any]] = field(default_factory=dict)
    missed: int = 0  # changed by somebody while we looked

    def as_values(self) -> dict[str, Any]:
        return asdict(self)


@transaction.atomic
def write(project: Project, proposals: list[Proposal], *, calendar: WorkCalendar) -> Brought:
    brought = Brought()
    wanted = {one.task: one for one in proposals if one.outcome == CHANGED and one.task}
    tasks = project.tasks.kept().select_for_update(of=("self",)).select_related("assignee", "project")
    for task in tasks.filter(pk__in=list(wanted)).order_by("pk"):
        one = wanted[task.pk]
        if print_of(task) != one.mark:
            brought.missed += 1
            continue
        changes = {name: value for name, (_now, value) in one.changes.items()}
        brought.before[task.pk] = {name: values_of(task)[name] for name in changes}
        brought.after[task.pk] = changes
        put(task, changes, calendar=calendar)
        _remember(task, ROW, one.key)
    new = [one for one in proposals if one.outcome == NEW]
    lock_named(f"plan.brought:{project.pk}")
    there = came_before(one.key for one in new)
    for one in new:
        if one.key in there:  # pressed twice
            brought.missed += 1
        else:
            task = Task(project=project, title=one.title, position=work.last_place(project))
            task.save()
            put(task, {name: value for name, (_now, value) in one.changes.items()}, calendar=calendar)
            brought.made.append(task.pk)
            _remember(task, ADDED, one.key)
    _note_prints(project, brought)
    return brought


def _remember(task: Task, system: str, key: str) -> None:
    here = {"label": task._meta.label_lower, "object_id": task.pk}
    if key and not Origin.objects.filter(system__in=(ADDED, ROW), external_id=key, **here).exists():
        Origin.objects.create(system=system, external_id=key, **here)


def _note_prints(project: Project, brought: Brought) -> None:
    """What they are like now, to tell what changes in the workbook from what changes here."""
    pks = [*brought.made, *brought.after]
    origins = Origin.objects.filter(
        system__in=(ADDED, ROW), label=Task._meta.label_lower, object_id__in=among_keys(pks)
    )
    tasks = project.tasks.select_related("assignee").in_bulk([one.object_id for one in origins])
    for one in origins:
        one.wrote = {"print": print_of(tasks[one.object_id])}
    Origin.objects.bulk_update(origins, ["wrote"], batch_size=500)


def put(task: Task, says: dict[str, Any], *, calendar: WorkCalendar) -> None:
    """Set these values, by their names in the workbook. A day on which it was done makes it done."""
    rest = dict(says)
    if "done_on" in rest:
        _finish(task, rest.pop("done_on"), calendar=calendar)
        rest.pop("percent", None) if task.done_at else None
    for name, value in rest.items():
        if name == "assignee":
            task.assignee = Person.objects.active().filter(name=value).first() if value else None
        elif name == "hours":
            task.estimate_minutes = value
        else:
            setattr(task, name, date.fromisoformat(value) if name in DAYS and value else value)
    task.save()


def _finish(task: Task, on: str | None, *, calendar: WorkCalendar) -> None:
    if on is None:
        recurrence.reopen(task)
        return
    at = timezone.make_aware(datetime.combine(date.fromisoformat(on), time(12)))
    if task.done_at is None:
        recurrence.complete(task, at=at, calendar=calendar)
    else:
        task.done_at = at


@transaction.atomic
def take_back(project: Project, brought: Brought, *, calendar: WorkCalendar, at: datetime) -> None:
    """Each value as it was, where nobody changed it since; new tasks go, unless somebody works on them."""
    for task in project.tasks.kept().select_related("assignee").filter(pk__in=list(brought.before)):
        now, after = values_of(task), brought.after[task.pk]
        put(
            task,
            {name: value for name, value in brought.before[task.pk].items() if now[name] == after[name]},
            calendar=calendar,
        )
    untouched = list(
        project.tasks.open().filter(pk__in=brought.made, started_on=None, comments=None, time_entries=None)
    )
    for task in untouched:
        work.put_away(task, at=at)
    keys = [task.pk for task in untouched]
    Origin.objects.filter(system=ADDED, label=Task._meta.label_lower, object_id__in=among_keys(keys)).delete()
    _note_prints(project, brought)
