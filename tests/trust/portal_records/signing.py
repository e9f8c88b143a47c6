"""A paper that waits for Ana's name."""

from collections.abc import Callable
from typing import Any

from tests.portal.signing.going import typed, waits_for_ana


def make(world: Any) -> dict[str, Any]:
    return {"to_sign": waits_for_ana(world)}


def ids(all_: Any) -> dict[tuple[str, str], Any]:
    steps = ("", "_code", "_confirm", "_decline", "_hand_on", "_own")
    return {(f"portal:sign{step}", "pk"): all_.to_sign.pk for step in steps}


bodies: dict[str, Callable[[Any], dict[str, Any]]] = {
    "portal:sign_code": lambda a: typed(a.to_sign, a.ana),
    "portal:sign_confirm": lambda a: typed(a.to_sign, a.ana, code="000000"),
    "portal:sign_decline": lambda a: {"reason": "Not now", "because": "Not now"},
    "portal:sign_hand_on": lambda a: {"to": a.ana.pk},
}
