"""Things to say to one contact make one conversation: folded by a few columns, before anything is read in full."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from vinculo.practices.catalogue import by_id
from vinculo.practices.practice import NOW

KINDS = ("news", "reply", "status", "money", "home", "care")  # in the order in which they are told


class Waiting(NamedTuple):
    """A live nudge, as far as folding needs to know it."""

    pk: int
    practice: str
    client_id: int
    contact_id: int | None
    urgency: int


@dataclass(slots=True)
class Folded:
    """The most urgent nudge about a contact, and the others that can be said in the same talk."""

    nudge: Waiting
    also: list[Waiting] = field(default_factory=list)


def fold(nudges: Iterable[Waiting]) -> list[Folded]:
    """
    One conversation for each contact of a client.

    By urgency, then by family (bad news first), then as they come. What must be said now is never put under something
    else; a nudge without a contact stands alone.
    """
    folded: list[Folded] = []
    by_contact: dict[tuple[int, int], Folded] = {}
    for nudge in sorted(nudges, key=_order):
        lead = by_contact.get((nudge.client_id, nudge.contact_id)) if nudge.contact_id else None
        if lead and nudge.urgency != NOW:
            lead.also.append(nudge)
            continue
        folded.append(Folded(nudge))
        if nudge.contact_id:
            by_contact.setdefault((nudge.client_id, nudge.contact_id), folded[-1])
    return folded


def _order(nudge: Waiting) -> tuple[int, int]:
    practice = by_id().get(nudge.practice)
    return nudge.urgency, KINDS.index(practice.kind) if practice else len(KINDS)
