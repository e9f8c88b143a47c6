"""A program with a token, asking."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from vinculo.people.models import Person
from vinculo.programs.models import Token
from vinculo.programs.scopes import Scope

BASE = "/api/v1"


@contextmanager
def no_trace() -> Iterator[None]:
    """What is written inside is rolled back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


class Program:
    """Sends requests with a token of this person, or with none."""

    def __init__(self, person: Person | None, scopes: Any = None) -> None:
        self.secret = ""
        if person is not None:
            now = timezone.now()
            wanted = Scope.values if scopes is None else scopes
            given = {"scopes": wanted, "expires_at": now + timedelta(days=30), "by": person, "at": now}
            self.token, self.secret = Token.make(name="Nightly export", **given)

    def ask(self, method: str, path: str, said: Any = None, *, query: Any = None, **headers: str) -> HttpResponse:
        """Headers as keywords: `If_Match=...`."""
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        if self.secret:
            given.setdefault("Authorization", f"Bearer {self.secret}")
        more: dict[str, Any] = {"headers": given, "query_params": query or {}}
        if said is not None:
            data = said if isinstance(said, bytes) else json.dumps(said)
            more |= {"data": data, "content_type": given.pop("Content-Type", "application/json")}
        client = Client(raise_request_exception=False)
        return client.generic(method.upper(), BASE + path, **more)

    def get(self, path: str, **query: Any) -> HttpResponse:
        return self.ask("GET", path, query=query)

    def post(self, path: str, said: Any = None, **headers: str) -> HttpResponse:
        return self.ask("POST", path, {} if said is None else said, **headers)

    def patch(self, path: str, said: Any, **headers: str) -> HttpResponse:
        """On the state that is there, unless a header says otherwise."""
        if "If_Match" not in headers:
            headers["If_Match"] = self.get(path)["ETag"]
        return self.ask("PATCH", path, said, **headers)

    def delete(self, path: str, **headers: str) -> HttpResponse:
        if "If_Match" not in headers:
            headers["If_Match"] = self.get(path)["ETag"]
        return self.ask("DELETE", path, **headers)
