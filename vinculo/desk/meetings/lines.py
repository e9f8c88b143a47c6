"""What stands on the agenda."""

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from vinculo.clients.models import Audience
from vinculo.desk.meetings.found import meeting_of
from vinculo.desk.meetings.page import shown
from vinculo.desk.team_only import team_only
from vinculo.desk.undo import undo_address
from vinculo.meetings import agenda
from vinculo.meetings.models import Meeting
from vinculo.web.toasts import toast


class LineForm(forms.Form):
    text = forms.CharField(
        max_length=300, error_messages={"required": gettext_lazy("What do you want to talk about? A line is enough.")}
    )


@require_POST
@team_only
def add(request: HttpRequest, pk: int) -> HttpResponse:
    meeting, form = _open(request, pk), LineForm(request.POST)
    if form.is_valid() and agenda.add(meeting, form.cleaned_data["text"], by=request.user) is None:
        form.add_error("text", _("That is enough for one meeting. Take something off first."))
    if not form.is_valid():
        return render(request, "meetings/page.html", {**shown(request, meeting), "form": form})
    return _back(meeting)


@require_POST
@team_only
def put_on(request: HttpRequest, pk: int) -> HttpResponse:
    """What the record has to say: one record of it, or all."""
    meeting, source = _open(request, pk), request.POST.get("source", "")
    found = agenda.from_the_record(meeting, request.user, now=timezone.now())
    agenda.put_on(meeting, [one for one in found if source in ("", one.source)], by=request.user)
    return _back(meeting)


@require_POST
@team_only
def drop(request: HttpRequest, pk: int, point_pk: int) -> HttpResponse:
    meeting = _open(request, pk)
    point = get_object_or_404(meeting.points, pk=point_pk)
    before = [point.text, point.source, point.audience, point.position]
    point.delete()
    undo = undo_address(request.user, "meetings.dropped", ids=[meeting.pk], before=before)
    toast(request, _("Off this agenda."), undo=undo)
    return _back(meeting)


@require_POST
@team_only
def share(request: HttpRequest, pk: int, point_pk: int) -> HttpResponse:
    """They read this point too, or no longer."""
    meeting = _open(request, pk)
    point = get_object_or_404(meeting.points, pk=point_pk)
    point.audience = Audience.TEAM if point.audience == Audience.SHARED else Audience.SHARED
    point.save(update_fields=["audience"])
    return _back(meeting)


def _open(request: HttpRequest, pk: int) -> Meeting:
    meeting = meeting_of(request, pk)
    if not meeting.is_planned:
        raise Http404
    return meeting


def _back(meeting: Meeting) -> HttpResponse:
    return redirect(f"{meeting.get_absolute_url()}#agenda")
