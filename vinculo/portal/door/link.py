"""The link of the letter. Opening it only opens a page: programs that read mail do that too."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from vinculo.access import codes
from vinculo.access.keyed import note, read
from vinculo.access.limits import TooOften
from vinculo.portal import cookie
from vinculo.portal.door import browser
from vinculo.portal.door.enter import let_in
from vinculo.portal.middleware import open_to_strangers

PURPOSE = "link"
GONE = 404


@open_to_strangers
@require_safe
def arrive(request: HttpRequest, token: str) -> HttpResponse:
    """Takes the secret out of the address at once; whether it opens anything is looked at behind that."""
    response = redirect("portal:come_in")
    response["Referrer-Policy"] = "no-referrer"
    cookie.keep(response, cookie.LINK, note(PURPOSE, token, at=timezone.now()), codes.LIFE)
    return response


@open_to_strangers
@require_http_methods(["GET", "HEAD", "POST"])
def come_in(request: Any) -> HttpResponse:
    """A button. Only pressing it uses the link."""
    now = timezone.now()
    link = _held(request, now)
    found = codes.of_link(link, at=now)
    if found is None:
        return _gone(request)
    if request.method == "POST":
        try:
            contact = codes.check_link(link, ip=browser.ip_of(request), at=now)
        except (codes.Wrong, TooOften):
            return _gone(request)
        response = let_in(request, contact, proof="link", remember="remember" in request.POST)
        cookie.drop(response, cookie.LINK)
        browser.forget(response)
        return response
    response = render(request, "portal/door/come_in.html", {"name": found.contact.first_name if found.contact else ""})
    response["Referrer-Policy"] = "same-origin"  # the form needs its origin sent; the address holds no secret
    return response


def _held(request: HttpRequest, now: datetime) -> str:
    told = read(PURPOSE, request.COOKIES.get(cookie.LINK, ""), at=now, within=codes.LIFE)
    return told if isinstance(told, str) else ""


def _gone(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/door/gone.html", status=GONE)
