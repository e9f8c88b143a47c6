"""The client's side of the house: its own sessions and languages, closed to whoever is not signed in there."""

from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.http import urlencode

from vinculo.access import visits
from vinculo.people.middleware import zone_of
from vinculo.people.models import Organization
from vinculo.portal import looking
from vinculo.portal.cookie import key_in
from vinculo.portal.visitor import of_visit

PREFIX = "/portal/"
READS = ("GET", "HEAD")


def open_to_strangers(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page of the door. Every other page of the portal asks for a visitor."""
    view.open_to_strangers = True  # type: ignore[attr-defined]
    return view


class PortalMiddleware:
    """Finds out who visits, speaks their language, lets nobody else in. Other addresses are not its business."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        if not request.path.startswith(PREFIX):
            return self.get_response(request)
        self._recognise(request)
        language = request.visitor.language if request.visitor else translation.get_language_from_request(request)
        zone = self._zone(request) if request.visitor else None
        with translation.override(language), timezone.override(zone or timezone.get_current_timezone()):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers["Content-Language"] = language.partition("-")[0]
        response.headers.setdefault("Cache-Control", "no-store")
        response.headers.setdefault("X-Robots-Tag", "noindex")
        return response

    def process_view(self, request: Any, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        if not request.path.startswith(PREFIX) or getattr(view, "open_to_strangers", False):
            return None
        if request.visitor is None:
            to = "portal:choose" if request.visit else "portal:enter"
            return redirect(f"{reverse(to)}?{urlencode({'next': request.get_full_path()})}")
        if request.visitor.is_only_looking and request.method not in READS:
            return render(request, "portal/only_looking.html", status=403)
        return None

    def _zone(self, request: Any) -> ZoneInfo:
        """Their clock; who has not told us theirs goes by that of our office, which the page reads anyway."""
        if request.visitor.time_zone:
            return zone_of(request.visitor.time_zone)
        request.portal_house = Organization.current()
        return zone_of(request.portal_house.time_zone if request.portal_house else None)

    def _recognise(self, request: Any) -> None:
        now = timezone.now()
        request.visit = visits.current(key, at=now) if (key := key_in(request)) else None
        request.visitor = looking.visitor(request, at=now) or (of_visit(request.visit) if request.visit else None)
        if request.visit and not (request.visitor and request.visitor.is_only_looking):
            visits.note_seen(request.visit, at=now)
