"""The door: an address, then the code that went there. What it answers does not depend on whose address it is."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import rotate_token
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from vinculo.access import codes, entering
from vinculo.access.limits import TooOften
from vinculo.clients.models import Contact
from vinculo.portal import cookie
from vinculo.portal.door import browser
from vinculo.portal.door.forms import AddressForm, CodeForm
from vinculo.portal.middleware import open_to_strangers
from vinculo.web.dates import clock

MANY = 429


@open_to_strangers
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: Any) -> HttpResponse:
    """Their address; a letter goes there, if anybody with that address may come in."""
    form = AddressForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        one = browser.known_or_new(request, address=form.cleaned_data["address"], next_=browser.wanted(request))
        try:
            codes.ask(one.address, browser=one.browser, ip=browser.ip_of(request), at=timezone.now())
        except TooOften as limit:
            form.add_error(None, _too_often(limit))
            return _shown(request, form, status=MANY)
        response = redirect("portal:code")
        browser.remember(response, one)
        return response
    return _shown(request, form)


@open_to_strangers
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: Any) -> HttpResponse:
    """The code from the letter, in the browser that asked for it."""
    one = browser.waiting(request)
    if one is None or not one.address:
        return redirect("portal:enter")
    form, status = CodeForm(request.POST or None), 200
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            contact = codes.check(
                one.address, said["code"], browser=one.browser, ip=browser.ip_of(request), at=timezone.now()
            )
        except (codes.Wrong, TooOften) as no:
            form.add_error("code", _no(no))
            status = MANY if isinstance(no, TooOften) else 200
        else:
            response = let_in(request, contact, proof="code", remember=said["remember"], to=one.next)
            browser.forget(response)
            return response
    context = {"form": form, "address": one.address, "minutes": int(codes.LIFE.total_seconds() // 60)}
    return render(request, "portal/door/code.html", context, status=status)


def let_in(request: Any, contact: Contact, *, proof: str, remember: bool, to: str = "") -> HttpResponse:
    """With a new key, whatever this browser had before."""
    visit, key = entering.come_in(
        contact,
        proof=proof,
        at=timezone.now(),
        ip=browser.ip_of(request),
        user_agent=browser.agent_of(request),
        before=request.visit,
        remember=remember,
    )
    rotate_token(request)
    response = browser.onward(to) if visit.access_id else redirect("portal:choose")
    cookie.give(response, key, remember=remember)
    return response


def _shown(request: HttpRequest, form: AddressForm, status: int = 200) -> HttpResponse:
    return render(request, "portal/door/enter.html", {"form": form, "next": browser.wanted(request)}, status=status)


def _no(no: Exception) -> str | ValidationError:
    if isinstance(no, TooOften):
        return _too_often(no)
    if isinstance(no, codes.Wrong) and no.over:
        return _("This code opens nothing any more. Ask for another one.")
    return _("That is not the code of the newest letter. Look at it again.")


def _too_often(limit: TooOften) -> str:
    return _("That was tried often in a short time. It goes on at %(time)s.") % {"time": clock(limit.again_at)}
