"""When a date does not hold: tell them early, with a way out, or agree a new one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from vinculo.agreements.models import Promise
from vinculo.desk.log.writing import suggested_internal
from vinculo.desk.promises.forms import NewDateForm, WarnForm
from vinculo.desk.promises.found import promise_of
from vinculo.desk.undo import undo_address
from vinculo.desk.written import go_on, written
from vinculo.logbook import telling
from vinculo.people.worktime import work_calendar
from vinculo.web.dates import day_long
from vinculo.web.toasts import toast


@require_http_methods(["GET", "HEAD", "POST"])
def renegotiate(request: HttpRequest, pk: int) -> HttpResponse:
    promise = promise_of(request, pk)
    if not promise.is_open:
        return _closed(request, promise)
    form = NewDateForm(request.POST or None, promise=promise)
    if request.method == "POST" and form.is_valid():
        said, now = form.cleaned_data, timezone.now()
        calendar = work_calendar(request.desk.organization)
        internal_on = said["internal_on"] or suggested_internal(said["promised_on"], calendar, timezone.localdate(now))
        before = [day.isoformat() if day else None for day in (promise.internal_on, promise.forecast_on)]
        change = promise.renegotiate(
            to_on=said["promised_on"],
            internal_on=internal_on,
            reason=said["reason"],
            by=request.user,
            at=timezone.now(),
        )
        written(request, promise.client_id)
        undo = undo_address(request.user, "promises.moved", ids=[change.pk], before=before)
        toast(request, _("Agreed: %(day)s.") % {"day": day_long(promise.promised_on)}, undo=undo)
        return go_on(request, promise.get_absolute_url())
    context = {"promise": promise, "form": form, "heading": _("Agree a new date"), "save": _("Save the new date")}
    return render(request, "promises/form.html", {**context, "back_url": promise.get_absolute_url()})


@require_http_methods(["GET", "HEAD", "POST"])
def warn(request: HttpRequest, pk: int) -> HttpResponse:
    promise = promise_of(request, pk)
    if not promise.is_open:
        return _closed(request, promise)
    form = WarnForm(request.POST or None, initial={"forecast_on": promise.expected_on, "channel": _best(promise)})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        before = promise.forecast_on
        if said["forecast_on"] != promise.expected_on:
            promise.expect_on(said["forecast_on"])
        warning = telling.warn(
            promise, way_out=said["way_out"], channel=said["channel"], by=request.user, at=timezone.now()
        )
        written(request, promise.client_id)
        undo = undo_address(request.user, "promises.warned", ids=[warning.pk], before=before and before.isoformat())
        toast(request, _("Noted: they heard it from us."), undo=undo)
        return go_on(request, promise.get_absolute_url())
    context = {"promise": promise, "form": form, "heading": _("Warn them, with a way out"), "save": _("They know now")}
    return render(request, "promises/form.html", {**context, "back_url": promise.get_absolute_url()})


def _best(promise: Promise) -> str:
    """Bad news goes by voice; a contact who never wants the phone is asked to meet or on video."""
    unwanted = promise.made_to.unwanted_channels if promise.made_to else []
    return next((channel for channel in ("phone", "video", "in_person") if channel not in unwanted), "email")


def _closed(request: HttpRequest, promise: Promise) -> HttpResponse:
    toast(request, _("This promise is closed already."))
    return redirect(promise)
