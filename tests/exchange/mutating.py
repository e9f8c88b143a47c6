"""Change the values of a sound file one by one into what nobody expects there: for tests of readers."""

import copy
from typing import Any

from hypothesis import strategies as st

ODD = (
    None, True, False, 0, -1, 10**17, 1.5, 1e300, "", " ", "\x00", "\ud800", "x" * 3000, "2026-13-45",
    "9999-12-31T23:59:59-12:00",
    "0001-01-01T00:00:00+14:00", "<a href='javascript:x'>", "Story:1", "Scope:0:99999999",
    [], {}, [None], [[]], [{}],
    [1, "a"], {"id": None}, {"_oid": 7}, {"id": 1, "type": []}, [{"id": 1, "type": "Todo"}], {"value": [{}]},
)  # fmt: skip
odd_values = st.sampled_from(ODD)


def places(found: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Where in a document a value can be put."""
    keys = found.keys() if isinstance(found, dict) else range(len(found)) if isinstance(found, list) else ()
    return [way for key in keys for way in [(*path, key), *places(found[key], (*path, key))]]


def changed(document: Any, path: tuple[Any, ...], value: Any) -> Any:
    """A copy with another value at that place."""
    found = copy.deepcopy(document)
    at = found
    for key in path[:-1]:
        at = at[key]
    at[path[-1]] = value
    return found
