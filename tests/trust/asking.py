"""Every route with a real address, and each request inside a savepoint that leaves no trace."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from tests.trust.bodies import BODIES, QUERIES
from tests.trust.everything import Everything, absent

METHODS = ("GET", "POST")
PORTAL = "portal:"


@dataclass(frozen=True)
class Route:
    name: str  # with its namespace; a route without a name goes by its address
    address: str  # with %(part)s
    parts: tuple[str, ...]

    def filled(self, all_: Everything, **other: Any) -> str:
        values = {part: all_.fill(self.name, part) for part in self.parts}
        return "/" + self.address % {**values, **other}

    def missing(self, all_: Everything) -> str:
        """The same address for a thing that does not exist."""
        values = {part: absent(all_.fill(self.name, part)) for part in self.parts}
        return "/" + self.address % values


def routes() -> list[Route]:
    """Those of the house. The portal has its own table, with its own actors."""
    return [route for route in _all_routes() if not route.name.startswith(PORTAL)]


def portal_routes() -> list[Route]:
    return [route for route in _all_routes() if route.name.startswith(PORTAL)]


def _all_routes() -> list[Route]:
    return [_route(name, pieces) for name, pieces in _patterns(get_resolver(), "", ())]


def _patterns(resolver: URLResolver, space: str, before: tuple[Any, ...]) -> Iterator[tuple[str, tuple[Any, ...]]]:
    for entry in resolver.url_patterns:
        pieces = (*before, entry.pattern)
        if isinstance(entry, URLResolver):
            yield from _patterns(entry, f"{space}{entry.namespace}:" if entry.namespace else space, pieces)
        else:
            assert isinstance(entry, URLPattern)
            yield f"{space}{entry.name}" if entry.name else f"/{''.join(map(str, pieces))}", pieces


def _route(name: str, pieces: tuple[Any, ...]) -> Route:
    address, parts = "", []
    for piece in pieces:
        text = str(piece)
        while "<" in text:
            start, _bracket, rest = text.partition("<")
            inside, _bracket, text = rest.partition(">")
            part = inside.rpartition(":")[2]
            parts.append(part)
            address += f"{start.replace('%', '%%')}%({part})s"
        address += text.replace("%", "%%")
    return Route(name, address, tuple(parts))


@contextmanager
def no_trace() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


class Asker:
    """Sends requests in the name of one person (or of a stranger), each as if it were the first."""

    def __init__(self, person: Any = None) -> None:
        client = Client()
        if person is not None:
            client.force_login(person)
            session = client.session  # a moment ago, so that no page asks for the password first
            shown = {"method": "password", "at": timezone.now().timestamp(), "reauthenticated": True}
            session["account_authentication_methods"] = [shown]
            session["account_authentication_methods_user"] = str(person.pk)
            session.save()
        cookie = client.cookies.get(settings.SESSION_COOKIE_NAME)
        self.session = cookie.value if cookie else ""

    def ask(self, method: str, address: str, data: Any = None, query: Any = None, **extra: Any) -> HttpResponse:
        """Without a trace: what it wrote is rolled back. Read the answer's `content`, it is complete."""
        with no_trace():
            return self.tell(method, address, data, query, **extra)

    def tell(self, method: str, address: str, data: Any = None, query: Any = None, **extra: Any) -> HttpResponse:
        client = Client(raise_request_exception=False)
        if self.session:
            client.cookies[settings.SESSION_COOKIE_NAME] = self.session
        if method == "GET":
            answer = client.get(address, query or {}, **extra)
        else:
            answer = client.post(address, data or {}, query_params=query or {}, **extra)
        return _whole(answer)

    def ask_route(self, method: str, route: Route, all_: Everything) -> HttpResponse:
        """With the ids of Café Luna, and a body the form accepts where there is one."""
        return self.ask(method, route.filled(all_), body(route, all_) if method == "POST" else None, query(route, all_))


def _whole(answer: Any) -> HttpResponse:
    """What is sent piece by piece, as one."""
    if not answer.streaming:
        return answer
    whole = HttpResponse(b"".join(answer.streaming_content), status=answer.status_code)
    whole.headers = answer.headers
    return whole


def body(route: Route, all_: Everything) -> dict[str, Any]:
    return BODIES[route.name](all_) if route.name in BODIES else {}


def query(route: Route, all_: Everything) -> dict[str, Any]:
    return QUERIES[route.name](all_) if route.name in QUERIES else {}


def forget_attempts() -> None:
    """Limits on attempts are another test's business."""
    cache.clear()
