"""A practice set apart for Café Luna, and the changes that somebody may take back."""

from collections.abc import Callable
from typing import Any

from django.utils import timezone

from tests.world import World
from vinculo.practices.catalogue import by_id
from vinculo.practices.tuning.changing import change
from vinculo.practices.tuning.settings import OfProject, Setting


def make_tuned(world: World) -> dict[str, Any]:
    voice, now = by_id()["voice"], timezone.now()
    of_client = change(voice, world.luna.pk, Setting(None, {"days": 30}), by=world.marek, at=now)
    change(voice, OfProject(world.shop.pk), Setting(is_on=False), by=world.marek, at=now)
    return {"practice_change": of_client}


def ids_of_tuned(all_: Any) -> dict[tuple[str, str], Any]:
    return {
        ("practices:of_client", "pk"): all_.luna.pk,
        ("practices:set_client", "pk"): all_.luna.pk,
        ("practices:of_project", "pk"): all_.shop.pk,
        ("practices:set_project", "pk"): all_.shop.pk,
        ("practices:undo", "pk"): all_.practice_change.pk,
        ("practices:take", "name"): "studio",
    }


BODIES_OF_TUNED: dict[str, Callable[[Any], dict[str, Any]]] = {
    "practices:set": lambda a: {"is_on": "on", "p_days": ""},
    "practices:set_client": lambda a: {"is_on": "off", "p_days": ""},
    "practices:set_project": lambda a: {"is_on": "on", "p_days": ""},
}
