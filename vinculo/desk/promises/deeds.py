"""One press each: kept, or a word about its dates."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from vinculo.agreements.models import Promise
from vinculo.desk.promises.forms import DayKeptForm, ForecastForm, MarginForm, WithdrawForm
from vinculo.desk.promises.found import promise_of
from vinculo.desk.undo import came_from, undo_address
from vinculo.desk.written import go_on, written
from vinculo.web.toasts import toast


@require_POST
def keep(request: HttpRequest, pk: int) -> HttpResponse:
    promise = promise_of(request, pk)
    day = DayKeptForm(request.POST)
    on = (day.is_valid() and day.cleaned_data["on"]) or timezone.localdate()
    if promise.keep(on=min(on, timezone.localdate()), by=request.user):
        written(request, promise.client_id)
        undo = undo_address(request.user, "promises.closed", ids=[promise.pk])
        toast(request, _("Kept: %(promise)s.") % {"promise": promise.text.rstrip(".")}, undo=undo)
    else:
        toast(request, _("Somebody closed it before you."))
    return redirect(came_from(request))


def _ask(request: HttpRequest, promise: Promise, form: forms.Form, heading: Any, save: Any) -> HttpResponse:
    context = {
        "promise": promise,
        "form": form,
        "heading": heading,
        "save": save,
        "back_url": promise.get_absolute_url(),
    }
    return render(request, "promises/form.html", context)


Writes = Callable[[HttpRequest, Promise, dict[str, Any]], None]


def deed(form_class: type[forms.Form], heading: Any, save: Any, write: Writes, fields: tuple[str, ...] = ()):
    """A page with one small form about an open promise, and what it does."""

    @require_http_methods(["GET", "HEAD", "POST"])
    def view(request: HttpRequest, pk: int) -> HttpResponse:
        promise = promise_of(request, pk)
        if not promise.is_open:
            toast(request, _("This promise is closed already."))
            return redirect(promise)
        form = form_class(request.POST or None, initial={name: getattr(promise, name) for name in fields})
        if request.method == "POST" and form.is_valid():
            write(request, promise, form.cleaned_data)
            written(request, promise.client_id)
            return go_on(request, promise.get_absolute_url())
        return _ask(request, promise, form, heading, save)

    return view


def _forecast(request: HttpRequest, promise: Promise, said: dict[str, Any]) -> None:
    before = promise.forecast_on.isoformat() if promise.forecast_on else None
    promise.expect_on(said["forecast_on"])
    undo = undo_address(request.user, "promises.forecast", ids=[promise.pk], before=before)
    toast(request, _("The forecast is noted."), undo=undo)


def _margin(request: HttpRequest, promise: Promise, said: dict[str, Any]) -> None:
    promise.margin_reason = said["margin_reason"]
    promise.save(update_fields=["margin_reason"])
    toast(request, _("Noted why there is no margin."))


def _withdraw(request: HttpRequest, promise: Promise, said: dict[str, Any]) -> None:
    if promise.withdraw(at=timezone.now(), by=request.user, because=said["because"]):
        toast(request, _("Withdrawn."), undo=undo_address(request.user, "promises.closed", ids=[promise.pk]))


forecast = deed(
    ForecastForm, gettext_lazy("When will it be?"), gettext_lazy("Save the forecast"), _forecast, ("forecast_on",)
)
margin = deed(
    MarginForm, gettext_lazy("Why without margin?"), gettext_lazy("Save the reason"), _margin, ("margin_reason",)
)
withdraw = deed(WithdrawForm, gettext_lazy("Withdraw the promise"), gettext_lazy("Withdraw it"), _withdraw)
