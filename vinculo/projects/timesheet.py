"""Time as people type it, the clock somebody starts and stops, and a cell of a week."""

import re
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from vinculo.people.models import Person
from vinculo.projects.estimates import NotAnEstimate, read_estimate
from vinculo.projects.models import Project, RunningTimer, Task, TimeEntry

CLOCK = re.compile(r"(\d{1,2}):([0-5]\d)\s*h?")
DAY = 24 * 60
FORGOTTEN = timedelta(hours=12)
LONGEST = 40


class NotATime(ValueError):
    """The text says no time that fits into a day."""


def read_time(text: str) -> int | None:
    """Minutes of 1:30, 1,5, 1.5 h or 90m; a bare number counts hours. Empty or 0 is none. Raises NotATime."""
    text = text.strip()[:LONGEST].lower()
    if text in ("", "0", "0:00", "0h", "0m", "-", "–"):
        return None
    found = CLOCK.fullmatch(text)
    try:
        minutes = int(found[1]) * 60 + int(found[2]) if found else read_estimate(text)
    except NotAnEstimate:
        raise NotATime(text) from None
    if not minutes or minutes > DAY:
        raise NotATime(text)
    return minutes


def say_time(minutes: int | None) -> str:
    """1:30; nothing for none."""
    return f"{minutes // 60}:{minutes % 60:02}" if minutes else ""


@transaction.atomic
def start(person: Person, *, project: Project, task: Task | None, note: str = "", at: datetime) -> RunningTimer:
    """Start the clock; one that ran for this person must have been stopped before."""
    said = {"project": project, "task": task, "note": note, "started_at": at}
    timer, _made = RunningTimer.objects.update_or_create(person=person, defaults=said)
    return timer


def minutes_of(timer: RunningTimer, at: datetime) -> int:
    """How long it has been running, at least a minute."""
    return max(round((at - timer.started_at).total_seconds() / 60), 1)


def is_forgotten(timer: RunningTimer, at: datetime) -> bool:
    """Nobody works that long: ask what to keep."""
    return at - timer.started_at > FORGOTTEN


@transaction.atomic
def stop(timer: RunningTimer, *, minutes: int) -> TimeEntry | None:
    """What was worked counts on the day it began. None when somebody stopped it before (in another window)."""
    deleted, _by_model = RunningTimer.objects.filter(pk=timer.pk, started_at=timer.started_at).delete()
    if not deleted:
        return None
    on = timezone.localdate(timer.started_at)
    return TimeEntry.objects.create(
        project_id=timer.project_id, task_id=timer.task_id, person_id=timer.person_id, on=on, minutes=minutes,
        note=timer.note,
    )  # fmt: skip


@transaction.atomic
def set_day(person: Person, *, project_id: int, task_id: int | None, on: date, minutes: int | None) -> bool:
    """
    So much and no other on that day, for that work: the newest entries take up the difference, and what was noted on
    the others stays. False when it was so already.
    """
    Person.objects.select_for_update().filter(pk=person.pk).values_list("pk").first()
    rows = list(TimeEntry.objects.filter(person=person, project=project_id, task=task_id, on=on).order_by("-pk"))
    difference = (minutes or 0) - sum(row.minutes for row in rows)
    if difference > 0 and rows:
        rows[0].minutes += difference
        rows[0].save(update_fields=["minutes"])
    elif difference > 0:
        TimeEntry.objects.create(person=person, project_id=project_id, task_id=task_id, on=on, minutes=difference)
    else:
        _take_away(rows, -difference)
    return difference != 0


def _take_away(rows: list[TimeEntry], minutes: int) -> None:
    for row in rows:
        taken = min(row.minutes, minutes)
        minutes -= taken
        row.minutes -= taken
        if row.minutes:
            row.save(update_fields=["minutes"])
        else:
            row.delete()
        if not minutes:
            return
