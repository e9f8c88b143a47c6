"""Their own part: done, not yet, so many are here."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vinculo.agreements.models import Obligation
from vinculo.logbook.theirs import owed as theirs
from vinculo.portal.requests.acting import posted, them
from vinculo.portal.requests.forms import CountForm, LaterForm
from vinculo.portal.shared.owed import Owed, owed, their_part
from vinculo.portal.shared.seen import seen_obligations
from vinculo.portal.visitor import PortalRequest, Visitor
from vinculo.practices.forecasts import plan_changed
from vinculo.practices.recheck import client_changed
from vinculo.web.dates import day
from vinculo.web.toasts import toast


@require_safe
def page(request: PortalRequest) -> HttpResponse:
    part = their_part(request.visitor, timezone.localdate())
    return render(request, "portal/requests/yours.html", {"part": part, "upload": upload_address("")})


@require_safe
def one(request: PortalRequest, pk: int) -> HttpResponse:
    return _show(request, _owed(request.visitor, pk))


@require_POST
def done(request: PortalRequest, pk: int) -> HttpResponse:
    found = _to_change(request, pk)
    if isinstance(found, HttpResponse):
        return found
    try:
        theirs.done(them(request), _record(request.visitor, pk))
    except theirs.SettledAlready:
        return _settled(request)
    _changed(request, pk)
    toast(request, _("Noted: “%(what)s” is done. Thank you.") % {"what": found.what})
    return redirect("portal:yours")


@require_http_methods(["GET", "HEAD", "POST"])
def later(request: PortalRequest, pk: int) -> HttpResponse:
    found = _to_change(request, pk)
    if isinstance(found, HttpResponse):
        return found
    form = LaterForm(posted(request))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            theirs.later(them(request), _record(request.visitor, pk), to_on=said["to_on"], because=said["because"])
        except theirs.SettledAlready:
            return _settled(request)
        _changed(request, pk)
        toast(request, _("Noted: “%(what)s” by %(day)s.") % {"what": found.what, "day": day(said["to_on"])})
        return redirect("portal:yours")
    return render(request, "portal/requests/later.html", {"owed": found, "form": form})


@require_POST
def count(request: PortalRequest, pk: int) -> HttpResponse:
    found = _to_change(request, pk)
    if isinstance(found, HttpResponse):
        return found
    if found.wanted is None:
        raise Http404
    form = CountForm(posted(request))
    if not form.is_valid():
        return _show(request, found, form)
    try:
        theirs.count(them(request), _record(request.visitor, pk), form.cleaned_data["received"])
    except theirs.SettledAlready:
        return _settled(request)
    _changed(request, pk)
    words = {"received": form.cleaned_data["received"], "wanted": found.wanted}
    toast(request, _("Noted: %(received)d of %(wanted)d are here.") % words)
    return redirect("portal:yours")


def upload_address(ref: str) -> str:
    """Where files for it are sent; nothing while there is no such page."""
    try:
        address = reverse("portal:files")
    except NoReverseMatch:
        return ""
    return f"{address}?{urlencode({'owed': ref})}" if ref else address


def _show(request: PortalRequest, found: Owed, form: CountForm | None = None) -> HttpResponse:
    if form is None and found.wanted is not None and found.may_change:
        form = CountForm(initial={"received": found.received})
    context = {"owed": found, "form": form, "upload": upload_address(found.ref) if found.may_change else ""}
    return render(request, "portal/requests/yours_one.html", context)


def _to_change(request: PortalRequest, pk: int) -> Owed | HttpResponse:
    found = _owed(request.visitor, pk)
    if found.may_change:
        return found
    if found.is_open or request.method != "POST":
        raise Http404
    return _settled(request)


def _settled(request: PortalRequest) -> HttpResponse:
    toast(request, _("That is settled already."))
    return redirect("portal:yours")


def _changed(request: PortalRequest, pk: int) -> None:
    client_changed(request.visitor.client_id)
    project_id = seen_obligations(request.visitor).filter(pk=pk).values_list("project_id", flat=True).first()
    if project_id:
        plan_changed(project_id)


def _owed(visitor: Visitor, pk: int) -> Owed:
    found = owed(visitor, pk, timezone.localdate())
    if found is None:
        raise Http404
    return found


def _record(visitor: Visitor, pk: int) -> Obligation:
    return get_object_or_404(seen_obligations(visitor), pk=pk)
