"""Somebody of theirs who comes into the portal, and somebody who might, for the pages of the desk about it."""

from collections.abc import Callable
from typing import Any

from tests.portal.visiting import let_in, take_part
from tests.world import World, make_contact


def make_coming_in(world: World) -> dict[str, Any]:
    berto = make_contact("Berto Faro", world.luna)
    take_part(berto, world.shop, "observer")
    return {"inside": let_in(berto, world.luna), "outside": make_contact("Delia Mar", world.luna)}


def ids_of_coming_in(all_: Any) -> dict[tuple[str, str], Any]:
    return {("access", "pk"): all_.luna.pk, ("access", "access_pk"): all_.inside.pk}


BODIES_OF_COMING_IN: dict[str, Callable[[Any], dict[str, Any]]] = {
    "access:invite": lambda a: {"contact": a.outside.pk, f"project_{a.shop.pk}": "observer"},
}
