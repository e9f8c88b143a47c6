"""My tasks, wherever they are: what is late, what is for today, and what comes."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, F, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from vinculo.clients.permissions import may_change_clients
from vinculo.desk.lists.leaving import Leaving
from vinculo.desk.plan.counted import with_counts
from vinculo.desk.plan.found import seen_by
from vinculo.desk.plan.listing import UNSAID
from vinculo.desk.plan.taken import COLUMNS
from vinculo.projects.models import Task

SHOWN = 40  # of all groups together, the most urgent first
GROUPS: dict[str, str | Promise] = {
    "late": _("Late"),
    "today": _("Today"),
    "week": _("This week"),
    "later": _("Later"),
    "undated": _("Without a date"),
}


@dataclass(slots=True)
class Group:
    key: str
    name: str | Promise
    total: int
    tasks: list[Any] = field(default_factory=list)

    @property
    def more(self) -> int:
        return self.total - len(self.tasks)


def _found(request: HttpRequest) -> Any:
    return Task.objects.open().filter(assignee=request.user, project__in=seen_by(request.user))


def _soonest(request: HttpRequest) -> Any:
    found = _found(request).select_related("project__client", "stage", "assignee")
    return found.order_by(F("due_on").asc(nulls_last=True), "position", "pk")


@require_safe
@Leaving("my-tasks", _("My tasks"), _soonest, COLUMNS)
def mine(request: HttpRequest) -> HttpResponse:
    today, found = timezone.localdate(), _found(request)
    totals = found.aggregate(**{key: Count("pk", filter=condition) for key, condition in _conditions(today).items()})
    groups = {key: Group(key, name, totals[key]) for key, name in GROUPS.items()}
    for task in with_counts(_soonest(request).defer(*UNSAID))[:SHOWN]:
        groups[_group(task.due_on, today)].tasks.append(task)
    context = {
        "groups": [group for group in groups.values() if group.total], "today": today, "section": "tasks",
        "may_change": may_change_clients(request.user), "total": sum(totals.values()),
    }  # fmt: skip
    return render(request, "plan/mine.html", context)


def _conditions(today: date) -> dict[str, Q]:
    sunday = _sunday(today)
    return {
        "late": Q(due_on__lt=today),
        "today": Q(due_on=today),
        "week": Q(due_on__gt=today, due_on__lte=sunday),
        "later": Q(due_on__gt=sunday),
        "undated": Q(due_on=None),
    }


def _sunday(today: date) -> date:
    return today + timedelta(days=6 - today.weekday())


def _group(due_on: date | None, today: date) -> str:
    if due_on is None:
        return "undated"
    if due_on <= today:
        return "today" if due_on == today else "late"
    return "week" if due_on <= _sunday(today) else "later"
