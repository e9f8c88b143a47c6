"""The week as a sheet: a row for each piece of work, a cell for each day."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_safe

from vinculo.desk.lists.leaving import Leaving
from vinculo.desk.numbers import is_number
from vinculo.desk.projects.found import seen_by
from vinculo.desk.time.choices import work_choices
from vinculo.desk.time.found import may_see_time_of_others, week_of
from vinculo.exchange.lists.columns import Column, Kind
from vinculo.people.models import Person
from vinculo.projects.models import RunningTimer, Task, TimeEntry
from vinculo.projects.timesheet import is_forgotten, minutes_of, say_time
from vinculo.web.dates import day, day_month, language, names

DAYS = 7
MOST_ROWS = 40
Key = tuple[int, int]  # project and task; 0 for none


@dataclass(slots=True)
class Row:
    """One piece of work and its minutes by day."""

    key: Key
    project: str = ""
    task: str = ""
    minutes: list[int] = field(default_factory=lambda: [0] * DAYS)

    @property
    def code(self) -> str:
        return f"{self.key[0]}-{self.key[1]}"

    @property
    def name(self) -> str:
        return f"{self.task} · {self.project}" if self.task else self.project

    @property
    def total(self) -> str:
        return say_time(sum(self.minutes))


def _found(request: HttpRequest) -> QuerySet[TimeEntry]:
    found = entries_of(_whose(request), request.user, _days(week_of(request.GET.get("week", ""))))
    return found.select_related("project__client", "task", "person")


def _days(monday: date) -> list[date]:
    return [monday + timedelta(days=number) for number in range(DAYS)]


TAKEN = Leaving(
    "time",
    pgettext_lazy("hours worked", "Time"),
    _found,
    (
        Column(_("Day"), "on", Kind.DAY),
        Column(_("Who"), "person.name"),
        Column(_("Client"), "project.client.name"),
        Column(_("Project"), "project.name"),
        Column(_("Task"), "task.title"),
        Column(_("Minutes"), "minutes", Kind.NUMBER),
        Column(_("Note"), "note"),
        Column(_("Billable"), "is_billable", Kind.YES),
    ),
)


@require_safe
@TAKEN
def week(request: HttpRequest) -> HttpResponse:
    person = _whose(request)
    monday = week_of(request.GET.get("week", ""))
    days = _days(monday)
    entries = list(entries_of(person, request.user, days).select_related("project", "task"))
    asked = _asked(request)
    if request.GET.get("rows") == "last":
        last = entries_of(person, request.user, [on - timedelta(days=DAYS) for on in days])
        asked += [(project, task or 0) for project, task in last.order_by().values_list("project", "task").distinct()]
    rows = week_rows(entries, monday, named(request.user, asked))
    mine = person.pk == request.user.pk
    context = {
        "person": person, "mine": mine, "monday": monday, "entries": entries, "section": "time", "total": total(rows),
        "rows": [(row, _cells(row, days)) for row in rows],
        "days": _day_heads(days, rows),
        "span": f"{day_month(days[0])} – {day(days[-1])}",
        "before": _address(monday - timedelta(days=DAYS), person, mine),
        "after": _address(monday + timedelta(days=DAYS), person, mine),
        "choices": work_choices(request.user) if mine else [], "timer": timer_of(request.user) if mine else None,
        "people": _people(request.user), "asked": [f"{project}-{task}" for project, task in asked],
    }  # fmt: skip
    return render(request, "time/week.html", context)


def _day_heads(days: list[date], rows: list[Row]) -> list[tuple[str, date, bool, str]]:
    """Short name, date, whether it is today, and what it adds up to."""
    today = timezone.localdate()
    return [(_day_name(on), on, on == today, say_time(sums)) for on, sums in zip(days, by_day(rows), strict=True)]


def _whose(request: HttpRequest) -> Person:
    pk = request.GET.get("person", "")
    if not pk or pk == str(request.user.pk):
        return request.user
    if not may_see_time_of_others(request.user) or not is_number(pk):
        raise Http404
    return get_object_or_404(Person, pk=int(pk))


def _people(person: Person) -> list[tuple[int, str]]:
    return list(Person.objects.active().by_name().values_list("pk", "name")) if may_see_time_of_others(person) else []


def entries_of(person: Person, reader: Person, days: list[date]) -> QuerySet[TimeEntry]:
    """Their time of these days, on projects the reader sees."""
    found = TimeEntry.objects.filter(person=person, on__range=(days[0], days[-1]), project__in=seen_by(reader))
    return found.order_by("on", "pk")


def _asked(request: HttpRequest) -> list[Key]:
    """The rows that the address adds: `row=7-0`."""
    found = []
    for code in request.GET.getlist("row")[:MOST_ROWS]:
        project, _dash, task = code.partition("-")
        if is_number(project) and is_number(task):
            found.append((int(project), int(task)))
    return found


def named(person: Person, keys: Iterable[Key]) -> list[Row]:
    """Rows with nothing in them yet, of work the person sees."""
    keys = list(dict.fromkeys(keys))
    if not keys:
        return []
    projects = dict(seen_by(person).filter(pk__in={project for project, _task in keys}).values_list("pk", "name"))
    tasks = Task.objects.kept().filter(pk__in={task for _project, task in keys}, project__in=list(projects))
    titles = {(project, pk): title for pk, project, title in tasks.values_list("pk", "project_id", "title")}
    return [
        Row((project, task), projects[project], titles.get((project, task), ""))
        for project, task in keys
        if project in projects and (not task or (project, task) in titles)
    ]


def week_rows(entries: Iterable[TimeEntry], monday: date, more: Iterable[Row] = ()) -> list[Row]:
    """Rows by the name of their project and task."""
    rows: dict[Key, Row] = {row.key: row for row in more}
    for entry in entries:
        key = (entry.project_id, entry.task_id or 0)
        row = rows.setdefault(key, Row(key, entry.project.name, entry.task.title if entry.task else ""))
        row.minutes[(entry.on - monday).days] += entry.minutes
    return sorted(rows.values(), key=lambda row: (row.project.casefold(), row.task.casefold(), row.key))


def by_day(rows: Iterable[Row]) -> list[int]:
    rows = list(rows)
    return [sum(row.minutes[number] for row in rows) for number in range(DAYS)]


def total(rows: Iterable[Row]) -> str:
    return say_time(sum(by_day(rows))) or "0:00"


def _cells(row: Row, days: list[date]) -> list[tuple[str, str, str, str]]:
    """Name of the field, what is in it, its day for those who listen, short name of the day."""
    found = zip(days, row.minutes, strict=True)
    return [(f"m-{row.code}-{on.isoformat()}", say_time(said), day(on), _day_name(on)) for on, said in found]


def _day_name(on: date) -> str:
    return names(language()).weekdays[on.weekday()][:3].rstrip(".")


def _address(monday: date, person: Person, mine: bool) -> str:
    said: dict[str, Any] = {"week": monday.isoformat()} | ({} if mine else {"person": person.pk})
    return f"/time/?{urlencode(said)}"


def timer_of(person: Person) -> dict[str, Any] | None:
    timer = RunningTimer.objects.filter(person=person).select_related("project", "task").first()
    if timer is None:
        return None
    now = timezone.now()
    title = f"{timer.task.title} · {timer.project.name}" if timer.task else timer.project.name
    return {
        "of": timer,
        "name": title,
        "so_far": say_time(minutes_of(timer, now)),
        "forgotten": is_forgotten(timer, now),
    }
