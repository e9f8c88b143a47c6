"""What Ana was asked to say about us, and what she allows."""

from collections.abc import Callable
from typing import Any

from django.utils import timezone

from vinculo.feedback.models import Reference


def make(world: Any) -> dict[str, Any]:
    now = timezone.now()
    asked = {
        "client": world.luna,
        "contact": world.ana,
        "asked_at": now,
        "asked_by": world.marek,
        "asked_how": "portal",
    }
    given = {"is_given": True, "answered_at": now, "text": "They keep their word", "uses": ["website"]}
    return {
        "reference_of_ana": Reference.objects.create(**asked, asked_words="May we show two sentences?"),
        "reference_ana_gave": Reference.objects.create(**asked, **given, project=world.shop),
    }


def ids(all_: Any) -> dict[tuple[str, str], Any]:
    return {
        ("portal:reference", "pk"): all_.reference_of_ana.pk,
        ("portal:reference_rather_not", "pk"): all_.reference_of_ana.pk,
        ("portal:reference_take_back", "pk"): all_.reference_ana_gave.pk,
    }


bodies: dict[str, Callable[[Any], dict[str, Any]]] = {
    "portal:reference": lambda a: {
        "text": "Good people", "uses": ["website", "talk"], "named": "company", "expires_on": "",
    },
    "portal:reference_take_back": lambda a: {"because": "A new owner"},
}  # fmt: skip
