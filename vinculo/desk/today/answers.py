"""What one answers to a nudge: done, later, does not apply; and taking it back."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from vinculo.practices import answers
from vinculo.practices.models import Nudge
from vinculo.practices.today.board import nudges_of
from vinculo.web.dates import moment
from vinculo.web.toasts import toast


def find_nudge(request: Any, pk: int) -> Nudge:
    """A nudge this person may see, or 404."""
    theirs = nudges_of(request.user, "all")
    return get_object_or_404(theirs.select_related("client__standing", "contact", "person"), pk=pk)


@require_POST
def done(request: HttpRequest, pk: int) -> HttpResponse:
    nudge = find_nudge(request, pk)
    if answers.do(nudge, by=request.user, at=timezone.now()):
        toast(request, _("Done. It is noted with the client."), undo=reverse("today:reopen", args=[pk]))
    else:
        toast(request, _("Somebody had answered it before."))
    return back(request)


@require_POST
def snooze(request: HttpRequest, pk: int) -> HttpResponse:
    nudge, at = find_nudge(request, pk), timezone.now()
    until = read_moment(request.POST.get("until", ""))
    if until is None or until <= at:
        return render(request, "today/snooze.html", {"nudge": nudge, "refused": True}, status=422)
    answers.snooze(nudge, by=request.user, at=at, until=until)
    words = _("Snoozed until %(when)s.") % {"when": moment(until)}
    toast(request, words, undo=reverse("today:reopen", args=[pk]))
    return back(request)


@require_POST
def dismiss(request: HttpRequest, pk: int) -> HttpResponse:
    nudge = find_nudge(request, pk)
    reason = request.POST.get("reason", "").strip()
    if not reason:
        return redirect(f"{reverse('today:nudge', args=[pk])}?why=1#dismiss")
    answers.dismiss(nudge, by=request.user, at=timezone.now(), reason=reason)
    toast(request, _("Noted: it does not apply."), undo=reverse("today:reopen", args=[pk]))
    return back(request, to="today:page")


@require_POST
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    answers.reopen(find_nudge(request, pk), by=request.user, at=timezone.now())
    return back(request)


def read_moment(text: str) -> datetime | None:
    """A moment from a form: with its zone, or in the reader's."""
    try:
        at = parse_datetime(text)
    except ValueError:
        return None
    if at is not None and timezone.is_naive(at):
        return timezone.make_aware(at)
    return at


def back(request: HttpRequest, to: str = "") -> HttpResponse:
    """To where the form stood, if that is one of our pages; else to Today."""
    asked = request.POST.get("back", "")
    if not to and url_has_allowed_host_and_scheme(asked, allowed_hosts=None) and asked.startswith("/"):
        return redirect(asked)
    return redirect("today:page")
