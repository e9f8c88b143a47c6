"""Connections with other systems and what they join, with what forms about them send. No machine outside is asked."""

from collections.abc import Callable
from typing import Any

from django.utils import timezone

from tests.world import World
from vinculo.exchange.connections.models import Clash, Connection, Link, SentCard, digest

HOOK, SEALED = "an-address-nobody-guesses", "what-opens-another-house"


def make_connected(world: World) -> dict[str, Any]:
    now = timezone.now()
    given = {"owner": world.marek, "ready_at": now, "client_id": "a-key", "member_id": "1", "member_name": "Marek Wilk"}
    trello = Connection(system="trello", name="Boards of the studio", **given)
    basecamp = Connection(system="basecamp", name="Projects of the studio", account_id="7", **given)
    for one in (trello, basecamp):
        one.keep_secret(token=SEALED, refresh_token=SEALED, client_secret=SEALED)
        one.save()
    joined = {"project": world.shop, "out_since": now}
    cards = {"cards_since": now, "cards_list": "l", "cards_list_name": "New", "began_at": now}
    board = Link.objects.create(connection=trello, external_id="b", name="Shop board", **joined, **cards)
    task = world.shop.tasks.first() or world.shop.tasks.create(title="Print the menu")
    Clash.objects.create(
        link=board, task=task, field="name", ours="Menu", theirs="Menus", ours_stayed=True, ours_at=now, at=now
    )
    SentCard.objects.create(link=board, task=task, mark="a-mark", begun_at=now, external_id="c")
    Link.objects.create(
        connection=basecamp, external_id="p", name="Shop at Basecamp", hook_digest=digest(HOOK), **joined
    )
    return {"trello": trello, "basecamp": basecamp, "board_link": board}


def ids_of_connected(all_: Any) -> dict[tuple[str, str], Any]:
    return {
        ("connections", "pk"): all_.trello.pk,
        ("connections:door", "pk"): all_.basecamp.pk,
        ("connections:account", "pk"): all_.basecamp.pk,
        **{(f"connections:{name}", "pk"): all_.board_link.pk for name in ("out", "in_only", "cards", "part")},
        ("hooks", "secret"): HOOK,
    }


BODIES_OF_CONNECTED: dict[str, Callable[[Any], dict[str, Any]]] = {
    "connections:new_trello": lambda a: {"name": "Boards", "key": "k", "token": "t", "secret": "s"},
    "connections:new_basecamp": lambda a: {"name": "Projects", "client_id": "c", "client_secret": "s"},
    "connections:token": lambda a: {"token": "t", "secret": "s"},
    "connections:choose": lambda a: {"there": "b", "project": a.shop.pk, "client": "", "goes_out": "on"},
    "connections:cards": lambda a: {"into": "-"},
    "connections:account": lambda a: {"account": "7"},
}
