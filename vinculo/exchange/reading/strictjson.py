"""
JSON that holds what it may: no NaN, no Infinity, no 1e999, no endless numbers, no key twice, no endless nesting.
"""

import json
import math
from typing import Any

from vinculo.exchange import limits
from vinculo.exchange.refusals import Refused
from vinculo.language.cleaning import beginning


def load(text: str) -> Any:
    """Read a JSON text. Raises Refused with a sentence for everything that is not sound JSON."""
    try:
        return json.loads(
            text,
            parse_constant=_no_constant,
            parse_float=_float,
            parse_int=_int,
            object_pairs_hook=_object,
        )
    except json.JSONDecodeError as problem:
        raise Refused("json_broken", line=problem.lineno) from None
    except (RecursionError, MemoryError):
        raise Refused("json_deep") from None


def _no_constant(name: str) -> Any:
    raise Refused("json_number", number=name)


def _float(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise Refused("json_number", number=text[:20])
    return number


def _int(text: str) -> int:
    if len(text) > limits.NUMBER_DIGITS:
        raise Refused("json_number", number=text[:20] + "…")
    return int(text)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise Refused("json_twice", key=beginning(_twice(pairs), 40))
    return found


def _twice(pairs: list[tuple[str, Any]]) -> str:
    keys = [key for key, _value in pairs]
    return next(key for at, key in enumerate(keys) if key in keys[:at])
