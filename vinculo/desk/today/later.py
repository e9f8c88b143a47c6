"""Putting a nudge off: three good moments, or one's own."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from vinculo.desk.today.answers import back, find_nudge
from vinculo.desk.today.snoozing import Later, good_moments
from vinculo.people.worktime import work_calendar
from vinculo.practices import answers
from vinculo.practices.models import Nudge
from vinculo.practices.today.conversation import Conversation
from vinculo.web.dates import moment
from vinculo.web.toasts import toast

YEARS = (2000, 2200)


@require_http_methods(["GET", "HEAD", "POST"])
def snooze(request: Any, pk: int) -> HttpResponse:
    nudge, at = find_nudge(request, pk), timezone.now()
    if request.method != "POST":
        return _ask(request, nudge, at)
    until = read_moment(request.POST.get("until", ""))
    if until is None or until <= at:
        return _ask(request, nudge, at, refused=True)
    answers.snooze(nudge, by=request.user, at=at, until=until)
    words = _("Snoozed until %(when)s.") % {"when": moment(until)}
    toast(request, words, undo=reverse("today:reopen", args=[pk]))
    return back(request)


def _ask(request: HttpRequest, nudge: Nudge, at: datetime, refused: bool = False) -> HttpResponse:
    talk, moments = moments_for(request, nudge, at)
    context = {"nudge": nudge, "said": talk.words.sentence, "later": moments, "refused": refused}
    return render(request, "today/snooze.html", context, status=422 if refused else 200)


def moments_for(request: Any, nudge: Nudge, at: datetime) -> tuple[Conversation, list[Later]]:
    """The nudge in words, and when to come back to it."""
    calendar = work_calendar(request.desk.organization)
    talk = Conversation(nudge, at, calendar.day_of(at), calendar.zone)
    return talk, good_moments(talk, at=at, zone=timezone.get_current_timezone(), calendar=calendar)


def read_moment(text: str) -> datetime | None:
    """A moment from a form: with its zone, or in the reader's. None of one that no clock of another zone could show."""
    try:
        at = parse_datetime(text)
    except ValueError:
        return None
    if at is None or not YEARS[0] <= at.year <= YEARS[1]:
        return None
    return timezone.make_aware(at) if timezone.is_naive(at) else at
