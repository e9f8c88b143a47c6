"""What was there before a large change: too much for the address of an undo, so only its key travels there."""

import json
import secrets
import zlib
from typing import Any

from django.core.cache import cache

from vinculo.desk.undo import GOOD_FOR

MOST = 1200  # compressed bytes that a cookie with a message can carry along


def packed(before: Any) -> Any:
    """The thing itself while it is small, else the key under which it waits as long as an undo is good."""
    if len(zlib.compress(json.dumps(before).encode())) < MOST:
        return before
    key = secrets.token_urlsafe(16)
    cache.set(_name(key), before, int(GOOD_FOR.total_seconds()))
    return {"kept": key}


def unpacked(before: Any) -> Any:
    """The other way round; None if it is no longer there."""
    if isinstance(before, dict) and before.keys() == {"kept"}:
        return cache.get(_name(before["kept"]))
    return before


def _name(key: str) -> str:
    return f"undo-{key}"
