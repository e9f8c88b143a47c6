"""Tokens of programs, and what forms about them send. What programs themselves may do is asked in tests/api."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.utils import timezone

from tests.world import World
from vinculo.programs.models import Token


def make_programs(world: World) -> dict[str, Any]:
    now = timezone.now()
    given = {"scopes": ["clients:read"], "expires_at": now + timedelta(days=30), "by": world.marek, "at": now}
    token, secret = Token.make(name="Nightly export", **given)
    return {"token": token, "token_secret": secret}


def ids_of_programs(all_: Any) -> dict[tuple[str, str], Any]:
    return {("programs", "pk"): all_.token.pk, ("api", "rest"): "clients"}


BODIES_OF_PROGRAMS: dict[str, Callable[[Any], dict[str, Any]]] = {
    "programs:new": lambda a: {"name": "Time clock", "scopes": ["projects:read"], "days": 30},
}
