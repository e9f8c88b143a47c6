"""JSON that holds what it may: UTF-8, no NaN, no key twice, no endless numbers or nesting. ValueError otherwise."""

import json
from typing import Any

DIGITS = 30


def load(data: bytes) -> Any:
    try:
        return json.loads(data.decode("utf-8"), parse_constant=_none_such, parse_int=_int, object_pairs_hook=_object)
    except RecursionError:
        raise ValueError("nested too deeply") from None


def _none_such(name: str) -> Any:
    raise ValueError(name)


def _int(text: str) -> int:
    if len(text) > DIGITS:
        raise ValueError("a number too long")
    return int(text)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key twice")
    return found
