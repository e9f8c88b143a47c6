"""The plan as a calendar: what is due on which day of a month, and the dates the client heard."""

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from vinculo.desk.plan.filters import TaskFilters
from vinculo.desk.plan.frame import frame
from vinculo.desk.plan.listing import working_on
from vinculo.people.worktime import work_calendar
from vinculo.projects.models import Project
from vinculo.web.dates import day_long, language, names

A_DAY = 3  # tasks shown in one day
MOST = 400  # tasks read for one month
YEARS = (1990, 2200)
MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")


@dataclass(slots=True)
class Day:
    on: date
    in_month: bool
    is_work: bool
    is_today: bool
    tasks: list[Any] = field(default_factory=list)
    milestones: list[Any] = field(default_factory=list)
    more: int = 0

    @property
    def spoken(self) -> str:
        return day_long(self.on)


def show(request: HttpRequest, project: Project) -> HttpResponse:
    today = timezone.localdate()
    first = _month(request.GET.get("month", ""), today)
    filters = TaskFilters.read(request.GET)
    days = _days(first, today, work_calendar(request.desk.organization))
    _fill(days, project, filters, request)
    words = names(language())
    context = {
        **frame(request, project, "calendar"), "weeks": [days[at : at + 7] for at in range(0, len(days), 7)],
        "title": f"{words.months[first.month - 1]} {first.year}", "weekdays": words.short_weekdays,
        "before": _said(first - timedelta(days=1)), "after": _said(first + timedelta(days=31)), "now": _said(today),
        "is_now": (first.year, first.month) == (today.year, today.month), "filters": filters,
        "people": working_on(project), "query": filters.query(), "month": _said(first),
        "undated": project.tasks.open().filter(due_on=None).count(),
    }  # fmt: skip
    return render(request, "plan/calendar.html", context)


def _month(text: str, today: date) -> date:
    """The first of the month that is asked for (2026-03), else of this one."""
    found = MONTH.fullmatch(text)
    if found and YEARS[0] < int(found[1]) < YEARS[1] and 1 <= int(found[2]) <= 12:
        return date(int(found[1]), int(found[2]), 1)
    return today.replace(day=1)


def _said(on: date) -> str:
    return f"{on:%Y-%m}"


def _days(first: date, today: date, calendar: Any) -> list[Day]:
    """Whole weeks, Monday first, that hold the month."""
    begin = first - timedelta(days=first.weekday())
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    count = (last - begin).days // 7 * 7 + 7
    found = [begin + timedelta(days=number) for number in range(count)]
    return [Day(on, on.month == first.month, calendar.is_workday(on), on == today) for on in found]


def _fill(days: list[Day], project: Project, filters: TaskFilters, request: HttpRequest) -> None:
    span = (days[0].on, days[-1].on)
    by_day: dict[date | None, Day] = {one.on: one for one in days}
    shown = TaskFilters(which="all", who=filters.who)
    due = shown.apply(project.tasks.kept().filter(due_on__range=span), request.user)
    for task in due.only("pk", "title", "due_on", "done_at", "side", "project").order_by("due_on", "position")[:MOST]:
        one = by_day[task.due_on]
        if len(one.tasks) < A_DAY:
            one.tasks.append(task)
        else:
            one.more += 1
    for milestone in project.milestones.filter(promised_on__range=span):
        by_day[milestone.promised_on].milestones.append((milestone, True))
    for milestone in project.milestones.filter(planned_on__range=span, done_on=None):
        by_day[milestone.planned_on].milestones.append((milestone, False))
