"""Yes, no, and not any more: what a client says to a change. Of several at once exactly one is heard."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vinculo.agreements.deciding import DecidedAlready, NotAsTheySawIt
from vinculo.agreements.models import ChangeRequest
from vinculo.logbook.theirs import changes
from vinculo.notifications import milestone_news
from vinculo.people.models import Organization
from vinculo.people.worktime import work_calendar
from vinculo.portal.requests.acting import posted, them
from vinculo.portal.requests.forms import NoForm
from vinculo.portal.shared.files import listed, seen_documents
from vinculo.portal.shared.requests import Wish, seen_at, seen_changes, wish
from vinculo.portal.visitor import PortalRequest
from vinculo.practices.forecasts import plan_changed
from vinculo.practices.recheck import client_changed
from vinculo.projects.schedule.network import PlanHasCircle
from vinculo.web.toasts import toast


@require_safe
def one(request: PortalRequest, pk: int) -> HttpResponse:
    found = _wish(request, pk)
    files = seen_documents(request.visitor).filter(changes=pk).select_related("project").order_by("created_at", "pk")
    context = {"wish": found, "files": listed(request.visitor, list(files))}
    return render(request, "portal/requests/one.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def yes(request: PortalRequest, pk: int) -> HttpResponse:
    """The terms once more, then the yes to exactly these."""
    found = _to_decide(request, pk)
    if isinstance(found, HttpResponse):
        return found
    if request.method != "POST":
        return render(request, "portal/requests/yes.html", {"wish": found})
    change, seen = _change(request, pk), seen_at(request.POST.get("seen", ""))
    if seen is None:
        return _changed_meanwhile(request, found)
    calendar = work_calendar(Organization.current())
    try:
        changes.accept(them(request), change, calendar, seen=seen)
    except DecidedAlready:
        return _too_late(request, found)
    except NotAsTheySawIt:
        return _changed_meanwhile(request, found)
    except PlanHasCircle:
        words = {"name": found.answerer or _("we")}
        toast(request, _("It could not be put into the plan. Tell %(name)s: your yes is not noted yet.") % words)
        return redirect(found.address)
    milestone_news.agreed(change, by=None, name=request.visitor.name, at=timezone.now())
    client_changed(request.visitor.client_id)
    plan_changed(change.project_id)
    toast(request, _("Yes noted. “%(what)s” is in the plan now.") % {"what": found.title})
    return redirect("portal:requests")


@require_http_methods(["GET", "HEAD", "POST"])
def no(request: PortalRequest, pk: int) -> HttpResponse:
    found = _to_decide(request, pk)
    if isinstance(found, HttpResponse):
        return found
    form = NoForm(posted(request), initial={"seen": found.seen})
    if request.method == "POST" and form.is_valid():
        seen = seen_at(form.cleaned_data["seen"])
        if seen is None:
            return _changed_meanwhile(request, found)
        try:
            changes.decline(them(request), _change(request, pk), because=form.cleaned_data["because"], seen=seen)
        except DecidedAlready:
            return _too_late(request, found)
        except NotAsTheySawIt:
            return _changed_meanwhile(request, found)
        client_changed(request.visitor.client_id)
        toast(request, _("Noted: “%(what)s” is not done now.") % {"what": found.title})
        return redirect("portal:requests")
    return render(request, "portal/requests/no.html", {"wish": found, "form": form})


@require_POST
def withdraw(request: PortalRequest, pk: int) -> HttpResponse:
    found = _wish(request, pk)
    if not found.may_withdraw:
        if found.is_open:
            raise Http404
        return _too_late(request, found)
    try:
        changes.withdraw(them(request), _change(request, pk))
    except DecidedAlready:
        return _too_late(request, found)
    client_changed(request.visitor.client_id)
    toast(request, _("Withdrawn. Nobody works on it."))
    return redirect("portal:requests")


def _wish(request: PortalRequest, pk: int) -> Wish:
    found = wish(request.visitor, pk, timezone.localdate())
    if found is None:
        raise Http404
    return found


def _to_decide(request: PortalRequest, pk: int) -> Wish | HttpResponse:
    """What they may say yes or no to. Not theirs to decide is as good as not there; decided already is said."""
    found = _wish(request, pk)
    if found.may_decide:
        return found
    if found.is_open or request.method != "POST":
        raise Http404
    return _too_late(request, found)


def _change(request: PortalRequest, pk: int) -> ChangeRequest:
    found: Any = seen_changes(request.visitor).select_related("project", "client")
    return get_object_or_404(found, pk=pk)


def _too_late(request: PortalRequest, found: Wish) -> HttpResponse:
    toast(request, _("“%(what)s” is decided already.") % {"what": found.title})
    return redirect("portal:requests")


def _changed_meanwhile(request: PortalRequest, found: Wish) -> HttpResponse:
    toast(request, _("“%(what)s” was worked out anew meanwhile. Look at it once more.") % {"what": found.title})
    return redirect(found.address)
