"""Loads the relationships of many clients in a fixed number of queries, however many clients and facts there are."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from django.utils import timezone

from vinculo.practices.reading import (
    agreed,
    growth,
    harvest,
    invoices,
    load,
    meetings,
    money,
    projects,
    talk,
    trouble,
    who,
)
from vinculo.practices.reading.rows import Grouped
from vinculo.practices.reading.there import parts_without_facts
from vinculo.practices.relationship import Relationship

BATCH = 500

# Every part of a relationship with what reads it: from ids of clients to facts by client.
READERS = {
    "contacts": who.contacts,
    "dates": who.dates,
    "projects": projects.projects,
    "milestones": projects.milestones,
    "areas": projects.areas,
    "parts": projects.parts,
    "check_ins": projects.check_ins,
    "meetings": meetings.meetings,
    "interactions": talk.interactions,
    "questions": talk.questions,
    "proposals": talk.proposals,
    "reproaches": talk.reproaches,
    "expectations": talk.expectations,
    "next_words": talk.next_words,
    "bad_news": talk.bad_news,
    "promises": agreed.promises,
    "agreements": agreed.agreements,
    "obligations": agreed.obligations,
    "changes": agreed.changes,
    "decisions": agreed.decisions,
    "flags": trouble.flags,
    "incidents": trouble.incidents,
    "complaints": trouble.complaints,
    "hand_over": harvest.hand_over,
    "feedback": harvest.feedback,
    "appreciations": harvest.appreciations,
    "invoices": invoices.invoices,
    "referrals": growth.referrals,
    "references": growth.references,
    "favours": growth.favours,
    "beginnings": growth.beginnings,
    "quotes": money.quotes,
}


def read_all(client_ids: Iterable[int], batch: int = BATCH, today: date | None = None) -> Iterator[Relationship]:
    """Relationships of any number of clients, `batch` at a time, in the order of the ids."""
    ids = list(client_ids)
    for start in range(0, len(ids), batch):
        yield from read(ids[start : start + batch], today)


def read(client_ids: Sequence[int], today: date | None = None) -> list[Relationship]:
    """
    The relationships with these clients, loaded whole, in the order of the ids; unknown ids are left out.

    today: the day from which the load of people is added up. Runs 47 queries at most whatever the number of clients,
    and of a few as many as there are kinds of facts about them. Keep a call to some hundreds of ids (see read_all).
    """
    wanted = list(client_ids)
    clients = who.clients(wanted)
    nothing = parts_without_facts(wanted)
    parts: dict[str, Grouped] = {name: {} if name in nothing else reader(wanted) for name, reader in READERS.items()}
    agreed.add_told_slips(parts["promises"], parts["bad_news"])
    parts["loads"] = load.loads(wanted, today or timezone.localdate())
    return [
        Relationship(clients[pk], **{name: tuple(groups[pk]) for name, groups in parts.items() if pk in groups})
        for pk in wanted
        if pk in clients
    ]
