"""
What an import may write into a record that is there: three sides are compared, never two.

What the other system says now, what the last import wrote, what stands here now. Where they changed something and we
did not, ours follows. Where we changed something, ours stays, whatever they did. What no import ever wrote is only
filled in where it is empty.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any

EMPTY: tuple[Any, ...] = (None, "", [], 0)


@dataclass(slots=True)
class Following:
    """`write`: fields to write. `kept`: fields both sides changed. `wrote`: what to remember from now on."""

    write: dict[str, Any] = field(default_factory=dict)
    kept: list[str] = field(default_factory=list)
    wrote: dict[str, Any] = field(default_factory=dict)


def plain(value: Any) -> Any:
    """As JSON keeps it; one moment has one form, wherever the clock stood."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return value.value if isinstance(value, Enum) else value


def plain_all(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: plain(value) for name, value in values.items()}


def follow(ours: Mapping[str, Any], theirs: Mapping[str, Any], wrote: Mapping[str, Any]) -> Following:
    """`ours` and `theirs` hold values of the same fields; `wrote` holds plain ones of some of them."""
    found = Following(wrote=dict(wrote))
    for name, value in theirs.items():
        here, there = plain(ours[name]), plain(value)
        if here == there:
            found.wrote[name] = there
        elif _follows(name, here, there, wrote):
            found.write[name], found.wrote[name] = value, there
        elif name in wrote and there != wrote[name]:
            found.kept.append(name)
    return found


@dataclass(slots=True)
class Held:
    """`fields`: what was left as the client sees it, with what the other system says. `reason` is said of the row."""

    fields: dict[str, Any] = field(default_factory=dict)
    reason: str = ""


def hold_back(said: Following, wrote: Mapping[str, Any], touched: Collection[str], is_allowed: bool) -> Held:
    """
    Take out of `said` what the client would see changed (`touched`), unless somebody said that it may. It is as if it
    had never been read, so the next import asks again.
    """
    if is_allowed or not touched:
        return Held(reason="shared_changed" if touched else "")
    held = {name: said.write.pop(name) for name in sorted(touched)}
    for name in held:
        said.wrote.pop(name, None)
        if name in wrote:
            said.wrote[name] = wrote[name]
    return Held(held, "shared_since")


def _follows(name: str, here: Any, there: Any, wrote: Mapping[str, Any]) -> bool:
    if name not in wrote:
        return here in EMPTY and there not in EMPTY
    return bool(there != wrote[name] and here == wrote[name])
