"""Another date typed into a line of the kickoff: what it does to others is shown before it is saved."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from vinculo.desk.kickoff.about import About
from vinculo.desk.kickoff.milestone_row import MilestoneRow
from vinculo.desk.plan.move_milestone import Effects, effects_of, put_on, shown
from vinculo.desk.projects.milestone_edit import NOT_SAID
from vinculo.logbook.word_given import word_given
from vinculo.people.worktime import work_calendar
from vinculo.projects.models import Milestone

ANSWERS = ("all", "only")


def ask_first(
    request: HttpRequest, about: About, before: Milestone, form: MilestoneRow, back: str
) -> HttpResponse | None:
    """
    The page that shows it; None once that was answered, or while nobody is touched: a kickoff is spoken, and what the
    client has not heard may change with every sentence.
    """
    if request.POST.get("how") in ANSWERS or before.done_on:
        return None
    planned_on, promised_on = form.cleaned_data["planned_on"], form.promised_then()
    is_heard = about.was_told(form.promise) and before.promised_on is not None and promised_on != before.promised_on
    effects = None
    if planned_on != before.planned_on:
        effects = effects_of(before, work_calendar(about.organization), planned_on)
        if not is_heard and not _moves_others(effects):
            return None
    elif not is_heard:
        return None
    typed = [(name, value) for name, values in request.POST.lists() if name not in NOT_SAID for value in values]
    context: dict[str, Any] = {
        **shown(before, effects), "form": form, "is_asked": True, "typed": typed, "action": request.get_full_path(),
        "to_promised_on": promised_on, "is_promise_moved": is_heard, "back_url": back,
        "heard_by": word_given(about.project).get(before.pk, ()),
    }  # fmt: skip
    return render(request, "plan/typed_milestone.html", context)


def move_others(request: HttpRequest, about: About, before: Milestone, form: MilestoneRow) -> None:
    """As it was answered. Its tasks may push it further than the day that was typed."""
    planned_on, how = form.cleaned_data["planned_on"], request.POST.get("how", "")
    if how in ANSWERS and planned_on != before.planned_on and not before.done_on:
        put_on(before, work_calendar(about.organization), planned_on, with_tasks=how == "all")
        pushed: date | None = Milestone.objects.values_list("planned_on", flat=True).get(pk=before.pk)
        form.instance.planned_on = pushed


def _moves_others(effects: Effects | None) -> bool:
    if effects is None:
        return True  # the plan runs in a circle: nobody can tell
    alone, together = effects
    return bool(together.tasks or alone.waits_until_on or len(together.milestones) > 1)
