"""The cookies of the portal. They go to this very host only, and no script reads them."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.http import HttpResponse

from vinculo.access.visit_cookie import NAME, key_in
from vinculo.access.visits import LONGEST

__all__ = ["DOOR", "LINK", "NAME", "OFFER", "drop", "give", "key_in", "keep", "take"]
PREFIX = "__Host-" if settings.SECURE else ""
DOOR = f"{PREFIX}vinculo_door"  # which browser asked, and for which address
LINK = f"{PREFIX}vinculo_link"  # the link of a letter, once it is out of the address
OFFER = f"{PREFIX}vinculo_offer"  # the same for the link to a quote


def give(response: HttpResponse, key: str, *, remember: bool = True) -> None:
    """The key of a visit: on a device of one's own for its whole life, else until the browser is closed."""
    response.set_cookie(NAME, key, max_age=LONGEST if remember else None, **_options())


def take(response: HttpResponse) -> None:
    drop(response, NAME)


def keep(response: HttpResponse, name: str, value: str, within: timedelta) -> None:
    response.set_cookie(name, value, max_age=within, **_options())


def drop(response: HttpResponse, name: str) -> None:
    response.delete_cookie(name, path="/", samesite="Lax")
    response.cookies[name]["secure"] = settings.SECURE


def _options() -> dict[str, Any]:
    return {"secure": settings.SECURE, "httponly": True, "samesite": "Lax", "path": "/"}
