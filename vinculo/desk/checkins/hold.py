"""It took place: what was said becomes records, and they know when they hear from us next."""

from dataclasses import replace
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from vinculo.conversations.checkins import next_of
from vinculo.conversations.models import CheckIn, Interaction
from vinculo.desk.checkins.agenda import agenda_of
from vinculo.desk.checkins.forms import HoldForm
from vinculo.desk.checkins.found import check_in_of
from vinculo.desk.checkins.page import participants
from vinculo.desk.log.about import about_client
from vinculo.desk.log.writing import entry_of
from vinculo.desk.numbers import is_number
from vinculo.desk.told import named
from vinculo.desk.undo import undo_address
from vinculo.desk.written import written
from vinculo.logbook.log import log
from vinculo.web.toasts import toast


@require_http_methods(["GET", "HEAD", "POST"])
def hold(request: HttpRequest, pk: int) -> HttpResponse:
    check_in = check_in_of(request, pk)
    if not check_in.is_ahead:
        toast(request, _("This check-in is closed already."))
        return redirect(check_in)
    form = HoldForm(request.POST or None, initial=_initial(request, check_in), check_in=check_in, person=request.user)
    if request.method == "POST" and form.is_valid():
        interaction = _write(request, form, check_in)
        written(request, check_in.client_id)
        undo = undo_address(request.user, "log", ids=[interaction.pk], back=check_in.get_absolute_url())
        toast(request, _("Held. What came of it is in the record."), undo=undo)
        return redirect(check_in)
    context = {
        "form": form,
        "check_in": check_in,
        "points": agenda_of(check_in, timezone.now(), request.user),
        "about": about_client(request.user, check_in.client, check_in.project_id),
        "answered": {int(value) for value in (form["answers"].value() or ()) if is_number(str(value))},
    }
    return render(request, "checkins/hold.html", context)


@transaction.atomic
def _write(request: HttpRequest, form: HoldForm, check_in: CheckIn) -> Interaction:
    organization, now = request.desk.organization, timezone.now()
    entry = entry_of(
        form.cleaned_data,
        form.marked,
        client=check_in.client,
        contact=None,
        project=check_in.project,
        organization=organization,
        now=now,
    )
    entry = replace(entry, contacts=tuple(form.cleaned_data["present"]), check_in=check_in)
    talk = log(entry, by=request.user, organization=organization)
    named(
        request, form.cleaned_data["summary"], f"interaction:{talk.pk}", key=f"interaction:{talk.pk}",
        what=check_in.client.name, client=check_in.client.name, client_id=talk.client_id,
        may_see=lambda person: Interaction.objects.visible_to(person).filter(pk=talk.pk).exists(),
    )  # fmt: skip
    return talk


def _initial(request: HttpRequest, check_in: CheckIn) -> dict[str, Any]:
    """Whom the plan invites, the day it was due, and the next check-in as the next word."""
    now = timezone.now()
    initial: dict[str, Any] = {
        "client": check_in.client_id, "chosen": str(check_in.client_id), "project": check_in.project_id,
        "channel": check_in.channel, "direction": "both", "felt": "", "audience": "team",
        "present": [contact.pk for contact in participants(check_in)],
    }  # fmt: skip
    due_on = timezone.localdate(check_in.due_at)
    if due_on < timezone.localdate(now):
        initial.update(on=due_on, at_time=timezone.localtime(check_in.due_at).time())
    upcoming = next_of(check_in.project_id, after=max(check_in.due_at, now))
    if upcoming:
        at = timezone.localtime(upcoming.due_at)
        initial.update(
            next_on=at.date(), next_at=at.time(), next_channel=upcoming.channel, next_about=_("Our check-in")
        )
    return initial
