"""Templates: this plan as a pattern for others, and a pattern as the beginning of this plan."""

from dataclasses import asdict
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from vinculo.desk.numbers import is_number
from vinculo.desk.plan.found import plan_url, project_of, seen_by
from vinculo.desk.plan.kept import packed, unpacked
from vinculo.desk.team_only import team_only
from vinculo.desk.undo import undo_address, undoing
from vinculo.desk.written import written
from vinculo.logbook.searchable import index_tasks
from vinculo.people.models import Person
from vinculo.people.worktime import work_calendar
from vinculo.practices.forecasts import plan_changed
from vinculo.practices.recheck import client_changed
from vinculo.projects import templates
from vinculo.projects.models import PlanTemplate, Project
from vinculo.web.day_field import DayField
from vinculo.web.toasts import toast


class KeepForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("What do you call it?"), max_length=120)


class BeginForm(forms.Form):
    template = forms.ModelChoiceField(PlanTemplate.objects.all(), label=gettext_lazy("Template"))
    starts_on = DayField(label=gettext_lazy("Its first day"))


@require_safe
@team_only
def page(request: HttpRequest, pk: int) -> HttpResponse:
    project = project_of(request, pk)
    return _show(request, project, KeepForm(initial={"name": project.name}), _begin_form(project))


def _begin_form(project: Project) -> BeginForm:
    return BeginForm(initial={"starts_on": project.starts_on or timezone.localdate()})


def _show(request: HttpRequest, project: Project, keep: KeepForm, begin: BeginForm) -> HttpResponse:
    rows = list(PlanTemplate.objects.defer("body").select_related("by"))
    context = {"project": project, "keep_form": keep, "begin_form": begin, "templates": rows, "section": "projects"}
    return render(request, "plan/patterns.html", {**context, "base": plan_url(project.pk)})


@require_POST
@team_only
def keep(request: HttpRequest, pk: int) -> HttpResponse:
    project = project_of(request, pk)
    form = KeepForm(request.POST)
    if not form.is_valid():
        return _show(request, project, form, _begin_form(project))
    name = form.cleaned_data["name"]
    one = templates.make(
        project, name=name, by=request.user, calendar=work_calendar(request.desk.organization)
    )  # fmt: skip
    undo = undo_address(request.user, "patterns.kept", ids=[one.pk], back=plan_url(pk, "patterns/"))
    toast(request, _("“%(name)s” can begin other plans now.") % {"name": name}, undo=undo)
    return redirect(plan_url(pk, "patterns/"))


@require_POST
@team_only
def begin(request: HttpRequest, pk: int) -> HttpResponse:
    project = project_of(request, pk)
    form = BeginForm(request.POST)
    if not form.is_valid():
        return _show(request, project, KeepForm(initial={"name": project.name}), form)
    said = form.cleaned_data
    calendar = work_calendar(request.desk.organization)
    try:
        begun = templates.begin_plan(said["template"], project, starts_on=said["starts_on"], calendar=calendar)
    except templates.NotAPattern:
        form.add_error("template", _("This template cannot be read. Choose another."))
        return _show(request, project, KeepForm(initial={"name": project.name}), form)
    index_tasks(project.tasks.filter(pk__in=begun.tasks).select_related("project"))
    written(request, project.client_id, plan_of=project.pk)
    undo = undo_address(request.user, "patterns.begun", ids=[pk], before=packed(asdict(begun)), back=plan_url(pk))
    toast(request, _("“%(name)s” is on the plan.") % {"name": said["template"].name}, undo=undo)
    return redirect(plan_url(pk))


@require_POST
@team_only
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Templates belong to the house: who made one, and who leads, may throw it away."""
    project = project_of(request, pk)
    asked = request.POST.get("template", "")
    template = get_object_or_404(PlanTemplate, pk=int(asked) if is_number(asked) else 0)
    if template.by_id != request.user.pk and not request.user.sees_everyone:
        toast(request, _("Only who made a template may remove it."))
        return redirect(plan_url(project.pk, "patterns/"))
    template.delete()
    toast(request, _("“%(name)s” is no longer a template.") % {"name": template.name})
    return redirect(plan_url(project.pk, "patterns/"))


@undoing("patterns.kept")
def unkeep(person: Person, ids: list[int], before: Any) -> None:
    PlanTemplate.objects.filter(pk__in=ids, by=person).delete()


@undoing("patterns.begun")
def unbegin(person: Person, ids: list[int], before: Any) -> None:
    brought = unpacked(before) or {}
    begun = templates.Begun(**{name: tuple(pks) for name, pks in brought.items()})
    for project in seen_by(person).filter(pk__in=ids):
        templates.take_back(project, begun)
        client_changed(project.client_id)
        plan_changed(project.pk)
