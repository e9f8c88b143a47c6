"""Every answer in the language and time zone of whoever asks; and nothing but set-up before there is anybody."""

from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone, translation

from vinculo.people import setup
from vinculo.people.models import Person

View = Callable[[HttpRequest], HttpResponse]


class StaffDoorMiddleware(LoginRequiredMiddleware):
    """Closed to whoever is not one of us. The clients' side has a door and a guard of its own."""

    APART = "/portal/"

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponseBase | None:
        if request.path.startswith(self.APART):
            return None
        return super().process_view(request, view, args, kwargs)


class PreferencesMiddleware:
    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        person = request.user
        if not isinstance(person, Person):
            language = translation.get_language_from_request(request)
            zone = None
        else:
            language, zone = person.language, person.time_zone
        with translation.override(language), timezone.override(zone_of(zone)):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


class FirstStartMiddleware:
    """Before the first account exists, every page leads to the set-up page. Asks the database for strangers only."""

    OPEN = ("people:setup", "people:language", "people:regions")
    PROGRAMS = "/api/"

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith((StaffDoorMiddleware.APART, self.PROGRAMS)):
            # A visitor needs somebody who let them in, a program somebody's token: so there is somebody.
            return self.get_response(request)
        if isinstance(request.user, Person) or not setup.is_needed():
            return self.get_response(request)
        if request.path in {reverse(name) for name in self.OPEN} or request.path.startswith("/health"):
            return self.get_response(request)
        return HttpResponseRedirect(reverse("people:setup"))


def zone_of(name: str | None) -> ZoneInfo:
    try:
        return ZoneInfo(name or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")
