"""
Which records became part of a client. The client that went is deleted after its days in the bin; what was written of it
in the record stays under its number, so the record itself says where it belongs now.
"""

import json
from collections.abc import Iterable
from datetime import datetime

from vinculo.clients.models import Client
from vinculo.people.acting import acting
from vinculo.people.models import Person
from vinculo.record.chain import Act, append
from vinculo.record.models import Entry

JOINED, PARTED = "record.joined", "record.parted"


def note(kind: str, kept: Client, gone: Client, *, by: Person | None, at: datetime) -> None:
    """That it became part of the other, or was taken apart again."""
    private = {"what": (gone.name, f"client:{gone.pk}")}
    append(Act(kind, _subject(kept.pk), kept.pk, facts={"client": gone.pk}, private=private), actor=acting(by), at=at)


def with_merged(client_id: int) -> list[int]:
    """The client, then those that became part of it, and of these in turn. Two queries for each step."""
    found, step = [client_id], [client_id]
    while step:
        inside = _told(step) | set(Client.objects.filter(merged_into__in=step).values_list("pk", flat=True))
        step = sorted(inside - set(found))
        found += step
    return found


def _told(ids: Iterable[int]) -> set[int]:
    """As the record says. Merges of before it said so are known from the clients alone."""
    inside: set[int] = set()
    entries = Entry.objects.filter(subject__in=[_subject(pk) for pk in ids], kind__in=(JOINED, PARTED)).order_by("seq")
    for kind, body in entries.values_list("kind", "body"):
        (inside.add if kind == JOINED else inside.discard)(json.loads(body)["facts"]["client"])
    return inside


def _subject(client_id: int) -> str:
    return f"merged:{client_id}"
