"""Programs bring a token and nothing else: no cookie of a browser counts, so no other page can ask in its name."""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase

PREFIX = "/api/"


class NoCookiesMiddleware:
    """Takes them off before anybody looks. Stands in front of sessions, languages and accounts."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path.startswith(PREFIX):
            request.META.pop("HTTP_COOKIE", None)
            request.META["vinculo.api.query"] = request.META.get("QUERY_STRING", "")  # as it came, NUL and all
        return self.get_response(request)
