"""Another day, or not this time."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from vinculo.conversations.checkins import sides_of
from vinculo.conversations.models import CheckIn
from vinculo.desk.checkins.forms import MoveForm, SkipForm
from vinculo.desk.checkins.found import check_in_of
from vinculo.desk.undo import undo_address
from vinculo.desk.written import go_on, written
from vinculo.web.dates import moment
from vinculo.web.toasts import toast


@require_http_methods(["GET", "HEAD", "POST"])
def move(request: HttpRequest, pk: int) -> HttpResponse:
    check_in = check_in_of(request, pk)
    if not check_in.is_ahead:
        return _closed(request, check_in)
    at = timezone.localtime(check_in.due_at)
    sides = sides_of(check_in.project, getattr(check_in.project, "plan", None), request.desk.organization)
    form = MoveForm(request.POST or None, initial={"on": at.date(), "at_time": at.time()}, sides=sides)
    if request.method == "POST" and form.is_valid() and form.to:
        before = [check_in.due_at.isoformat(), check_in.moved_by_id]
        check_in.move(to=form.to, by=request.user)
        written(request, check_in.client_id)
        undo = undo_address(request.user, "check_ins.moved", ids=[check_in.pk], before=before)
        toast(request, _("Moved to %(when)s. Tell them, too.") % {"when": moment(form.to)}, undo=undo)
        return go_on(request, check_in.get_absolute_url())
    return _ask(request, check_in, form, _("Move the check-in"), _("Move it"))


@require_http_methods(["GET", "HEAD", "POST"])
def skip(request: HttpRequest, pk: int) -> HttpResponse:
    check_in = check_in_of(request, pk)
    if not check_in.is_ahead:
        return _closed(request, check_in)
    form = SkipForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if check_in.skip(because=form.cleaned_data["because"], at=timezone.now()):
            written(request, check_in.client_id)
            undo = undo_address(request.user, "check_ins.skipped", ids=[check_in.pk])
            toast(request, _("Left out. Tell them when they hear from us instead."), undo=undo)
        return go_on(request, check_in.get_absolute_url())
    return _ask(request, check_in, form, _("Leave it out this time"), _("Leave it out"))


@require_POST
def take_up(request: HttpRequest, pk: int) -> HttpResponse:
    """One that was left out takes place after all."""
    check_in = check_in_of(request, pk)
    if check_in.skipped_at:
        before = [check_in.skipped_at.isoformat(), check_in.skipped_because]
        check_in.take_up_again()
        written(request, check_in.client_id)
        undo = undo_address(request.user, "check_ins.taken_up", ids=[check_in.pk], before=before)
        toast(request, _("It takes place after all."), undo=undo)
    return redirect(check_in)


def _ask(request: HttpRequest, check_in: CheckIn, form: Any, heading: str, save: str) -> HttpResponse:
    context = {"form": form, "check_in": check_in, "heading": heading, "save": save}
    return render(request, "checkins/form.html", {**context, "back_url": check_in.get_absolute_url()})


def _closed(request: HttpRequest, check_in: CheckIn) -> HttpResponse:
    toast(request, _("This check-in is closed already."))
    return redirect(check_in)
