"""
Work that comes round by itself.

In an app's `timetable.py`:

    @timetable.every(minutes=5)
    def sweep() -> None: ...

    @timetable.daily("02:30")
    def tidy() -> None: ...

The table is compared with the queue's own at the start of every worker. Times are looked at twice a minute. After a
pause (the machine was off) each entry runs once, not once for every time missed.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeVar

from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import autodiscover_modules

from vinculo.db.locking import lock_named

PREFIX = "timetable: "
Job = TypeVar("Job", bound=Callable[[], Any])


@dataclass(frozen=True, slots=True)
class Entry:
    """A function without arguments, and when it runs: every so many minutes, or daily at a time of day (UTC)."""

    path: str
    minutes: int = 0
    daily: str = ""
    seconds_allowed: int | None = None

    def first_run(self, at: datetime) -> datetime:
        """Now, or the next time the clock shows the time of day."""
        if not self.daily:
            return at
        hour, minute = map(int, self.daily.split(":"))
        today = at.replace(hour=hour, minute=minute, second=0, microsecond=0)
        return today if today > at else today + timedelta(days=1)


_entries: dict[str, Entry] = {}


def every(*, minutes: int) -> Callable[[Job], Job]:
    """Runs the function every so many minutes, at least one."""
    if minutes < 1:
        raise ValueError("a timetable goes by whole minutes")
    return _register(minutes=minutes)


def daily(clock: str) -> Callable[[Job], Job]:
    """Runs the function once a day, at "HH:MM" in UTC."""
    if not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", clock):
        raise ValueError(f"{clock!r} is not a time of day like 02:30")
    return _register(daily=clock)


def entries() -> list[Entry]:
    """The whole timetable, after the `timetable` module of every app has been read."""
    import vinculo.jobs.housekeeping  # noqa: F401

    autodiscover_modules("timetable")
    return sorted(_entries.values(), key=lambda entry: entry.path)


def ensure(at: datetime | None = None) -> None:
    """Brings the queue's table in line with ours; nothing changes if it is. Safe from several workers at once."""
    from django_q.models import Schedule

    at = at or timezone.now()
    wanted = {PREFIX + entry.path: entry for entry in entries()}
    with transaction.atomic():
        lock_named("timetable")
        there = {row.name: row for row in Schedule.objects.filter(name__startswith=PREFIX)}
        for name in there.keys() - wanted.keys():
            there[name].delete()
        for name, entry in wanted.items():
            values = _row(entry)
            row = there.get(name)
            if row is None:
                Schedule.objects.create(name=name, next_run=entry.first_run(at), **values)
            elif not _keeps_time(row, entry) or any(getattr(row, field) != value for field, value in values.items()):
                Schedule.objects.filter(pk=row.pk).update(next_run=entry.first_run(at), **values)


def _register(**when: Any) -> Callable[[Job], Job]:
    def add(job: Job) -> Job:
        path = f"{job.__module__}.{job.__name__}"
        _entries[path] = Entry(path, seconds_allowed=getattr(job, "job_seconds", None), **when)
        return job

    return add


def _keeps_time(row: Any, entry: Entry) -> bool:
    """A daily run keeps the time of day of its first, which is the only place that holds it."""
    return not entry.daily or f"{row.next_run:%H:%M}" == entry.daily


def _row(entry: Entry) -> dict[str, Any]:
    from django_q.models import Schedule

    from vinculo.jobs.queue import PERFORM

    options = {"timeout": entry.seconds_allowed} if entry.seconds_allowed else {}
    return {
        "func": PERFORM,
        "args": repr((PREFIX + entry.path, entry.path, "[[], {}]")),
        "kwargs": repr({"q_options": options}) if options else None,
        "schedule_type": Schedule.DAILY if entry.daily else Schedule.MINUTES,
        "minutes": None if entry.daily else entry.minutes,
    }
