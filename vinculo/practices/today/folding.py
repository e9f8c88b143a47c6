"""Things to say to one contact make one conversation: folded by a few columns, before anything is read in full."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from vinculo.practices.catalogue import by_id
from vinculo.practices.practice import NOW, TODAY

NEWS = "news"
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

    By urgency, then by family (bad news first), then as they come. What must be said now and bad news are never put
    under something else; several pieces of bad news are one talk, first what is most urgent. A kindness never hangs on
    bad news: it makes a talk of its own. A nudge without a contact stands alone.
    """
    folded: list[Folded] = []
    by_contact: dict[tuple[int, int, bool], Folded] = {}
    bad_news: dict[tuple[int, int, bool], Folded] = {}
    for nudge in sorted(nudges, key=_order):
        kind = kind_of(nudge)
        key = _talk_of(nudge, kind, by_contact)
        leads = bad_news if kind == NEWS else by_contact
        lead = leads.get(key) if key else None
        if lead and (nudge.urgency != NOW or kind == NEWS):
            lead.also.append(nudge)
            continue
        folded.append(Folded(nudge))
        if key:
            leads.setdefault(key, folded[-1])
            by_contact.setdefault(key, folded[-1])
    for talk in folded:
        talk.also.sort(key=lambda said: kind_of(said) != NEWS)  # the rest of the bad news before anything else
    return folded


def hold_back(folded: Iterable[Folded], heard: Mapping[int, int], cap: int) -> tuple[list[Folded], list[Folded]]:
    """
    Those to show, and those that wait because their contact hears from us often enough.

    heard: how many words each contact (by id) had from us within the period that is set; cap: how many are enough. A
    contact's talks count too, in order, so that they are not called twice for small things. What is due today or now,
    bad news and answers never wait.
    """
    shown, waiting = [], []
    words = dict(heard)
    for talk in folded:
        contact = talk.nudge.contact_id
        if contact and can_wait(talk.nudge) and words.get(contact, 0) >= cap:
            waiting.append(talk)
            continue
        shown.append(talk)
        if contact:
            words[contact] = words.get(contact, 0) + 1
    return shown, waiting


def can_wait(nudge: Waiting) -> bool:
    """Whether nothing breaks if it is said some days later."""
    return nudge.urgency > TODAY and kind_of(nudge) not in (NEWS, "reply")


def kind_of(nudge: Waiting) -> str:
    practice = by_id().get(nudge.practice)
    return practice.kind if practice else ""


def _talk_of(nudge: Waiting, kind: str, known: Mapping[tuple[int, int, bool], Folded]) -> tuple[int, int, bool] | None:
    """The contact of a client, and whether it is the kind talk beside one of bad news."""
    if nudge.contact_id is None:
        return None
    lead = known.get((nudge.client_id, nudge.contact_id, False))
    apart = kind == "care" and lead is not None and kind_of(lead.nudge) == NEWS
    return nudge.client_id, nudge.contact_id, apart


def _order(nudge: Waiting) -> tuple[int, int]:
    kind = kind_of(nudge)
    return nudge.urgency, KINDS.index(kind) if kind in KINDS else len(KINDS)
