"""For pages behind a secret link: the link must not travel on."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse


def no_trace(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """No referrer to the next page, no copy in caches, no entry in search engines."""

    @wraps(view)
    def traceless(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if response.status_code == HTTPStatus.FOUND:  # the secret is in this address; a form needs its origin sent
            response["Referrer-Policy"] = "no-referrer"
        response["X-Robots-Tag"] = "noindex"
        response["Cache-Control"] = "no-store"
        return response

    return traceless
