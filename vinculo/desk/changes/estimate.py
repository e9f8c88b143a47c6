"""What a change takes: seen before it is saved."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from vinculo.agreements import estimating
from vinculo.agreements.deciding import DecidedAlready
from vinculo.agreements.effects import new_work, said_of
from vinculo.agreements.models import ChangeRequest
from vinculo.desk.changes.forms import EstimateForm
from vinculo.desk.changes.found import change_of
from vinculo.desk.team_only import team_only
from vinculo.desk.written import go_on, written
from vinculo.people.worktime import work_calendar
from vinculo.projects.schedule.network import PlanHasCircle
from vinculo.projects.schedule.plan import Plan
from vinculo.web.toasts import toast


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def estimate(request: HttpRequest, pk: int) -> HttpResponse:
    change = change_of(request, pk)
    if not change.is_undecided:
        toast(request, _("Somebody decided it before you."))
        return redirect(change)
    currency = change.currency or currency_of(request, change)
    form = EstimateForm(request.POST or None, initial=EstimateForm.before(change), change=change, currency=currency)
    moves: Any = None
    if request.method == "POST" and form.is_valid():
        try:
            if "look" not in request.POST:
                return _save(request, change, form, currency)
            moves = _look(request, change, form)
        except PlanHasCircle as circle:
            form.add_error(None, _("The plan goes round in a circle: %(tasks)s.") % {"tasks": circle})
    context = {"form": form, "change": change, "moves": moves, "back_url": change.get_absolute_url()}
    return render(request, "changes/estimate.html", context)


def _look(request: HttpRequest, change: ChangeRequest, form: EstimateForm) -> Any:
    said, calendar = form.cleaned_data, work_calendar(request.desk.organization)
    after, milestone = ((said[name].pk if said[name] else None) for name in ("after", "milestone"))
    work = new_work(Plan.of(change.project), calendar, minutes=said["work"], after=after, milestone=milestone)
    return said_of(work.moves, calendar)


def _save(request: HttpRequest, change: ChangeRequest, form: EstimateForm, currency: str) -> HttpResponse:
    said = form.cleaned_data
    try:
        estimating.estimate(
            change, work_calendar(request.desk.organization), minutes=said["work"], amount=form.amount(),
            currency=currency, milestone=said["milestone"], after=said["after"], by=request.user, at=timezone.now(),
        )  # fmt: skip
    except DecidedAlready:
        toast(request, _("Somebody decided it before you."))
        return redirect(change)
    written(request, change.client_id)
    toast(request, _("Estimated. Talk about it before it goes out in writing."))
    return go_on(request, change.get_absolute_url())


def currency_of(request: HttpRequest, change: ChangeRequest) -> str:
    organization = request.desk.organization
    return change.client.currency or (organization.currency if organization else "") or "EUR"
