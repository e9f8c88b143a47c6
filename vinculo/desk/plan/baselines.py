"""The plan as it once was: kept under a name, and compared with what it is now."""

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vinculo.desk.plan.found import baseline_of, plan_url, project_of, seen_by
from vinculo.desk.team_only import team_only
from vinculo.desk.undo import undo_address, undoing
from vinculo.people.models import Person
from vinculo.people.worktime import work_calendar
from vinculo.projects import baselines
from vinculo.projects.models import Baseline
from vinculo.projects.schedule.plan import Plan
from vinculo.web.toasts import toast

A_PAGE = 60


class BaselineForm(forms.Form):
    name = forms.CharField(
        label=gettext_lazy("What do you call it?"),
        max_length=80,
        help_text=gettext_lazy("As agreed at the kickoff, before the change of June."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def kept(request: HttpRequest, pk: int) -> HttpResponse:
    project = project_of(request, pk)
    form = BaselineForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        name = form.cleaned_data["name"]
        one = baselines.take(project, name=name, by=request.user, at=timezone.now())
        undo = undo_address(request.user, "baselines.taken", ids=[one.pk], back=plan_url(pk, "baselines/"))
        toast(request, _("“%(name)s” is kept.") % {"name": name}, undo=undo)
        return redirect(plan_url(pk, "baselines/"))
    rows = list(project.baselines.select_related("by"))
    context = {"form": form, "project": project, "baselines": rows, "heading": _("Baselines")}
    return render(request, "plan/baselines.html", {**context, "base": plan_url(pk), "section": "projects"})


@require_safe
@team_only
def compare(request: HttpRequest, pk: int, baseline_pk: int) -> HttpResponse:
    """What became of it: what moved first, the farthest on top; the rest is counted."""
    baseline = baseline_of(request, pk, baseline_pk)
    calendar = work_calendar(request.desk.organization)
    shifts = baselines.compare(baseline, Plan.of(baseline.project), calendar)
    moved = [one for one in shifts if one.days or one.is_new or one.is_gone]
    moved.sort(key=lambda one: (one.kind != "milestone", -(one.days or 0)))
    page = Paginator(moved, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "baseline": baseline, "project": baseline.project, "page": page, "same": len(shifts) - len(moved),
        "base": plan_url(pk), "query": "", "section": "projects",
    }  # fmt: skip
    return render(request, "plan/compare.html", context)


@require_POST
@team_only
def remove(request: HttpRequest, pk: int, baseline_pk: int) -> HttpResponse:
    baseline = baseline_of(request, pk, baseline_pk)
    baseline.delete()
    toast(request, _("“%(name)s” is no longer kept.") % {"name": baseline.name})
    return redirect(plan_url(pk, "baselines/"))


@undoing("baselines.taken")
def untake(person: Person, ids: list[int], before: Any) -> None:
    Baseline.objects.filter(pk__in=ids, project__in=seen_by(person), by=person).delete()
