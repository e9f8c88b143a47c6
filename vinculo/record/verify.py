"""
Checking the record: both chains, what lies behind the commitments, and what was seen of it outside.

It goes through the entries in order and stops at the first that is wrong. What was cut off at the end, or written anew
from some point on with hashes that fit, shows only against a head that is known from outside: the witnesses, and those
handed in from a letter.
"""

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import UTC
from typing import Any

from vinculo.record.chain import CHAIN, NOTHING, STRAND, commitment, link
from vinculo.record.models import Entry, Opening, Witness

BATCH = 2000


@dataclass(frozen=True, slots=True)
class Fault:
    """The first thing that is wrong. `what`: missing, swapped, edited, cut, link, strand, opening, witness."""

    seq: int
    what: str
    words: str


@dataclass(slots=True)
class Checked:
    """How much was looked at, up to where, and what is wrong, if anything."""

    entries: int = 0
    openings: int = 0
    witnesses: int = 0
    seq: int = 0
    head: str = NOTHING
    fault: Fault | None = None


@dataclass(slots=True)
class _Walk:
    seq: int
    head: str
    strands: dict[str, tuple[int, str]] = field(default_factory=dict)


class _Broken(Exception):
    def __init__(self, seq: int, what: str, words: str) -> None:
        self.fault = Fault(seq, what, words)


def check(*, from_seq: int = 1, known_heads: Collection[tuple[int, str]] = ()) -> Checked:
    """
    Goes through the record from entry `from_seq` on; what lies before is taken as it stands.

    `known_heads`: pairs of an entry's number and its hash as somebody outside has them.
    """
    checked = Checked()
    try:
        walk = _begin(from_seq)
        outside = _seen_outside(from_seq, known_heads)
        checked.seq, checked.head = walk.seq, walk.head
        for batch in _batches(from_seq):
            opened = _openings(batch)
            for entry in batch:
                _one(entry, walk, outside.pop(entry.seq, ()))
                checked.openings += _behind(entry, opened.pop(entry.pk, ()))
                checked.entries, checked.seq, checked.head = checked.entries + 1, entry.seq, entry.hash
        checked.witnesses = Witness.objects.filter(seq__gte=from_seq).count()
        for seq in sorted(outside):
            raise _Broken(seq, "cut", "it was seen outside and is not here: the record was cut off before it")
    except _Broken as broken:
        checked.fault = broken.fault
    return checked


def _begin(from_seq: int) -> _Walk:
    """What the first entry to be checked has to follow."""
    if from_seq <= 1:
        return _Walk(0, NOTHING)
    before = Entry.objects.filter(seq__lt=from_seq).order_by("-seq").first()
    if before is None or before.seq != from_seq - 1:
        raise _Broken(from_seq - 1, "missing", "there is no such entry to begin after")
    return _Walk(before.seq, before.hash)


def _seen_outside(from_seq: int, known_heads: Collection[tuple[int, str]]) -> dict[int, tuple[str, ...]]:
    found: dict[int, tuple[str, ...]] = {}
    stored = Witness.objects.filter(seq__gte=from_seq).order_by("seq").values_list("seq", "head")
    for seq, head in [*stored.iterator(), *known_heads]:
        if seq >= from_seq and head not in found.get(seq, ()):
            found[seq] = (*found.get(seq, ()), head)
    return found


def _batches(from_seq: int) -> Iterator[list[Entry]]:
    last = from_seq - 1
    while batch := list(Entry.objects.filter(seq__gt=last).order_by("seq")[:BATCH]):
        yield batch
        last = batch[-1].seq


def _openings(batch: list[Entry]) -> dict[int, list[tuple[str, str, str]]]:
    found: dict[int, list[tuple[str, str, str]]] = {}
    within = Opening.objects.filter(entry__seq__gte=batch[0].seq, entry__seq__lte=batch[-1].seq).order_by()
    for entry_id, *rest in within.values_list("entry_id", "name", "salt", "value"):
        found.setdefault(entry_id, []).append((rest[0], rest[1], rest[2]))
    return found


def _one(entry: Entry, walk: _Walk, outside: Collection[str]) -> None:
    seq = walk.seq + 1
    if entry.seq != seq:
        raise _Broken(seq, "missing", f"entry {seq} is missing; the next one is {entry.seq}")
    try:
        told = json.loads(entry.body)
    except ValueError as why:
        raise _Broken(seq, "edited", "its text is not the one that was hashed") from why
    if told.get("seq") != seq:
        raise _Broken(seq, "swapped", f"its text belongs to entry {told.get('seq')}")
    if entry.previous != walk.head:
        raise _Broken(seq, "link", "it does not follow the entry before it: one of the two was written anew")
    if link(CHAIN, walk.head, seq, entry.body) != entry.hash:
        raise _Broken(seq, "edited", "its text is not the one that was hashed")
    if any(head != entry.hash for head in outside):
        raise _Broken(seq, "witness", "outside it was seen with another hash: the record was written anew")
    if wrong := [name for name, is_same in _columns(entry, told) if not is_same]:
        raise _Broken(seq, "edited", f"the columns beside its text say something else: {', '.join(wrong)}")
    _in_strand(entry, walk)
    walk.seq, walk.head = seq, entry.hash


def _columns(entry: Entry, told: dict[str, Any]) -> Iterator[tuple[str, bool]]:
    strand = told["strand"]
    yield "at", entry.at.astimezone(UTC).isoformat(timespec="microseconds") == told["at"]
    yield "kind", entry.kind == told["kind"]
    yield "subject", entry.subject == told["subject"]
    yield "client", entry.client_id == told["client"]
    yield "project", entry.project_id == told["project"]
    yield (
        "strand",
        (entry.strand, entry.strand_seq, entry.strand_previous)
        == tuple(strand[name] for name in ("name", "seq", "previous")),
    )


def _in_strand(entry: Entry, walk: _Walk) -> None:
    known = walk.strands.get(entry.strand) or _before_in_strand(entry)
    if (entry.strand_seq, entry.strand_previous) != (known[0] + 1, known[1]):
        raise _Broken(entry.seq, "strand", f"in the strand {entry.strand} it does not follow the entry before it")
    if link(STRAND, known[1], entry.strand_seq, entry.body) != entry.strand_hash:
        raise _Broken(entry.seq, "strand", f"its hash in the strand {entry.strand} is another")
    walk.strands[entry.strand] = (entry.strand_seq, entry.strand_hash)


def _before_in_strand(entry: Entry) -> tuple[int, str]:
    """Where the check did not begin at the beginning, a strand may have entries before."""
    before = Entry.objects.filter(strand=entry.strand, seq__lt=entry.seq).order_by("-seq")
    return before.values_list("strand_seq", "strand_hash").first() or (0, NOTHING)


def _behind(entry: Entry, opened: Collection[tuple[str, str, str]]) -> int:
    if not opened:
        return 0
    committed = json.loads(entry.body)["private"]
    for name, salt, value in opened:
        if name not in committed:
            raise _Broken(entry.seq, "opening", f"nothing was committed to under the name “{name}”")
        if not _is_hex(salt) or commitment(salt, value) != committed[name]:
            raise _Broken(entry.seq, "opening", f"“{name}” is not the value that was committed to")
    return len(opened)


def _is_hex(text: str) -> bool:
    return len(text) % 2 == 0 and all(letter in "0123456789abcdef" for letter in text)
