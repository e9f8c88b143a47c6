"""A history that waits for somebody to say who is who."""

from collections.abc import Callable
from typing import Any

from tests.world import World
from vinculo.exchange.receiving import receive
from vinculo.exchange.staging import stage

SHEET = b"Task;Due;Status;Who\nKnead;03/04/2026;Done;Pau Serra\nBake;13/04/2026;In progress;Zofia Kos\n"


def make_brought(world: World) -> dict[str, Any]:
    run = receive([SHEET], "bread.csv", by=world.marek, client=world.luna)
    stage(run)
    return {"run_to_tell": run}


def ids_of_brought(all_: Any) -> dict[tuple[str, str], Any]:
    return {("imports:meaning", "pk"): all_.run_to_tell.pk}


BODIES_OF_BROUGHT: dict[str, Callable[[Any], dict[str, Any]]] = {"imports:meaning": lambda a: {"f0": "1"}}
