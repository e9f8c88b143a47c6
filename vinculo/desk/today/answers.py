"""What one answers to a nudge: done, does not apply; and taking it back."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from vinculo.desk.undo import came_from
from vinculo.practices import answers
from vinculo.practices.models import Nudge
from vinculo.practices.today.most_urgent import nudges_of
from vinculo.web.toasts import toast


def find_nudge(request: Any, pk: int) -> Nudge:
    """A nudge this person may see, or 404."""
    theirs = nudges_of(request.user, "all")
    return get_object_or_404(theirs.select_related("client__standing", "contact", "person", "lead"), pk=pk)


@require_POST
def done(request: HttpRequest, pk: int) -> HttpResponse:
    nudge = find_nudge(request, pk)
    if answers.do(nudge, by=request.user, at=timezone.now()):
        toast(request, _("Done. It is noted with the client."), undo=reverse("today:reopen", args=[pk]))
    else:
        toast(request, _("Somebody had answered it before."))
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
    toast(request, _("It is back on Today."))
    return back(request)


def back(request: HttpRequest, to: str = "") -> HttpResponse:
    """To where the form stood, if that is one of our pages; else to Today."""
    asked = request.POST.get("back", "")
    if not to and url_has_allowed_host_and_scheme(asked, allowed_hosts=None) and asked.startswith("/"):
        return redirect(asked)
    here = came_from(request)  # Today as they looked at it: whose, and how much of it
    return redirect(here if here.partition("?")[0] == reverse("today:page") else "today:page")
