"""A milestone as it is typed. What its dates do to its tasks and to the word we gave is shown before they are saved."""

from copy import copy
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from vinculo.agreements.moving import Moved, hanging_on, move_promises
from vinculo.desk.numbers import is_number
from vinculo.desk.plan.kept import packed
from vinculo.desk.plan.move_milestone import effects_of, put_on, said_of, shown, touches_nobody
from vinculo.desk.projects.forms import MilestoneForm
from vinculo.desk.projects.found import milestone_of
from vinculo.desk.projects.milestone_untyped import as_it_was
from vinculo.desk.projects.milestones import about
from vinculo.desk.team_only import team_only
from vinculo.desk.undo import undo_address
from vinculo.desk.written import go_on, written
from vinculo.logbook.word_given import word_given
from vinculo.notifications import milestone_news
from vinculo.people.models import Person
from vinculo.people.worktime import work_calendar
from vinculo.practices.catalogue import by_id
from vinculo.practices.models import Nudge
from vinculo.projects.models import Milestone
from vinculo.web.toasts import toast

NOT_SAID = ("csrfmiddlewaretoken", "how")  # what a form carries that nobody typed


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def edit(request: HttpRequest, pk: int, milestone_pk: int) -> HttpResponse:
    milestone = milestone_of(request, pk, milestone_pk)
    before, project = copy(milestone), milestone.project
    form = MilestoneForm(request.POST or None, instance=milestone, **about(request, project))
    if request.method == "POST" and form.is_valid() and request.POST.get("how") != "back":
        if not form.has_changed():
            toast(request, _("Nothing changed."))
            return go_on(request, project.get_absolute_url())
        return _ask_first(request, before, form) or _save(request, before, form)
    context = {"form": form, "project": project, "heading": _("Milestone"), "milestone": milestone}
    context["nudge"], context["asks_done"] = _led_here(request, milestone)
    return render(request, "projects/milestone.html", {**context, "back_url": project.get_absolute_url()})


def _led_here(request: HttpRequest, milestone: Milestone) -> tuple[int | None, bool]:
    """The nudge about it that led here, and whether it asks to mark it as done."""
    asked = request.GET.get("nudge", "")
    if not is_number(asked) or milestone.done_on:
        return None, False
    about_it = Nudge.objects.visible_to(request.user).filter(pk=asked, subject=f"milestone:{milestone.pk}")
    nudge = about_it.only("practice").first()
    practice = by_id().get(nudge.practice) if nudge else None
    return (nudge.pk if nudge else None), practice is not None and practice.action == "keep"


def _ask_first(request: HttpRequest, before: Milestone, form: MilestoneForm) -> HttpResponse | None:
    """The page that shows what the typed dates do; None once that was answered, or if they touch nobody."""
    planned_on, promised_on = form.cleaned_data["planned_on"], form.cleaned_data["promised_on"]
    if request.POST.get("how") in ("all", "only") or before.done_on:
        return None
    is_promise_moved = before.promised_on is not None and promised_on != before.promised_on
    effects = None
    if planned_on != before.planned_on:
        effects = effects_of(before, work_calendar(request.desk.organization), planned_on)
        if not is_promise_moved and touches_nobody(before, effects):
            return None
    elif not is_promise_moved:
        return None
    typed = [(name, value) for name, values in request.POST.lists() if name not in NOT_SAID for value in values]
    context = {
        **shown(before, effects), "form": form, "is_asked": True, "typed": typed, "action": request.get_full_path(),
        "to_promised_on": promised_on, "is_promise_moved": is_promise_moved,
        "hanging": len(hanging_on(before)), "heard_by": word_given(before.project).get(before.pk, ()),
    }  # fmt: skip
    return render(request, "plan/typed_milestone.html", context)


def _save(request: HttpRequest, before: Milestone, form: MilestoneForm) -> HttpResponse:
    project = before.project
    tasks, days, promises = _write(request, before, form)
    written(request, project.client_id, plan_of=project.pk)
    milestone_news.moved(form.instance, before.promised_on, by=request.user, at=timezone.now())
    if days is not None and form.cleaned_data["promised_on"] == before.promised_on:
        undo = undo_address(request.user, "tasks.moved", ids=[project.pk], before=packed(days))
        toast(request, said_of(form.instance, tasks), undo=undo)
        return go_on(request, project.get_absolute_url())
    count = len(promises)
    said = ngettext("Saved. %(count)d promise moved with it.", "Saved. %(count)d promises moved with it.", count)
    kept = as_it_was(before, form.instance, days, promises)
    undo = undo_address(request.user, "milestones.typed", ids=[before.pk], before=packed(kept))
    toast(request, said % {"count": count} if count else _("Saved."), undo=undo)
    return go_on(request, project.get_absolute_url())


@transaction.atomic
def _write(request: HttpRequest, before: Milestone, form: MilestoneForm) -> tuple[int, Any, list[Moved]]:
    """How many tasks moved with it, the dates of the plan as they were (None: they stay), and the promises that did."""
    tasks, days, planned_on = 0, None, form.cleaned_data["planned_on"]
    if planned_on != before.planned_on and not before.done_on:
        calendar, with_tasks = work_calendar(request.desk.organization), request.POST.get("how") == "all"
        tasks, days = put_on(before, calendar, planned_on, with_tasks=with_tasks)
        # its tasks may push it further than the day that was typed
        form.instance.planned_on = Milestone.objects.values_list("planned_on", flat=True).get(pk=before.pk)
    moves = form.moves_promises()
    form.save()
    return tasks, days, _move_promises(form, request.user) if moves else []


def _move_promises(form: MilestoneForm, by: Person) -> list[Moved]:
    """With another promised date, the promises about it are agreed anew."""
    said, milestone = form.cleaned_data, form.instance
    to_on, internal_on, reason = said["promised_on"], milestone.planned_on, said["reason"]
    return move_promises(milestone, to_on=to_on, internal_on=internal_on, reason=reason, by=by, at=timezone.now())
