"""A meeting they are asked to, and one that is ours."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.utils import timezone

from vinculo.meetings import agenda
from vinculo.meetings.planning import Plan, plan


def make(world: Any) -> dict[str, Any]:
    now = timezone.now()
    contacts = tuple(world.luna.contacts.all())
    asked = plan(
        Plan(world.luna, "Tasting together", now + timedelta(days=9), "Europe/Madrid", contacts=contacts),
        by=world.marek, at=now, letters=False,
    )  # fmt: skip
    agenda.add(asked, "Which bread", by=world.marek, audience="shared")
    return {"asked_to": asked}


def ids(all_: Any) -> dict[tuple[str, str], Any]:
    return {
        ("portal:answer_meeting", "pk"): all_.asked_to.pk,
        ("portal:meeting_ics", "pk"): all_.asked_to.pk,
        ("portal:feed", "secret"): "no-such-secret",
    }


bodies: dict[str, Callable[[Any], dict[str, Any]]] = {
    "portal:answer_meeting": lambda a: {"answer": "accepted", "remark": "Gladly"}
}
