"""Writing what Trello says into a task of ours."""

from collections.abc import Iterable
from datetime import date, datetime

from vinculo.calendar.workdays import WorkCalendar
from vinculo.exchange.reading.values import Json
from vinculo.projects import recurrence, work
from vinculo.projects.models import Task


def write(task: Task, theirs: Json, fields: Iterable[str], *, at: datetime, calendar: WorkCalendar) -> None:
    """Their word for these fields becomes ours, by the same verbs as at the desk."""
    wanted = set(fields)
    if "name" in wanted and theirs["name"]:
        task.title = theirs["name"]
    if "due" in wanted:
        task.due_on = date.fromisoformat(theirs["due"]) if theirs["due"] else None
    if wanted & {"name", "due"}:
        task.save(update_fields=["title", "due_on", "updated_at"])
    if "list" in wanted:
        work.place(task, theirs["list"])
    if "done" in wanted:
        _done(task, theirs["done"], at, calendar)
    if "closed" in wanted:
        _closed(task, theirs["closed"], at)


def _done(task: Task, done: bool, at: datetime, calendar: WorkCalendar) -> None:
    if done:
        recurrence.complete(task, at=at, calendar=calendar)
    elif task.done_at:
        recurrence.reopen(task)


def _closed(task: Task, closed: bool, at: datetime) -> None:
    if closed and not task.archived_at:
        work.put_away(task, at=at)
    elif not closed and task.archived_at:
        work.bring_back(task)
