"""Done, arrived, withdrawn, open again."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from vinculo.desk.obligations.forms import ReceiveForm
from vinculo.desk.obligations.found import obligation_of
from vinculo.desk.obligations.mark import counted
from vinculo.desk.team_only import team_only
from vinculo.desk.undo import came_from, undo_address
from vinculo.desk.written import go_on, written
from vinculo.web.toasts import toast


@require_POST
@team_only
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    obligation = obligation_of(request, pk)
    if obligation.settle(on=timezone.localdate(), by=request.user):
        written(request, obligation.client_id)
        undo = undo_address(request.user, "obligations.closed", ids=[obligation.pk])
        toast(request, _("Done: %(what)s.") % {"what": obligation.what.rstrip(".")}, undo=undo)
    else:
        toast(request, _("Somebody closed it before you."))
    return redirect(came_from(request))


@require_POST
@team_only
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    obligation = obligation_of(request, pk)
    if obligation.withdraw(at=timezone.now(), by=request.user):
        written(request, obligation.client_id)
        undo = undo_address(request.user, "obligations.closed", ids=[obligation.pk])
        toast(request, _("Withdrawn: neither side counts on it any more."), undo=undo)
    else:
        toast(request, _("Somebody closed it before you."))
    return redirect(obligation)


@require_POST
@team_only
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    obligation = obligation_of(request, pk)
    if not obligation.is_open:
        obligation.reopen(by=request.user)
        written(request, obligation.client_id)
        toast(request, _("It is open again."))
    return redirect(obligation)


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def receive(request: HttpRequest, pk: int) -> HttpResponse:
    obligation = obligation_of(request, pk)
    if not obligation.is_open:
        toast(request, _("It is closed already."))
        return redirect(obligation)
    form = ReceiveForm(request.POST or None, initial={"received": obligation.received})
    if request.method == "POST" and form.is_valid():
        before = obligation.received
        obligation.receive(received=form.cleaned_data["received"], on=timezone.localdate(), by=request.user)
        written(request, obligation.client_id)
        undo = undo_address(request.user, "obligations.received", ids=[obligation.pk], before=before)
        all_here = _("All are here: %(what)s.") % {"what": obligation.what.rstrip(".")}
        toast(request, all_here if obligation.done_on else _received(counted(obligation)), undo=undo)
        return go_on(request, obligation.get_absolute_url())
    context = {"form": form, "obligation": obligation, "heading": _("What has arrived"), "save": _("Note it")}
    return render(request, "obligations/form.html", {**context, "back_url": obligation.get_absolute_url()})


def _received(count: str) -> str:
    return _("Noted: %(count)s are here.") % {"count": count} if count else _("Noted.")
