"""The browser at the door: what it was told to keep, where it stands, where it wanted to go."""

import secrets
from dataclasses import dataclass
from typing import Any

from allauth.account.adapter import get_adapter
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from vinculo.access.keyed import note, read
from vinculo.access.limits import WINDOW
from vinculo.access.passkeys import House
from vinculo.people.models import Organization
from vinculo.portal import cookie
from vinculo.portal.middleware import PREFIX

PURPOSE = "door"


@dataclass(frozen=True, slots=True)
class Waiting:
    """`browser`: a secret of this browser's, which a code is bound to; `address`: where the letter went."""

    browser: str
    address: str = ""
    next: str = ""


def waiting(request: HttpRequest) -> Waiting | None:
    said = read(PURPOSE, request.COOKIES.get(cookie.DOOR, ""), at=timezone.now(), within=WINDOW)
    return Waiting(**said) if said else None


def known_or_new(request: HttpRequest, *, address: str = "", next_: str = "") -> Waiting:
    before = waiting(request)
    return Waiting(before.browser if before else secrets.token_urlsafe(32), address, next_)


def remember(response: HttpResponse, one: Waiting) -> None:
    content = {"browser": one.browser, "address": one.address, "next": one.next}
    cookie.keep(response, cookie.DOOR, note(PURPOSE, content, at=timezone.now()), WINDOW)


def forget(response: HttpResponse) -> None:
    cookie.drop(response, cookie.DOOR)


def ip_of(request: HttpRequest) -> str:
    return str(get_adapter(request).get_client_ip(request))


def agent_of(request: HttpRequest) -> str:
    return request.headers.get("User-Agent", "")


def wanted(request: HttpRequest) -> str:
    """The page of the portal they wanted to see; never another site, never a page of staff."""
    asked = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(asked, allowed_hosts=None) and asked.startswith(PREFIX) and "\\" not in asked
    return asked[:500] if safe else ""


def onward(to: str) -> HttpResponse:
    return redirect(to or reverse("portal:home"))


def house_of(request: HttpRequest) -> House:
    """For passkeys: this host, which is one of those that the settings allow."""
    organization = Organization.current()
    scheme: Any = "https" if request.is_secure() else "http"
    host = request.get_host()
    return House(host.partition(":")[0], f"{scheme}://{host}", organization.name if organization else "Vínculo")
