"""The worst open thing with this client: at most one."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from vinculo.clients.models import Client
from vinculo.db.prepared import prepared
from vinculo.people.models import Person
from vinculo.practices.models import Nudge
from vinculo.practices.practice import Urgency
from vinculo.practices.wording import wording

KINDS = {Urgency.NOW: "danger", Urgency.TODAY: "warn"}


@dataclass(frozen=True, slots=True)
class Callout:
    pk: int
    kind: str
    text: str
    more: str
    href: str


def worst_nudge(client: Client, person: Person, at: datetime, today: date) -> Callout | None:
    """Guests see none: nudges speak of the whole relationship."""
    if person.is_guest:
        return None
    nudge = _worst.one(client, at)
    if nudge is None:
        return None
    words = wording(nudge, today)
    kind = KINDS.get(Urgency(nudge.urgency), "accent")
    return Callout(nudge.pk, kind, words.sentence, " ".join(words.why[:1]), f"/nudges/{nudge.pk}/")


@prepared
def _worst(client: Client, at: datetime) -> QuerySet[Nudge]:
    return Nudge.objects.filter(client=client).open_at(at).most_urgent_first()[:1]
