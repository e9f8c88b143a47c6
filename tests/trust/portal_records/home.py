"""What the first pages point at: a shared milestone, a talk, a face."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.utils import timezone

from vinculo.conversations.models import CheckIn
from vinculo.projects.models import Milestone


def make(world: Any) -> dict[str, Any]:
    due = timezone.now() + timedelta(days=3)
    return {
        "shared_milestone": Milestone.objects.create(
            project=world.shop, name="Tasting", promised_on=due.date(), planned_on=due.date(), audience="shared"
        ),
        "talk_ahead": CheckIn.objects.create(
            client=world.luna, project=world.shop, slot_on=due.date(), due_at=due, channel="video"
        ),
    }  # fmt: skip


def ids(all_: Any) -> dict[tuple[str, str], Any]:
    return {
        ("portal:detail", "pk"): all_.shop.pk,
        ("portal:milestone_ics", "pk"): all_.shared_milestone.pk,
        ("portal:talk_ics", "pk"): all_.talk_ahead.pk,
        ("portal:face", "pk"): all_.zofia.pk,
        ("portal:brand", "mark"): "no-such-mark",
        ("portal:logo", "mark"): "no-such-mark",
    }


bodies: dict[str, Callable[[Any], dict[str, Any]]] = {"portal:detail": lambda a: {"detail": "all", "back": "home"}}
