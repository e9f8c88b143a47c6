"""Coming in with a passkey."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from vinculo.access import passkeys
from vinculo.access.codes import Wrong
from vinculo.access.limits import ASKS, TooOften, count
from vinculo.portal.door import browser
from vinculo.portal.door.enter import MANY, let_in
from vinculo.portal.door.forms import AddressForm
from vinculo.portal.middleware import open_to_strangers


@open_to_strangers
@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    """What this browser is asked to sign."""
    one, now = browser.known_or_new(request), timezone.now()
    before = browser.waiting(request)
    try:
        count("passkey", browser.ip_of(request), most=ASKS, at=now)
    except TooOften:
        return JsonResponse({}, status=MANY)
    options = passkeys.begin_entering(browser.house_of(request), browser=one.browser, at=now)
    response = JsonResponse(options)
    browser.remember(response, before or one)
    return response


@open_to_strangers
@require_POST
def enter(request: Any) -> HttpResponse:
    one, to = browser.waiting(request), browser.wanted(request)
    try:
        if one is None:
            raise Wrong
        contact = passkeys.enter(
            said(request), browser.house_of(request), browser=one.browser, ip=browser.ip_of(request), at=timezone.now()
        )
    except (Wrong, TooOften):
        form = AddressForm()
        context = {
            "form": form,
            "next": to,
            "failed": _("This passkey does not open this door. Ask for a code instead."),
        }
        return render(request, "portal/door/enter.html", context)
    response = let_in(request, contact, proof="passkey", remember=True, to=to)
    browser.forget(response)
    return response


def said(request: HttpRequest) -> Any:
    """What the browser made of it; Wrong if it is nothing we can read."""
    try:
        told = json.loads(request.POST.get("credential", "")[:20_000])
    except ValueError as why:
        raise Wrong from why
    if not isinstance(told, dict):
        raise Wrong
    return told
