"""
The record of one client as it leaves the house: its strand, and how that hangs on the heads that were seen outside.

A project is given with the whole strand of its client, since only that shows that nothing was taken out; entries of
other projects are there as a digest, without their text. What was said of things that are for our team only stays
closed: the commitment is there, the value is not.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from vinculo.agreements.models import Agreement, ChangeRequest, Obligation, Promise
from vinculo.clients.models import Audience
from vinculo.conversations.models import Decision, Interaction, Question
from vinculo.documents.models import Document, Version
from vinculo.projects.models import Milestone, Task
from vinculo.record.models import Entry, Opening, Witness

BATCH = 1000
SHARED: dict[str, tuple[Any, str]] = {
    "version": (Version, "document__audience"),
    "document": (Document, "audience"),
    "interaction": (Interaction, "audience"),
    "decision": (Decision, "audience"),
    "question": (Question, "audience"),
    "promise": (Promise, "audience"),
    "obligation": (Obligation, "audience"),
    "agreement": (Agreement, "audience"),
    "change": (ChangeRequest, "audience"),
    "milestone": (Milestone, "audience"),
    "task": (Task, "audience"),
}


@dataclass(slots=True)
class Strand:
    """What was written of it: the last of its entries, the papers it knows by hash, and all of its numbers."""

    name: str
    folder: str = "record"  # where its files lie
    seq: int = 0
    head: str = "0" * 64
    seqs: list[int] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    papers: dict[int, int] = field(default_factory=dict)  # version → entry
    closed: set[int] = field(default_factory=set)  # ids of entries whose values stay at home


def rows(strand: Strand, *, project_id: int | None) -> Iterator[dict[str, Any]]:
    """The lines of record.jsonl; `strand` is filled along the way, with the entries that are shown."""
    for batch in _batches(strand.name):
        shown = [entry for entry in batch if project_id is None or entry.project_id == project_id]
        opened = _openings(shown, strand)
        ids = {entry.pk for entry in shown}
        for entry in batch:
            digest = sha256(entry.body.encode()).hexdigest()
            row: dict[str, Any] = {
                "seq": entry.seq, "previous": entry.previous, "hash": entry.hash, "strand_seq": entry.strand_seq,
                "strand_previous": entry.strand_previous, "strand_hash": entry.strand_hash, "digest": digest,
            }  # fmt: skip
            if entry.pk in ids:
                row |= {"body": entry.body, "openings": opened.get(entry.pk, [])}
                strand.entries.append(entry)
                if entry.kind == "document.added":
                    strand.papers[int(entry.subject.partition(":")[2])] = entry.seq
            strand.seqs.append(entry.seq)
            strand.seq, strand.head = entry.strand_seq, entry.strand_hash
            yield row


def joined(strands: list[Strand]) -> Strand:
    """Several as one, in the order in which things were written; for reading."""
    first = strands[0]
    one = Strand(first.name, first.folder, first.seq, first.head)
    one.seqs = sorted(seq for strand in strands for seq in strand.seqs)
    one.entries = sorted((entry for strand in strands for entry in strand.entries), key=lambda entry: entry.seq)
    for strand in strands:
        one.papers |= strand.papers
        one.closed |= strand.closed
    return one


def _batches(name: str) -> Iterator[list[Entry]]:
    last = 0
    while batch := list(Entry.objects.filter(strand=name, strand_seq__gt=last).order_by("strand_seq")[:BATCH]):
        yield batch
        last = batch[-1].strand_seq


def _openings(entries: list[Entry], strand: Strand) -> dict[int, list[dict[str, str]]]:
    open_ones = _open_to_them(entries)
    strand.closed |= {entry.pk for entry in entries} - set(open_ones)
    found: dict[int, list[dict[str, str]]] = {}
    for one in Opening.objects.filter(entry__in=open_ones).order_by("name"):
        found.setdefault(one.entry_id, []).append({"name": one.name, "salt": one.salt, "value": one.value})
    return found


def _open_to_them(entries: list[Entry]) -> list[int]:
    """All but what was said of files and of sharing, where the thing itself is for our team only."""
    asked: dict[str, set[int]] = {}
    for entry in entries:
        kind, _colon, pk = entry.subject.partition(":")
        if is_about_sharing(entry) and kind in SHARED and pk.isdigit():
            asked.setdefault(kind, set()).add(int(pk))
    shared = {
        f"{kind}:{pk}"
        for kind, pks in asked.items()
        for pk in SHARED[kind][0]
        .objects.filter(**{"pk__in": pks, SHARED[kind][1]: Audience.SHARED})
        .values_list("pk", flat=True)
    }
    return [entry.pk for entry in entries if not is_about_sharing(entry) or entry.subject in shared]


def is_about_sharing(entry: Entry) -> bool:
    return entry.kind.startswith(("document.", "sharing."))


@dataclass(slots=True)
class Outside:
    """The heads that were seen outside, what hangs between them and the strand, and the stamps by file name."""

    witnesses: list[dict[str, Any]] = field(default_factory=list)
    links: list[dict[str, Any]] = field(default_factory=list)
    tokens: dict[str, bytes] = field(default_factory=dict)


def seen_outside(strand: Strand) -> Outside:
    """Letters and papers that took a head of the strand with them; of the stamps, the first to cover each entry."""
    outside = Outside()
    own = Witness.objects.filter(entry__strand=strand.name).exclude(how=Witness.How.STAMP).order_by("seq", "pk")
    for witness in own:
        outside.witnesses.append(_told(witness))
    stamps = list(Witness.objects.filter(how=Witness.How.STAMP).order_by("seq", "pk"))
    place, covered = 0, 0
    for stamp in stamps:
        while place < len(strand.seqs) and strand.seqs[place] <= stamp.seq:
            place += 1
        if place > covered:
            name = f"{strand.folder}/stamps/{stamp.seq}.tsr"
            outside.tokens[name] = bytes(stamp.token or b"")
            outside.witnesses.append({**_told(stamp), "token": name})
            outside.links += _links(strand.seqs[place - 1], stamp.seq)
            covered = place
    return outside


def _told(witness: Witness) -> dict[str, Any]:
    return {
        "seq": witness.seq, "head": witness.head, "how": witness.how, "where": witness.where,
        "at": witness.at.isoformat(),
    }  # fmt: skip


def _links(after: int, until: int) -> Iterator[dict[str, Any]]:
    """Digests only: nothing of what others wrote is in them."""
    between = Entry.objects.filter(seq__gt=after, seq__lte=until).order_by("seq").values_list("seq", "body")
    for seq, body in between.iterator():
        yield {"seq": seq, "digest": sha256(body.encode()).hexdigest()}


def as_line(row: dict[str, Any]) -> str:
    return json.dumps(row, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"
