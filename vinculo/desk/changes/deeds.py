"""Deciding a change, signing it, and saying that work on it began."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from vinculo.agreements import deciding
from vinculo.agreements.accepting import WorkBegan
from vinculo.agreements.deciding import DecidedAlready
from vinculo.agreements.effects import new_work
from vinculo.agreements.models import ChangeRequest
from vinculo.desk.changes.forms import AcceptForm, CannotForm, DeclineForm, SignForm
from vinculo.desk.changes.found import change_of
from vinculo.desk.log.writing import took_place_at
from vinculo.desk.team_only import team_only
from vinculo.desk.undo import undo_address
from vinculo.desk.written import go_on, written
from vinculo.logbook import changes
from vinculo.logbook.searchable import index_changes
from vinculo.notifications import milestone_news
from vinculo.people.worktime import work_calendar
from vinculo.projects.schedule.network import PlanHasCircle
from vinculo.projects.schedule.plan import Plan
from vinculo.web.toasts import toast


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    change = change_of(request, pk)
    if not change.is_undecided:
        return _too_late(request, change)
    calendar = work_calendar(request.desk.organization)
    try:
        work = new_work(
            Plan.of(change.project), calendar, minutes=change.minutes or 0, after=change.after_id,
            milestone=change.milestone_id,
        )  # fmt: skip
    except PlanHasCircle as circle:
        toast(request, _("The plan goes round in a circle: %(tasks)s.") % {"tasks": circle})
        return redirect(change)
    form = AcceptForm(
        request.POST if request.method == "POST" else None, change=change, moves=work.moves, calendar=calendar
    )
    if request.method == "POST" and form.is_valid():
        try:
            changes.accept(
                change, calendar, promised=form.promised(), contact=form.cleaned_data["contact"], by=request.user,
                at=timezone.now(),
            )  # fmt: skip
        except DecidedAlready:
            return _too_late(request, change)
        milestone_news.agreed(change, by=request.user, at=timezone.now())
        written(request, change.client_id, plan_of=change.project_id)
        undo = undo_address(request.user, "changes.accepted", ids=[change.pk], back=change.get_absolute_url())
        toast(request, _("Accepted: it is in the plan and in the budget."), undo=undo)
        return go_on(request, change.get_absolute_url())
    context = {"form": form, "change": change, "moves": work.moves, "back_url": change.get_absolute_url()}
    return render(request, "changes/accept.html", context)


Writes = Callable[[HttpRequest, ChangeRequest, dict[str, Any]], Any]


def _no(form_class: type[forms.Form], heading: Any, save: Any, said: Any, write: Writes) -> Callable[..., HttpResponse]:
    """A page that decides against a change."""

    @require_http_methods(["GET", "HEAD", "POST"])
    @team_only
    def view(request: HttpRequest, pk: int) -> HttpResponse:
        change = change_of(request, pk)
        if not change.is_undecided:
            return _too_late(request, change)
        form = form_class(request.POST or None, change=change)  # type: ignore[call-arg]
        if request.method == "POST" and form.is_valid():
            try:
                write(request, change, form.cleaned_data)
            except DecidedAlready:
                return _too_late(request, change)
            index_changes([change])
            written(request, change.client_id)
            undo = undo_address(request.user, "changes.decided", ids=[change.pk], back=change.get_absolute_url())
            toast(request, str(said), undo=undo)
            return go_on(request, change.get_absolute_url())
        context = {"form": form, "change": change, "heading": heading, "save": save}
        return render(request, "changes/form.html", {**context, "back_url": change.get_absolute_url()})

    return view


def _declined(request: HttpRequest, change: ChangeRequest, said: dict[str, Any]) -> None:
    deciding.decline(
        change, because=said["because"], instead=said["instead"], contact=said["contact"], by=request.user,
        at=timezone.now(),
    )  # fmt: skip


def _cannot(request: HttpRequest, change: ChangeRequest, said: dict[str, Any]) -> None:
    deciding.cannot(change, because=said["because"], instead=said["instead"], by=request.user, at=timezone.now())


decline = _no(
    DeclineForm, gettext_lazy("It is not done now"), gettext_lazy("Decline it"), gettext_lazy("Declined."), _declined
)
cannot = _no(
    CannotForm,
    gettext_lazy("It cannot be done"),
    gettext_lazy("It cannot be done"),
    gettext_lazy("Noted. They should hear from us why, and what we offer instead."),
    _cannot,
)


@require_POST
@team_only
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    change = change_of(request, pk)
    try:
        deciding.withdraw(change, by=request.user, at=timezone.now())
    except DecidedAlready:
        return _too_late(request, change)
    written(request, change.client_id)
    undo = undo_address(request.user, "changes.decided", ids=[change.pk], back=change.get_absolute_url())
    toast(request, _("Withdrawn."), undo=undo)
    return redirect(change)


@require_POST
@team_only
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Back to where it waited for a decision; an accepted one only until somebody works on it."""
    change = change_of(request, pk)
    try:
        if change.state == ChangeRequest.State.ACCEPTED:
            changes.take_back(change, at=timezone.now(), by=request.user)
        else:
            deciding.open_again(change, at=timezone.now(), by=request.user)
    except WorkBegan:
        toast(request, _("Somebody has worked on it: the decision stays. Ask for another change instead."))
        return redirect(change)
    except DecidedAlready:
        return _too_late(request, change)
    written(request, change.client_id, plan_of=change.project_id)
    toast(request, _("It waits for a decision again."))
    return redirect(change)


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def sign(request: HttpRequest, pk: int) -> HttpResponse:
    change = change_of(request, pk)
    if change.state != ChangeRequest.State.ACCEPTED or change.signed_at:
        toast(request, _("There is nothing to sign."))
        return redirect(change)
    form = SignForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        at = took_place_at(form.cleaned_data["on"], None, timezone.now())
        if changes.sign(change, how=form.cleaned_data["signed_how"], at=at, by=request.user):
            written(request, change.client_id)
            undo = undo_address(request.user, "changes.signed", ids=[change.pk], back=change.get_absolute_url())
            toast(request, _("Signed, and both sides know where."), undo=undo)
        return go_on(request, change.get_absolute_url())
    context = {"form": form, "change": change, "heading": _("It is signed"), "save": _("It is signed")}
    return render(request, "changes/form.html", {**context, "back_url": change.get_absolute_url()})


@require_POST
@team_only
def began(request: HttpRequest, pk: int) -> HttpResponse:
    change = change_of(request, pk)
    if change.state == ChangeRequest.State.ACCEPTED and not change.work_began_at:
        change.began(at=timezone.now())
        written(request, change.client_id)
        undo = undo_address(request.user, "changes.began", ids=[change.pk], back=change.get_absolute_url())
        toast(request, _("Work on it has begun."), undo=undo)
    return redirect(change)


def _too_late(request: HttpRequest, change: ChangeRequest) -> HttpResponse:
    toast(request, _("Somebody decided it before you."))
    return redirect(change)
