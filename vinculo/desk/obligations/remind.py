"""A friendly reminder: the draft, and how it reached them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from vinculo.agreements.models import Obligation
from vinculo.clients.language import language_to
from vinculo.clients.models import Channel
from vinculo.desk.obligations.delays import delays
from vinculo.desk.obligations.draft import Draft, compose
from vinculo.desk.obligations.forms import SEND, ReminderForm, best_way
from vinculo.desk.obligations.found import obligation_of
from vinculo.desk.team_only import team_only
from vinculo.desk.undo import undo_address
from vinculo.desk.written import go_on, written
from vinculo.logbook.reminding import remind as write_reminder
from vinculo.people.worktime import work_calendar
from vinculo.web.toasts import toast


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def remind(request: HttpRequest, pk: int) -> HttpResponse:
    obligation = obligation_of(request, pk)
    if not obligation.is_open or not obligation.is_theirs:
        toast(request, _("There is nothing to remind them of."))
        return redirect(obligation)
    coming = delays(obligation, work_calendar(request.desk.organization), timezone.localdate())
    language = language_to(obligation.contact, obligation.client, request.desk.organization)
    draft = compose(obligation, coming[0] if coming else None, language=language, writer=request.user)
    form = ReminderForm(request.POST or None, initial=_initial(obligation, draft), contact=obligation.contact)
    if request.method == "POST" and form.is_valid():
        return _write(request, obligation, form)
    context = {"form": form, "obligation": obligation, "draft": draft, "delays": coming}
    return render(request, "obligations/remind.html", {**context, "back_url": obligation.get_absolute_url()})


def _initial(obligation: Obligation, draft: Draft) -> dict[str, str]:
    return {"how": best_way(obligation.contact), "subject": draft.subject, "text": draft.text}


def _write(request: HttpRequest, obligation: Obligation, form: ReminderForm) -> HttpResponse:
    said = form.cleaned_data
    sends = said["how"] == SEND
    reminder = write_reminder(
        obligation,
        text=said["text"],
        channel=Channel.EMAIL.value if sends else said["how"],
        subject=said["subject"] if sends else "",
        by=request.user,
        at=timezone.now(),
    )
    written(request, obligation.client_id)
    undo = undo_address(request.user, "obligations.reminded", ids=[reminder.pk])  # which says so when it was too late
    toast(request, _("It leaves in a moment.") if sends else _("Noted: they heard it from us."), undo=undo)
    return go_on(request, obligation.get_absolute_url())
