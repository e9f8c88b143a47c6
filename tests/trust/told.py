"""What people are told, the browsers that ring and the rooms of a chat, and what forms about them send."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.utils import timezone

from tests.notifications.make import device
from tests.world import World
from vinculo.notifications import rooms
from vinculo.notifications.models import Kind, Notice
from vinculo.notifications.models.hook import Why


def make_told(world: World) -> dict[str, Any]:
    now = timezone.now()
    notices = {
        person.first_name.lower(): Notice.objects.create(
            person=person, kind=Kind.ASSIGNED, subject="client:1", key=f"client:{number}", client=world.luna,
            facts={"by": "Marek Wilk", "what": "Café Luna"}, at=now - timedelta(minutes=number),
        )
        for number, person in enumerate(world.staff)
    }  # fmt: skip
    given = {"flavour": "slack", "team": None, "tells": ["asked"], "by": world.rita}
    made = {
        name: rooms.put_in(name=name, address=f"https://hooks.example/{name}", **given)
        for name in ("room", "room_to_pause", "room_to_remove", "room_paused")
    }
    made["room_paused"].pause(why=Why.GONE, at=now, detail="404")
    return {
        **made,
        "notice": notices["rita"],
        "browser": device(world.rita, "https://push.example/rita"),
    }


def ids_of_told(all_: Any) -> dict[tuple[str, str], Any]:
    return {
        ("notices:seen", "pk"): all_.notice.pk,
        ("notices:remove_browser", "pk"): all_.browser.pk,
        ("notices:room", "pk"): all_.room.pk,
        ("notices:try_room", "pk"): all_.room.pk,
        ("notices:pause_room", "pk"): all_.room_to_pause.pk,
        ("notices:resume_room", "pk"): all_.room_paused.pk,
        ("notices:remove_room", "pk"): all_.room_to_remove.pk,
        ("call", "pk"): all_.ana.pk,
    }


BODIES_OF_TOLD: dict[str, Callable[[Any], dict[str, Any]]] = {
    "notices:wishes": lambda a: {
        "quiet_from": "21:00", "quiet_until": "06:30", "lets_through": "on", "digest_at": "07:45",
        "digest_days": ["0", "2"], "mention": "mail", "now": "both", "assigned": "push", "meeting": "push",
        "work": "push", "theirs": "here", "house": "mail", "digest": "mail",
    },
    "notices:rooms": lambda a: {
        "name": "Clients", "flavour": "teams", "team": a.north.pk, "tells": ["asked", "good"],
        "address": "https://hooks.example/services/secret",
    },
    "notices:room": lambda a: {
        "name": "All", "flavour": "slack", "team": "", "tells": ["now"], "address": "https://hooks.example/other",
    },
}  # fmt: skip
QUERIES_OF_TOLD: dict[str, Callable[[Any], dict[str, Any]]] = {
    "notices:list": lambda a: {"which": "new"},
    "notices:names": lambda a: {"project": a.shop.pk, "q": "mar"},
    "call:page": lambda a: {"client": a.luna.pk, "nudge": a.nudge.pk},
}
