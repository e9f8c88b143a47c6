"""What was agreed, and what changed since and why."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from vinculo.desk.budget.forms import BudgetForm, ChangeForm
from vinculo.desk.budget.quoted import quoted
from vinculo.desk.projects.found import project_of, seen_by
from vinculo.desk.team_only import team_only
from vinculo.desk.undo import undo_address, undoing
from vinculo.desk.written import go_on, written
from vinculo.people.models import Person
from vinculo.practices.recheck import client_changed
from vinculo.projects.models import Budget, BudgetChange
from vinculo.web.toasts import toast


def budget_url(project_pk: int) -> str:
    return f"/projects/{project_pk}/budget/"


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def set_budget(request: HttpRequest, pk: int) -> HttpResponse:
    project = project_of(request, pk)
    budget = Budget.objects.filter(project=project).first()
    usual = project.client.currency or getattr(request.desk.organization, "currency", "EUR")
    begun = {} if budget else {"currency": usual, **quoted(project, request.user)}
    form = BudgetForm(request.POST or None, instance=budget, initial=begun)
    if request.method == "POST" and form.is_valid():
        form.instance.project, form.instance.set_by = project, request.user
        form.save()
        written(request, project.client_id, plan_of=pk)
        toast(request, _("The budget is set."))
        return go_on(request, budget_url(pk))
    context = {
        "form": form, "project": project, "heading": _("What was agreed"), "said": begun.get("said"),
        "back_url": budget_url(pk),
    }  # fmt: skip
    return render(request, "budget/form.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def new_change(request: HttpRequest, pk: int) -> HttpResponse:
    project = project_of(request, pk)
    budget = get_object_or_404(Budget, project=project)
    form = ChangeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        form.instance.budget, form.instance.by, form.instance.at = budget, request.user, timezone.now()
        change = form.save()
        written(request, project.client_id, plan_of=pk)
        undo = undo_address(request.user, "budget.changed", ids=[change.pk], back=budget_url(pk))
        toast(request, _("The budget changed: %(why)s.") % {"why": change.why.rstrip(".")}, undo=undo)
        return go_on(request, budget_url(pk))
    context = {"form": form, "project": project, "heading": _("More or less than agreed"), "back_url": budget_url(pk)}
    return render(request, "budget/form.html", context)


@require_POST
@team_only
def remove_change(request: HttpRequest, pk: int, change_pk: int) -> HttpResponse:
    project = project_of(request, pk)
    change = get_object_or_404(BudgetChange, pk=change_pk, budget__project=project)
    plain = ("minutes", "amount", "why", "by_id")
    before = {**{name: getattr(change, name) for name in plain}, "at": change.at.isoformat()}
    change.delete()
    written(request, project.client_id, plan_of=pk)
    undo = undo_address(request.user, "budget.removed", ids=[pk], before=before, back=budget_url(pk))
    toast(request, _("Taken off: %(why)s.") % {"why": change.why.rstrip(".")}, undo=undo)
    return redirect(budget_url(pk))


@undoing("budget.changed")
def unchange(person: Person, ids: list[int], before: Any) -> None:
    found = BudgetChange.objects.filter(pk__in=ids, budget__project__in=seen_by(person))
    for change in found.select_related("budget__project"):
        change.delete()
        client_changed(change.budget.project.client_id)


@undoing("budget.removed")
def put_back(person: Person, ids: list[int], before: Any) -> None:
    for budget in Budget.objects.filter(project__in=seen_by(person).filter(pk__in=ids)).select_related("project"):
        BudgetChange.objects.create(budget=budget, **{**before, "at": parse_datetime(before["at"])})
        client_changed(budget.project.client_id)
