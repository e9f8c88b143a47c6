"""
Take values out of a foreign JSON without trusting any of them to be there or to be what they should.
"""

from typing import Any

from vinculo.exchange import limits
from vinculo.language import cleaning

Json = dict[str, Any]
LAST = 2.0**40


def things(found: Json, key: str) -> list[Json]:
    """The objects of a list; anything else in it is passed over."""
    value = found.get(key)
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def thing(found: Json, key: str) -> Json:
    value = found.get(key)
    return value if isinstance(value, dict) else {}


def line(found: Json, key: str, length: int = limits.LINE) -> str:
    value = found.get(key)
    return cleaning.one_line(value)[:length] if isinstance(value, str) else ""


def text(found: Json, key: str) -> str:
    value = found.get(key)
    return cleaning.many_lines(value) if isinstance(value, str) else ""


def identity(found: Json, key: str = "id") -> str:
    value = found.get(key)
    return cleaning.one_line(str(value))[:64] if isinstance(value, str | int) and not isinstance(value, bool) else ""


def identities(found: Json, key: str) -> list[str]:
    value = found.get(key)
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []


def yes(found: Json, key: str) -> bool:
    return found.get(key) in (True, "true", "True", "TRUE", 1)


def number(found: Json, key: str) -> float:
    """A position: a number, or Trello's "top" and "bottom"."""
    value = found.get(key)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return -1.0 if value == "top" else LAST
    return float(value)
