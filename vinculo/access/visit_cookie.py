"""The name of the cookie of a visit: the portal gives it, and whoever serves a contact reads it."""

from django.conf import settings
from django.http import HttpRequest

NAME = "__Host-vinculo_portal" if settings.SECURE else "vinculo_portal"


def key_in(request: HttpRequest) -> str:
    return request.COOKIES.get(NAME, "")
