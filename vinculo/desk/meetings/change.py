"""Another time, place or list of guests; off; on again; what a guest said."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from vinculo.desk.meetings.forms import OWN, CancelForm, PlanForm
from vinculo.desk.meetings.found import meeting_of
from vinculo.desk.meetings.plan import around_client, shown
from vinculo.desk.team_only import team_only
from vinculo.desk.undo import undo_address
from vinculo.desk.written import go_on, written
from vinculo.meetings import planning
from vinculo.meetings.models import Answer, Meeting
from vinculo.meetings.series import row_of
from vinculo.notifications import meeting_news
from vinculo.web.toasts import toast


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def change(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = meeting_of(request, pk)
    if not meeting.is_planned:
        return _closed(request, meeting)
    around = around_client(request, meeting.client, meeting)
    form = PlanForm(request.POST or None, initial=_initial(meeting), around=around)
    if request.method == "POST" and form.is_valid():
        before, at = meeting_news.as_it_is(meeting), timezone.now()
        if planning.change(meeting, form.said(), by=request.user, at=at):
            meeting_news.changed(meeting, before, by=request.user, at=at)
            written(request, meeting.client_id)
            toast(request, _("Changed. Everybody who was asked hears of it."))
        return redirect(meeting)
    return render(request, "meetings/new.html", shown(form, around, _("Change the meeting"), _("Change it")))


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = meeting_of(request, pk)
    if not meeting.is_planned:
        return _closed(request, meeting)
    form = CancelForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        because, at = form.cleaned_data["because"], timezone.now()
        if planning.cancel(meeting, because=because, by=request.user, at=at):
            organizer = meeting.organizer
            meeting_news.told(meeting, "off", by=request.user, at=at, organizer=organizer, because=because)
            written(request, meeting.client_id)
            undo = undo_address(request.user, "meetings.cancelled", ids=[meeting.pk])
            toast(request, _("Called off. Everybody who was asked hears of it."), undo=undo)
        return go_on(request, meeting.get_absolute_url())
    context = {"form": form, "meeting": meeting, "back_url": meeting.get_absolute_url()}
    return render(request, "meetings/cancel.html", context)


@require_POST
@team_only
def take_up(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = meeting_of(request, pk)
    at = timezone.now()
    if planning.take_up_again(meeting, at=at):
        meeting_news.told(meeting, "on", by=request.user, at=at, organizer=meeting.organizer)
        written(request, meeting.client_id)
        toast(request, _("It takes place after all. Everybody is asked anew."))
    return redirect(meeting)


@require_POST
@team_only
def day(request: HttpRequest, pk: int) -> HttpResponse:
    """One day of a series, to be moved, called off or written down for itself."""
    meeting, slot = meeting_of(request, pk), parse_datetime(request.POST.get("slot", "")[:40])
    if slot is None or not slot.tzinfo or not meeting.is_planned:
        raise Http404
    try:
        return redirect(row_of(meeting, slot))
    except ValueError:
        raise Http404 from None


@require_POST
@team_only
def answer(request: HttpRequest, pk: int, guest_pk: int) -> HttpResponse:
    """What a guest told one of us."""
    meeting = meeting_of(request, pk)
    guest = get_object_or_404(meeting.guests.asked(), pk=guest_pk)
    said = request.POST.get("answer", "")
    if said not in Answer.values or not meeting.is_planned:
        raise Http404
    if guest.say(said, at=(at := timezone.now()), how="desk"):
        meeting_news.answered(guest, by=request.user, at=at)
    written(request, meeting.client_id)
    toast(request, _("Noted."))
    return redirect(meeting)


def _initial(meeting: Meeting) -> dict[str, Any]:
    said = planning.as_plan(meeting)
    local = timezone.localtime(meeting.starts_at)
    return {
        "title": said.title, "project": meeting.project_id or "", "kind": said.kind, "minutes": said.minutes,
        "place": said.place, "link": said.link, "note": said.note, "repeats": said.repeats,
        "repeats_until_on": said.repeats_until_on, "is_all_day": said.is_all_day, "slot": OWN,
        "on": local.date(), "at_time": local.time(), "contacts": [one.pk for one in said.contacts],
        "people": [one.pk for one in said.people] + ([meeting.organizer_id] if meeting.organizer_id else []),
    }  # fmt: skip


def _closed(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    toast(request, _("This meeting is closed already."))
    return redirect(meeting)
