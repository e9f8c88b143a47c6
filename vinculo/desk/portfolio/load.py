"""Who has how much to do in the next two weeks, over all projects one sees, against the hours they work."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from vinculo.calendar.hours import WeekHours
from vinculo.calendar.workdays import WorkCalendar
from vinculo.desk.projects.found import seen_by
from vinculo.desk.team_only import team_only
from vinculo.people.models import Person
from vinculo.people.worktime import work_calendar
from vinculo.projects.models import RUNNING, Side, Task
from vinculo.web.svg import picture, rect, upright

DAYS = 14
NAMED = 12  # projects of one person that are named


@dataclass
class Load:
    """Minutes asked of somebody against minutes they work, with where it comes from."""

    person: Person
    able: int
    asked: int = 0
    overdue: int = 0
    projects: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))

    @property
    def percent(self) -> int:
        return round(self.asked * 100 / self.able) if self.able else 0

    @property
    def free(self) -> int:
        """Whole hours that nothing is planned for."""
        return max(self.able - self.asked, 0) // 60

    @property
    def is_too_much(self) -> bool:
        return self.asked > self.able

    @property
    def hours(self) -> str:
        return _("%(asked)d of %(able)d h") % {"asked": round(self.asked / 60), "able": round(self.able / 60)}

    @property
    def where(self) -> list[tuple[str, int, int]]:
        """Projects with their hours and id, those with the most."""
        rows = [(name, round(minutes / 60), pk) for name, (minutes, pk) in self.projects.items()]
        return sorted(rows, key=lambda row: -row[1])[:NAMED]

    @property
    def unnamed(self) -> int:
        """How many projects are left out of that."""
        return max(len(self.projects) - NAMED, 0)

    @property
    def bar(self) -> Any:
        most = max(self.percent, 130)
        parts = [rect(0, self.percent / most * 100, 2, 12, "over" if self.is_too_much else "done", radius=4)]
        parts.append(upright(100 / most * 100, 0, 16, "flag"))
        return picture(16, _("%(percent)d per cent of their hours") % {"percent": self.percent}, parts)


@require_safe
@team_only
def load_page(request: HttpRequest) -> HttpResponse:
    today, calendar = timezone.localdate(), work_calendar(request.desk.organization)
    loads = loads_of_all(request.user, calendar, today)
    shown = sorted((one for one in loads.values() if one.asked or one.overdue), key=lambda one: -one.percent)
    free = [one.person.name for one in loads.values() if not one.asked and not one.overdue]
    context = {"loads": shown, "free": free, "until": today + timedelta(days=DAYS - 1)}
    return render(request, "portfolio/load.html", context)


def loads_of_all(viewer: Person, calendar: WorkCalendar, today: date) -> dict[int, Load]:
    """By the ids of our people, by name, over the projects `viewer` sees. Two statements."""
    people = Person.objects.active().by_name()
    loads = {person.pk: Load(person, _able(person, calendar, today)) for person in people}
    for row in _tasks(viewer, today):
        _add(loads[row[0]], row, today, calendar)
    return loads


def load_of(colleague: Person, viewer: Person, calendar: WorkCalendar, today: date) -> Load:
    """That of one colleague, over the projects `viewer` sees. One statement."""
    load = Load(colleague, _able(colleague, calendar, today))
    for row in _tasks(viewer, today).filter(assignee=colleague):
        _add(load, row, today, calendar)
    return load


def soon(person: Person, today: date) -> Any:
    """Open tasks of ours in running projects that reach into the two weeks, or are late."""
    open_ones = Task.objects.open().filter(side=Side.OURS, assignee__is_active=True, project__phase__in=RUNNING)
    dated = open_ones.filter(project__in=seen_by(person), due_on__isnull=False)
    return dated.exclude(starts_on__gte=today + timedelta(days=DAYS), due_on__gte=today + timedelta(days=DAYS))


def _tasks(person: Person, today: date) -> Any:
    columns = ("assignee_id", "project_id", "project__name", "starts_on", "due_on", "estimate_minutes", "percent")
    return soon(person, today).order_by("pk").values_list(*columns)


def _add(load: Load, row: tuple[Any, ...], today: date, calendar: WorkCalendar) -> None:
    _person, project_id, name, starts_on, due_on, estimate, percent = row
    left = (estimate or 0) * (100 - min(percent, 100)) // 100
    load.overdue += due_on < today
    minutes = round(left * _share_inside(starts_on, due_on, today, calendar))
    if minutes:
        load.asked += minutes
        place = load.projects[name]
        place[0], place[1] = place[0] + minutes, project_id


def _share_inside(starts_on: date | None, due_on: date, today: date, calendar: WorkCalendar) -> float:
    """Which part of what is left falls into the two weeks, spread evenly over its working days."""
    first, last = max(starts_on or today, today), today + timedelta(days=DAYS - 1)
    if due_on <= last:
        return 1.0
    whole = calendar.workdays_between(first, due_on) + 1
    return min(max(calendar.workdays_between(first, last) + 1, 0) / whole, 1.0) if whole > 0 else 1.0


def _able(person: Person, calendar: WorkCalendar, today: date) -> int:
    """Minutes somebody works in the two weeks: their own hours, else those of the house; no days off."""
    own = WeekHours.from_json(person.hours)
    week = own if own else calendar.hours
    days = [today + timedelta(days=number) for number in range(DAYS)]
    return sum(_minutes(week, on) for on in days if on not in calendar.holidays)


def _minutes(week: WeekHours, on: date) -> int:
    return sum(end - start for start, end in week.days[on.weekday()])
