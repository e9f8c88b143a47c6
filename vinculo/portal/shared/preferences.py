"""How a visitor wants to hear from us, read and written."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import time
from typing import Any

from django.db import transaction

from vinculo.clients.models import Contact
from vinculo.conversations.checkins import plan_soon
from vinculo.logbook.theirs.them import Them
from vinculo.portal.shared.home import decides
from vinculo.portal.shared.seen import seen
from vinculo.portal.visitor import Visitor
from vinculo.projects.models import CommunicationPlan

MINE = ("language", "time_zone", "preferred_channel", "hours")
RHYTHM = ("rhythm", "weekday", "at_time", "channel", "detail")


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How often, when, how and in which detail, for one project."""

    project_id: int
    name: str
    rhythm: str
    weekday: int
    at_time: time | None
    channel: str
    detail: str


@dataclass(frozen=True, slots=True)
class Preferences:
    """Their own; and the rhythm of the projects they decide on."""

    language: str
    time_zone: str
    channel: str
    hours: Mapping[str, Any]
    rhythms: tuple[Rhythm, ...]


def preferences_of(visitor: Visitor) -> Preferences:
    contact = Contact.objects.get(pk=visitor.contact_id)
    projects = [one for one in seen(visitor).filter(closed_on=None) if decides(one)]
    plans = [(one, plan) for one in projects if (plan := getattr(one, "plan", None))]
    return Preferences(
        language=contact.language or visitor.language.partition("-")[0],
        time_zone=contact.time_zone,
        channel=contact.preferred_channel,
        hours=contact.hours,
        rhythms=tuple(
            Rhythm(one.pk, one.name, plan.rhythm, plan.weekday, plan.at_time, plan.channel, plan.detail)
            for one, plan in plans
        ),
    )


@transaction.atomic
def prefer(them: Them, mine: Mapping[str, Any], rhythms: Iterable[Rhythm]) -> None:
    """Write it down as they want it; talks that are planned follow the new rhythm."""
    contact = them.contact
    for name in MINE:
        setattr(contact, name, mine[name])
    contact.save(update_fields=[*MINE, "updated_at"])
    for one in rhythms:
        values = {name: getattr(one, name) for name in RHYTHM}
        if not CommunicationPlan.objects.filter(project=one.project_id, **values).exists():
            CommunicationPlan.objects.filter(project=one.project_id).update(**values)
            plan_soon(one.project_id)
