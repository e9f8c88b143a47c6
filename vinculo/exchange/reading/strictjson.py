"""
JSON that holds what it may: no NaN, no Infinity, no 1e999, no endless numbers, no key twice, no endless nesting.
"""

import json
import math
from decimal import Decimal
from typing import Any

from vinculo.exchange import limits
from vinculo.exchange.refusals import Refused
from vinculo.language.cleaning import beginning


def load(text: str, *, decimal: bool = False) -> Any:
    """
    Read a JSON text. Raises Refused with a sentence for everything that is not sound JSON. `decimal` keeps numbers with
    a point exact.
    """
    try:
        return json.loads(
            text,
            parse_constant=_no_constant,
            parse_float=_decimal if decimal else _float,
            parse_int=_exact if decimal else _int,
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


def _decimal(text: str) -> Decimal:
    if len(text) > limits.EXACT_DIGITS or not math.isfinite(float(text)):
        raise Refused("json_number", number=text[:20])
    return Decimal(text)


def _int(text: str, longest: int = limits.NUMBER_DIGITS) -> int:
    if len(text) > longest:
        raise Refused("json_number", number=text[:20] + "…")
    return int(text)


def _exact(text: str) -> int:
    return _int(text, limits.EXACT_DIGITS)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise Refused("json_twice", key=beginning(_twice(pairs), 40))
    return found


def _twice(pairs: list[tuple[str, Any]]) -> str:
    keys = [key for key, _value in pairs]
    return next(key for at, key in enumerate(keys) if key in keys[:at])


# What `load` reads with, for whoever reads a long text piece by piece.
DECODER = json.JSONDecoder(parse_constant=_no_constant, parse_float=_float, parse_int=_int, object_pairs_hook=_object)
