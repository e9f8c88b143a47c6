"""Addresses without the letter NUL: nobody types it, and PostgreSQL neither keeps it nor looks for it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

NUL = "%00"


class NoNulMiddleware:
    """Leaves it out of the query before any page reads it, so that no page has to think of it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        query = request.META.get("QUERY_STRING", "")
        while NUL in query:  # what stood around it may make another one
            request.META["QUERY_STRING"] = query = query.replace(NUL, "")
        return self.get_response(request)
