"""The cookie of a visit. It goes to the portal of this very host only, and no script reads it."""

from typing import Any

from django.conf import settings
from django.http import HttpResponse

from vinculo.access.visit_cookie import NAME, key_in
from vinculo.access.visits import LONGEST

__all__ = ["NAME", "give", "key_in", "take"]


def give(response: HttpResponse, key: str) -> None:
    options: dict[str, Any] = {"secure": settings.SECURE, "httponly": True, "samesite": "Lax", "path": "/"}
    response.set_cookie(NAME, key, max_age=LONGEST, **options)


def take(response: HttpResponse) -> None:
    response.delete_cookie(NAME, path="/", samesite="Lax")
