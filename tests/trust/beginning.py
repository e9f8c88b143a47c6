"""One of everything with which a client and a project begin, and what their forms would send."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.utils import timezone

from tests.world import World
from vinculo.clients.models import HandoverSheet
from vinculo.projects.models import Kickoff, Limit

BODY = {"title": "Kickoff record", "project": "Online shop", "between": "Us", "sections": []}


def make_beginning(world: World) -> dict[str, Any]:
    kickoff = Kickoff.objects.create(project=world.shop, scope="Cakes by post", started_by=world.marek)
    sheet = HandoverSheet.objects.create(
        client=world.luna, promises="A tasting", working_style="Fast", preferred_channel="phone", hours="Mornings",
        manager=world.marek, by=world.zofia,
    )  # fmt: skip
    return {
        "kickoff": kickoff,
        "minutes": kickoff.minutes.create(language="en", body=BODY, sent_at=timezone.now(), sent_to=world.ana),
        "limit": Limit.objects.create(project=world.shop, what="No wedding cakes", instead="A list of bakers"),
        "sheet": sheet,
    }


def ids_of_beginning(all_: Any) -> dict[tuple[str, str], Any]:
    return {
        ("kickoff", "pk"): all_.shop.pk,
        ("kickoff", "step"): "scope",
        ("kickoff", "kind"): "limit",
        ("kickoff", "row"): all_.limit.pk,
        ("kickoff", "minutes_pk"): all_.minutes.pk,
        ("handover", "pk"): all_.luna.pk,
        ("handover", "number"): 0,
    }


def _day(days: int) -> str:
    return (timezone.localdate() + timedelta(days=days)).isoformat()


BODIES_OF_BEGINNING: dict[str, Callable[[Any], dict[str, Any]]] = {
    "kickoff:when": lambda a: {"on": _day(3), "at_time": "10:00", "channel": "video"},
    "kickoff:held": lambda a: {
        "on": _day(-1), "at_time": "10:00", "channel": "video", "contacts": [a.ana.pk], "people": [a.marek.pk],
    },
    "kickoff:send": lambda a: {"to": [a.ana.pk]},
    "kickoff:confirm": lambda a: {"channel": "phone", "on": _day(0)},
    "kickoff:step": lambda a: {"scope": "Cakes by post, in boxes"},
    "kickoff:left_out": lambda a: {"because": "They know us"},
    "kickoff:add": lambda a: {"what": "No night shifts", "instead": "Early ones"},
    "kickoff:save": lambda a: {"what": "No wedding cakes at all", "instead": "A list"},
    "handover:edit": lambda a: {
        "promises": "A tasting\nA box", "dates": "Before Easter", "money": "As last year", "working_style": "Fast",
        "preferred_channel": "phone", "hours": "Mornings", "won_on": _day(-9), "manager": a.marek.pk, "seen_at": "",
    },
    "handover:ask": lambda a: {"question": "For how many?"},
    "handover:take_over": lambda a: {"promised_on": _day(9), "internal_on": _day(7), "owner": a.zofia.pk},
}  # fmt: skip
