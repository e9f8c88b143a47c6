"""Reading the record: each entry as a sentence in the reader's language, with what lies behind its commitments."""

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from vinculo.record.kinds import KINDS, VALUES, Kind
from vinculo.record.models import Entry, Opening

UNKNOWN = Kind("%(kind)s")
CLOSED = "…"
SayDay = Callable[[date], str]


@dataclass(frozen=True, slots=True)
class Line:
    """
    One entry as it is read. `private`: by name, what was opened; None for what was erased. `told`: the facts in words.
    """

    seq: int
    at: datetime
    kind: str
    icon: str
    sentence: str
    who: str
    proof: str
    hash: str
    strand_seq: int
    private: Mapping[str, str | None] = field(default_factory=dict)
    facts: Mapping[str, Any] = field(default_factory=dict)

    @property
    def short_hash(self) -> str:
        return self.hash[:12]

    @property
    def is_partly_erased(self) -> bool:
        return None in self.private.values()


def read(entries: Sequence[Entry], *, day: SayDay, closed: Collection[int] = ()) -> list[Line]:
    """
    The entries as sentences, in their order. One query. `day`: how a day is said. `closed`: ids of those whose values
    this reader does not get.
    """
    opened: dict[int, dict[str, str]] = {}
    found = Opening.objects.filter(entry__in=[entry.pk for entry in entries if entry.pk not in closed]).order_by()
    for entry_id, name, value in found.values_list("entry_id", "name", "value"):
        opened.setdefault(entry_id, {})[name] = value
    return [line(entry, opened.get(entry.pk, {}), day=day, is_closed=entry.pk in closed) for entry in entries]


def line(entry: Entry, opened: Mapping[str, str], *, day: SayDay, is_closed: bool = False) -> Line:
    body = json.loads(entry.body)
    kind = KINDS.get(entry.kind, UNKNOWN)
    instead = CLOSED if is_closed else None
    private = {name: opened.get(name, instead) for name in body["private"]}
    return Line(
        seq=entry.seq,
        at=entry.at,
        kind=entry.kind,
        icon=kind.icon,
        sentence=sentence(kind.words, entry.kind, body["facts"], private, day=day),
        who=_who(body["actor"]["side"], private),
        proof=body["actor"]["proof"],
        hash=entry.hash,
        strand_seq=entry.strand_seq,
        private=private,
        facts=body["facts"],
    )


class _Values(dict[str, Any]):
    """What a sentence asks for and nobody told."""

    def __missing__(self, name: str) -> str:
        return "…"


def sentence(
    words: str | Promise, kind: str, facts: Mapping[str, Any], private: Mapping[str, str | None], *, day: SayDay
) -> str:
    """The words of a kind with its facts and opened values; what was erased says so."""
    values = _Values(kind=kind)
    values.update({name: in_words(name, value, day) for name, value in facts.items()})
    values.update({name: _("(erased)") if value is None else value for name, value in private.items()})
    return str(words) % values


def in_words(name: str, value: Any, day: SayDay) -> str:
    if value is None:
        return "–"
    if value in VALUES.get(name, ()):
        return str(VALUES[name][value])
    if name.endswith("_on") and isinstance(value, str):
        return day(date.fromisoformat(value))
    return str(value)


def _who(side: str, private: Mapping[str, str | None]) -> str:
    if side == "system":
        return "Vínculo"
    return private.get("actor_name") or _("(erased)")
