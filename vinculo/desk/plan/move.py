"""Other dates for a task: what that does to others and to promised dates is shown before anything is saved."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from vinculo.calendar.workdays import WorkCalendar
from vinculo.desk.plan.forms import DatesForm
from vinculo.desk.plan.found import plan_back, plan_url, seen_by, task_of
from vinculo.desk.plan.kept import packed, unpacked
from vinculo.desk.team_only import team_only
from vinculo.desk.undo import undo_address, undoing
from vinculo.desk.written import go_on, written
from vinculo.logbook.word_given import word_given
from vinculo.people.models import Person
from vinculo.people.worktime import work_calendar
from vinculo.practices.forecasts import plan_changed
from vinculo.practices.recheck import client_changed
from vinculo.projects.models import Task
from vinculo.projects.schedule.applying import apply_move, take_back, write
from vinculo.projects.schedule.moves import Effect, TaskMove, effect_of_move
from vinculo.projects.schedule.network import PlanHasCircle
from vinculo.projects.schedule.plan import Plan
from vinculo.web.dialogs import in_dialog
from vinculo.web.toasts import toast

FURTHEST = 500  # working days that one press may move a task
SHOWN = 12  # tasks named before the rest is only counted


@dataclass(frozen=True, slots=True)
class Dates:
    starts_on: date | None
    due_on: date | None


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def move(request: HttpRequest, pk: int, task_pk: int) -> HttpResponse:
    task = task_of(request, pk, task_pk)
    calendar = work_calendar(request.desk.organization)
    asked = request.POST if request.method == "POST" else request.GET
    form = DatesForm(_dates_said(asked, task, calendar))
    has_dates = bool(asked.keys() & {"starts_on", "due_on", "days", "to"})
    if not has_dates or not form.is_valid():
        return _show(request, task, form if has_dates else _plain(task), None)
    dates = Dates(form.cleaned_data["starts_on"], form.cleaned_data["due_on"])
    effect = _effect(task, calendar, dates)
    how = request.POST.get("how", "") if request.method == "POST" else ""
    if how == "all" or (how == "alone" and _is_alone(effect)):
        return _save(request, task, calendar, dates, with_others=effect is not None)
    if how == "only":
        return _save(request, task, calendar, dates, with_others=False)
    return _show(request, task, form, effect, is_asked=True)


def ask_first(request: HttpRequest, task: Task, starts_on: date | None, due_on: date | None) -> HttpResponse | None:
    """The page that shows what other dates would do; None if they touch nothing but the task."""
    effect = _effect(task, work_calendar(request.desk.organization), Dates(starts_on, due_on))
    if _is_alone(effect):
        return None
    form = DatesForm({"starts_on": starts_on, "due_on": due_on})
    if in_dialog(request) and form.is_valid():
        return _show(request, task, form, effect, is_asked=True)
    said = urlencode({"starts_on": str(starts_on or ""), "due_on": str(due_on or "")})
    return redirect(plan_url(task.project_id, f"tasks/{task.pk}/move/?{said}"))


def _is_alone(effect: Effect | None) -> bool:
    return effect is None or (len(effect.tasks) <= 1 and not effect.milestones and not effect.waits_until_on)


def _plain(task: Task) -> DatesForm:
    return DatesForm(initial={"starts_on": task.starts_on, "due_on": task.due_on})


def days_said(asked: Any) -> int | None:
    """So many working days further (`days`), from a key; None where none were said."""
    text = asked.get("days", "")
    digits = text.removeprefix("-")
    is_number = digits.isascii() and digits.isdigit() and len(text) < 5
    return max(-FURTHEST, min(int(text), FURTHEST)) if is_number else None


def _dates_said(asked: Any, task: Task, calendar: WorkCalendar) -> dict[str, Any]:
    """
    The dates that were typed or dragged to; from a key, so many working days on (`days`, of the end: `edge`); from the
    calendar, the day it is put on (`to`).
    """
    if "to" in asked:
        return _put_on(task, calendar, asked["to"])
    days = days_said(asked)
    if days is None:
        return {"starts_on": asked.get("starts_on", ""), "due_on": asked.get("due_on", "")}
    starts_on, due_on = task.starts_on, task.due_on
    if asked.get("edge") == "end":
        due_on = calendar.add_workdays(due_on or starts_on or timezone.localdate(), days)
        return {"starts_on": starts_on, "due_on": max(due_on, starts_on) if starts_on else due_on}
    return {
        "starts_on": starts_on and calendar.add_workdays(starts_on, days),
        "due_on": due_on and calendar.add_workdays(due_on, days),
    }


def _put_on(task: Task, calendar: WorkCalendar, text: str) -> dict[str, Any]:
    """Due on that day, and as many working days long as before."""
    try:
        to = date.fromisoformat(text)
    except ValueError:
        return {"starts_on": task.starts_on, "due_on": text}
    if not task.due_on or not task.starts_on or abs(to - task.due_on).days > FURTHEST:
        return {"starts_on": task.starts_on, "due_on": to}
    starts_on = calendar.add_workdays(task.starts_on, calendar.workdays_between(task.due_on, to))
    return {"starts_on": min(starts_on, to), "due_on": to}


def _effect(task: Task, calendar: WorkCalendar, dates: Dates) -> Effect | None:
    """None where the plan runs in a circle: then a task can only be moved by itself."""
    try:
        plan = Plan.of(task.project, promised_to=word_given(task.project))
        return effect_of_move(plan, calendar, task.pk, dates.starts_on, dates.due_on)
    except PlanHasCircle:
        return None


def _show(
    request: HttpRequest, task: Task, form: DatesForm, effect: Effect | None, is_asked: bool = False
) -> HttpResponse:
    others = list(effect.tasks[1:]) if effect else []
    context = {
        "task": task, "project": task.project, "form": form, "effect": effect, "is_asked": is_asked,
        "others": others[:SHOWN], "more": max(len(others) - SHOWN, 0), "heading": _("Other dates"),
        "is_alone": not others, "back_url": plan_url(task.project_id), "section": "projects",
        "base": plan_url(task.project_id, f"tasks/{task.pk}/"),
    }  # fmt: skip
    return render(request, "plan/move.html", context)


def _save(request: HttpRequest, task: Task, calendar: WorkCalendar, dates: Dates, *, with_others: bool) -> HttpResponse:
    if with_others:
        effect, before = apply_move(task.project, calendar, task.pk, dates.starts_on, dates.due_on)
        count = len(effect.tasks)
    else:
        before, count = _write_alone(task, dates), 1
    written(request, task.project.client_id, plan_of=task.project_id)
    undo = undo_address(
        request.user,
        "tasks.moved",
        ids=[task.project_id],
        before=packed(before),
        back=plan_back(request, task.project_id),
    )
    toast(request, _said(task, count), undo=undo)
    return go_on(request, plan_url(task.project_id))


def _write_alone(task: Task, dates: Dates) -> Any:
    one = TaskMove(task.pk, task.title, task.starts_on, task.due_on, dates.starts_on, dates.due_on, 0)
    return write(task.project, Effect(tasks=(one,)))


def _said(task: Task, count: int) -> str:
    if count <= 1:
        return _("%(task)s has other dates.") % {"task": task.title}
    return _("%(task)s and what follows have other dates: %(count)d tasks.") % {"task": task.title, "count": count}


@undoing("tasks.moved")
def undo_move(person: Person, ids: list[int], before: Any) -> None:
    for project in seen_by(person).filter(pk__in=ids):
        if (days := unpacked(before)) is not None:
            take_back(project, days)
        client_changed(project.client_id)
        plan_changed(project.pk)
