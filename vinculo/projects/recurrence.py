"""
Tasks that come again: completing one makes the next.

Each task of a series points at the first one, whose date the rhythm counts from, so that "the 31st" stays the 31st
after a February. What was missed is not made up for: the next one lies after the day the last was done.
"""

from datetime import date, datetime

from django.db import transaction

from vinculo.calendar.workdays import WorkCalendar
from vinculo.projects.models import ChecklistItem, Task
from vinculo.projects.rhythm import NotARhythm, TaskRhythm, read

COPIED = (
    "project_id", "stage_id", "column", "kind", "side", "title", "description", "labels", "estimate_minutes", "repeats",
    "assignee_id", "position",
)  # fmt: skip


@transaction.atomic
def complete(task: Task, *, at: datetime, calendar: WorkCalendar) -> tuple[bool, Task | None]:
    """
    The task is done; the next of its series, if it has one, is made. Returns whether it was still open, and the next.
    """
    if Task.objects.filter(pk=task.pk, done_at=None).update(done_at=at, percent=100, updated_at=at) != 1:
        return False, None
    task.done_at, task.percent = at, 100
    return True, come_again(task, done_on=calendar.day_of(at), calendar=calendar)


@transaction.atomic
def reopen(task: Task, *, percent: int = 0) -> None:
    """It is not done after all. The next of its series goes, unless somebody has begun it."""
    first_id = task.repeat_of_id or task.pk
    following = Task.objects.open().filter(repeat_of=first_id, pk__gt=task.pk, started_on=None, percent=0)
    following.filter(comments=None, time_entries=None).exclude(checklist__is_done=True).delete()
    task.done_at, task.percent = None, percent
    task.save(update_fields=["done_at", "percent", "updated_at"])


def come_again(task: Task, *, done_on: date, calendar: WorkCalendar) -> Task | None:
    """Make the next task of a series; None when it does not repeat, its rhythm has ended, or it has come already."""
    if not task.repeats:
        return None
    first = task.repeat_of or task
    if Task.objects.open().filter(repeat_of=first).exclude(pk=task.pk).exists():
        return None
    try:
        rhythm = read(task.repeats)
    except NotARhythm:
        return None
    this_on = task.due_on or task.starts_on or done_on
    counts_from = first.due_on or first.starts_on or this_on
    falls_on = rhythm.next_after(counts_from, max(this_on, done_on))
    return _next(task, first, calendar.next_workday(falls_on), calendar) if falls_on else None


def next_on(task: Task, *, today: date, calendar: WorkCalendar) -> date | None:
    """When the next one would be due if this one were done today."""
    rhythm: TaskRhythm = read(task.repeats)
    first = task.repeat_of or task
    this_on = task.due_on or task.starts_on or today
    falls_on = rhythm.next_after(first.due_on or first.starts_on or this_on, max(this_on, today))
    return calendar.next_workday(falls_on) if falls_on else None


def _next(task: Task, first: Task, due_on: date, calendar: WorkCalendar) -> Task:
    starts_on = None
    if task.starts_on and task.due_on:
        starts_on = calendar.add_workdays(due_on, -max(0, calendar.workdays_between(task.starts_on, task.due_on)))
    values = {name: getattr(task, name) for name in COPIED}
    made = Task.objects.create(
        **values,
        starts_on=due_on if task.due_on is None and task.starts_on else starts_on,
        due_on=None if task.due_on is None and task.starts_on else due_on,
        repeat_of=first,
        milestone_id=_milestone(task, due_on),
    )
    ChecklistItem.objects.bulk_create(
        ChecklistItem(task=made, list_name=item.list_name, text=item.text, position=item.position)
        for item in task.checklist.all()
    )
    return made


def _milestone(task: Task, due_on: date) -> int | None:
    """It goes on counting for its milestone while it lies before it; after that it would hold it open for ever."""
    milestone = task.milestone
    if milestone is None or milestone.done_on is not None:
        return None
    until_on = milestone.promised_on or milestone.planned_on
    return milestone.pk if until_on and due_on <= until_on else None
