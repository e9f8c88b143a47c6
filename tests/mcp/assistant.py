"""An assistant over HTTP: it speaks the protocol as any of them does."""

import itertools
import json
from datetime import timedelta

from django.test import Client as Browser
from django.utils import timezone

from vinculo.programs.models import Token
from vinculo.programs.scopes import Scope

ACCEPT = "application/json, text/event-stream"
ALL = [str(scope) for scope in Scope]


def token_for(person, scopes=ALL):
    now = timezone.now()
    return Token.make(name="Assistant", scopes=scopes, expires_at=now + timedelta(days=1), by=person, at=now)[1]


class Assistant:
    def __init__(self, person, scopes=ALL):
        self.secret = token_for(person, scopes)
        self.numbers = itertools.count(1)

    def post(self, body, **headers):
        given = {"Accept": ACCEPT, "Authorization": f"Bearer {self.secret}", **headers}
        return Browser().post("/api/mcp", body, content_type="application/json", headers=given)

    def ask(self, method, params=None):
        message = {"jsonrpc": "2.0", "id": next(self.numbers), "method": method, "params": params or {}}
        return self.post(json.dumps(message)).json()

    def call(self, tool, **arguments):
        """The text of the answer, and whether it is a refusal."""
        result = self.ask("tools/call", {"name": tool, "arguments": arguments})["result"]
        [content] = result["content"]
        return content["text"], result.get("isError", False)

    def read(self, tool, **arguments):
        """What stands inside the fence."""
        text, refused = self.call(tool, **arguments)
        assert not refused, text
        return json.loads(inside(text))


def inside(text):
    _rule, opening, rest = text.partition("<<<")
    mark, _line, rest = rest.partition("\n")
    assert opening and rest.endswith(f"\n{mark}>>>")
    return rest.removesuffix(f"\n{mark}>>>")
