"""Where one is signed in, and the passkeys one has."""

from typing import Any

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from vinculo.access import passkeys, visits
from vinculo.access.codes import Wrong
from vinculo.access.models import Passkey, Visit
from vinculo.portal.door import browser
from vinculo.portal.door.forms import KeyForm
from vinculo.portal.door.passkey import said
from vinculo.portal.shared.door import devices as devices_of
from vinculo.portal.shared.door import keys
from vinculo.portal.visitor import PortalRequest
from vinculo.web.toasts import toast


@require_safe
def devices(request: PortalRequest) -> HttpResponse:
    return _shown(request, KeyForm())


@require_POST
def end(request: PortalRequest, pk: int) -> HttpResponse:
    """Signs out one other device."""
    mine = Visit.objects.filter(contact=request.visitor.contact_id).exclude(pk=request.visitor.visit_id or 0)
    if not visits.end(mine.filter(pk=pk), at=timezone.now()):
        raise Http404
    toast(request, _("That device is signed out."))
    return redirect("portal:devices")


@require_POST
def end_others(request: PortalRequest) -> HttpResponse:
    mine = Visit.objects.filter(contact=request.visitor.contact_id).exclude(pk=request.visitor.visit_id or 0)
    visits.end(mine, at=timezone.now())
    toast(request, _("You are signed in here only."))
    return redirect("portal:devices")


@require_POST
def begin_key(request: PortalRequest) -> HttpResponse:
    """What this browser is asked to make a key of."""
    one = browser.known_or_new(request)
    options = passkeys.begin_adding(
        _visit(request).contact, browser.house_of(request), browser=one.browser, at=timezone.now()
    )
    response = JsonResponse(options)
    browser.remember(response, one)
    return response


@require_POST
def add_key(request: PortalRequest) -> HttpResponse:
    one, form = browser.waiting(request), KeyForm(request.POST)
    if not form.is_valid():
        return _shown(request, form)
    try:
        if one is None:
            raise Wrong
        passkeys.add(
            _visit(request).contact,
            said(request),
            browser.house_of(request),
            name=form.cleaned_data["name"],
            browser=one.browser,
            at=timezone.now(),
        )
    except Wrong:
        form.add_error(None, _("No passkey was made. Try again, or keep coming in with a code."))
        return _shown(request, form)
    toast(request, _("From now on this passkey opens the door."))
    return redirect("portal:devices")


@require_POST
def remove_key(request: PortalRequest, pk: int) -> HttpResponse:
    gone, _rows = Passkey.objects.filter(contact=request.visitor.contact_id, pk=pk).delete()
    if not gone:
        raise Http404
    toast(request, _("That passkey opens nothing any more."))
    return redirect("portal:devices")


def _visit(request: PortalRequest) -> Any:
    if request.visit is None:
        raise Http404
    return request.visit


def _shown(request: PortalRequest, form: KeyForm) -> HttpResponse:
    context = {"devices": devices_of(request.visitor, at=timezone.now()), "keys": keys(request.visitor), "form": form}
    return render(request, "portal/door/devices.html", context)
