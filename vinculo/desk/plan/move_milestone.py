"""Another day for a milestone: what that does to its tasks and to the word we gave is shown before it is saved."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from vinculo.calendar.workdays import WorkCalendar
from vinculo.desk.plan.forms import MilestoneDayForm
from vinculo.desk.plan.found import plan_back, plan_url
from vinculo.desk.plan.kept import packed
from vinculo.desk.plan.move import SHOWN, days_said
from vinculo.desk.projects.found import milestone_of
from vinculo.desk.team_only import team_only
from vinculo.desk.undo import undo_address
from vinculo.desk.written import go_on, written
from vinculo.logbook.word_given import word_given
from vinculo.people.worktime import work_calendar
from vinculo.projects.models import Milestone
from vinculo.projects.schedule.applying import Before, apply_milestone_move, write
from vinculo.projects.schedule.moves import Effect, MilestoneMove, effect_of_milestone_move
from vinculo.projects.schedule.network import PlanHasCircle
from vinculo.projects.schedule.plan import Plan
from vinculo.web.toasts import toast

Effects = tuple[Effect, Effect]  # by itself, with its open tasks


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def move(request: HttpRequest, pk: int, milestone_pk: int) -> HttpResponse:
    milestone = milestone_of(request, pk, milestone_pk)
    if milestone.done_on:
        raise Http404
    calendar = work_calendar(request.desk.organization)
    asked = request.POST if request.method == "POST" else request.GET
    if not asked.keys() & {"planned_on", "days"}:
        return _show(request, milestone, MilestoneDayForm(initial={"planned_on": milestone.planned_on}), None)
    form = MilestoneDayForm({"planned_on": _day_said(asked, milestone, calendar)})
    if not form.is_valid():
        return _show(request, milestone, form, None)
    planned_on, how = form.cleaned_data["planned_on"], request.POST.get("how", "")
    effects = effects_of(milestone, calendar, planned_on)
    if how in ("all", "only") or (how == "alone" and touches_nobody(milestone, effects)):
        return _save(request, milestone, calendar, planned_on, with_tasks=how == "all")
    return _show(request, milestone, form, effects, is_asked=True)


def _day_said(asked: Any, milestone: Milestone, calendar: WorkCalendar) -> Any:
    days = days_said(asked)
    if days is None or milestone.planned_on is None:
        return asked.get("planned_on", "")
    return calendar.add_workdays(milestone.planned_on, days)


def effects_of(milestone: Milestone, calendar: WorkCalendar, planned_on: date | None) -> Effects | None:
    """None where the plan runs in a circle: then a milestone can only be moved by itself."""
    try:
        plan = Plan.of(milestone.project, promised_to=word_given(milestone.project))
        alone = effect_of_milestone_move(plan, calendar, milestone.pk, planned_on)
        return alone, effect_of_milestone_move(plan, calendar, milestone.pk, planned_on, with_tasks=True)
    except PlanHasCircle:
        return None


def touches_nobody(milestone: Milestone, effects: Effects | None) -> bool:
    """No task goes with it, its work is done by then, and nobody heard a date."""
    if effects is None or milestone.promised_on:
        return False
    alone, together = effects
    return not together.tasks and not alone.waits_until_on and len(together.milestones) <= 1


def _show(
    request: HttpRequest, milestone: Milestone, form: MilestoneDayForm, effects: Effects | None, is_asked: bool = False
) -> HttpResponse:
    context = {**shown(milestone, effects), "form": form, "is_asked": is_asked}
    return render(request, "plan/move_milestone.html", context)


def shown(milestone: Milestone, effects: Effects | None) -> dict[str, Any]:
    """What the page says of another day."""
    alone, effect = effects or (None, None)
    others = list(effect.tasks) if effect else []
    return {
        "milestone": milestone, "project": milestone.project, "effect": effect, "section": "projects",
        "others": others[:SHOWN], "more": max(len(others) - SHOWN, 0), "heading": _("Another day"),
        "is_alone": not others, "ready_on": alone.waits_until_on if alone else None,
        "back_url": plan_url(milestone.project_id),
        "base": plan_url(milestone.project_id, f"milestones/{milestone.pk}/"),
    }  # fmt: skip


def _save(
    request: HttpRequest, milestone: Milestone, calendar: WorkCalendar, planned_on: date, *, with_tasks: bool
) -> HttpResponse:
    project = milestone.project
    count, before = put_on(milestone, calendar, planned_on, with_tasks=with_tasks)
    written(request, project.client_id, plan_of=project.pk)
    back = plan_back(request, project.pk)
    undo = undo_address(request.user, "tasks.moved", ids=[project.pk], before=packed(before), back=back)
    toast(request, said_of(milestone, count), undo=undo)
    return go_on(request, back)


def put_on(
    milestone: Milestone, calendar: WorkCalendar, planned_on: date | None, *, with_tasks: bool
) -> tuple[int, Before]:
    """How many tasks went with it, and the dates as they were. In a plan that runs in a circle it moves by itself."""
    project = milestone.project
    try:
        effect, before = apply_milestone_move(project, calendar, milestone.pk, planned_on, with_tasks=with_tasks)
        return len(effect.tasks), before
    except PlanHasCircle:
        one = MilestoneMove(milestone.pk, milestone.name, None, planned_on, None, None, None, (), milestone.planned_on)
        return 0, write(project, Effect(milestones=(one,)))


def said_of(milestone: Milestone, count: int) -> str:
    if not count:
        return _("%(milestone)s has another day.") % {"milestone": milestone.name}
    said = ngettext(
        "%(milestone)s has another day, and %(count)d task went with it.",
        "%(milestone)s has another day, and %(count)d tasks went with it.",
        count,
    )
    return said % {"milestone": milestone.name, "count": count}
