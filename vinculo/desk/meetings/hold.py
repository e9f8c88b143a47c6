"""It took place: what was said becomes records."""

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from vinculo.conversations.models import Interaction
from vinculo.desk.log.about import about_client
from vinculo.desk.log.writing import entry_of
from vinculo.desk.meetings.forms import HoldForm
from vinculo.desk.meetings.found import meeting_of
from vinculo.desk.meetings.points import shown_points
from vinculo.desk.numbers import is_number
from vinculo.desk.team_only import team_only
from vinculo.desk.told import named
from vinculo.desk.undo import undo_address
from vinculo.desk.written import written
from vinculo.meetings import holding
from vinculo.meetings.models import Answer, Guest, Meeting
from vinculo.web.toasts import toast


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def hold(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = meeting_of(request, pk)
    if not meeting.is_planned or meeting.is_series:
        toast(
            request, _("Choose the day that was held.") if meeting.is_series else _("This meeting is closed already.")
        )
        return redirect(meeting)
    guests = list(meeting.guests.asked().exclude(answer=Answer.DECLINED))
    initial = _initial(meeting, guests)
    form = HoldForm(request.POST or None, initial=initial, meeting=meeting, person=request.user, guests=guests)
    if request.method == "POST" and form.is_valid():
        _write(request, form, meeting)
        written(request, meeting.client_id)
        undo = undo_address(request.user, "meetings.held", ids=[meeting.pk], back=meeting.get_absolute_url())
        toast(request, _("Held. What came of it is in the record."), undo=undo)
        return redirect(meeting)
    chosen = {int(value) for value in (form["ticked"].value() or ()) if is_number(str(value))}
    context = {
        "form": form,
        "meeting": meeting,
        "points": [(point, point.id in chosen) for point in shown_points(form.points)],
        "about": about_client(request.user, meeting.client, meeting.project_id),
        "answered": {int(value) for value in (form["answers"].value() or ()) if is_number(str(value))},
        "back_url": meeting.get_absolute_url(),
    }
    return render(request, "meetings/hold.html", context)


def _write(request: HttpRequest, form: HoldForm, meeting: Meeting) -> None:
    organization, now = request.desk.organization, timezone.now()
    entry = entry_of(
        form.cleaned_data, form.marked, client=meeting.client, contact=None, project=meeting.project,
        organization=organization, now=now,
    )  # fmt: skip
    said = form.cleaned_data
    entry = replace(entry, contacts=tuple(said["present"]), people=tuple(said["ours"]) or (request.user,))
    holding.hold(meeting, entry, ticked=said["ticked"], by=request.user, at=now, organization=organization)
    talk = meeting.held_in
    if talk is None:  # somebody else closed it meanwhile
        return
    named(
        request, said["summary"], f"meeting:{meeting.pk}", key=f"interaction:{talk.pk}", what=meeting.title,
        client_id=meeting.client_id,
        may_see=lambda person: Interaction.objects.visible_to(person).filter(pk=talk.pk).exists(),
    )  # fmt: skip


def _initial(meeting: Meeting, guests: list[Guest]) -> dict[str, Any]:
    """Who was expected, and when it was."""
    contacts = [guest.contact_id for guest in guests if guest.contact_id]
    people = [guest.person_id for guest in guests if guest.person_id]
    initial: dict[str, Any] = {
        "client": meeting.client_id, "chosen": str(meeting.client_id), "project": meeting.project_id or 0,
        "channel": meeting.channel, "direction": "both", "felt": "", "audience": "team", "present": contacts,
        "ours": [*people, *([meeting.organizer_id] if meeting.organizer_id else [])],
    }  # fmt: skip
    if meeting.starts_at < timezone.now():
        at = timezone.localtime(meeting.starts_at)
        initial.update(on=at.date(), at_time=at.time(), minutes=None if meeting.is_all_day else meeting.minutes)
    return initial
