"""
Adding to the record: one entry, hashed onto the one before it, in the transaction of the act itself.

    h_n = SHA-256("vinculo-record-v1" 0x00 h_(n-1) n SHA-256(body))

with n in eight bytes, the highest first, and h_0 all zeros; the strand of a client in the same way, with
"vinculo-strand-v1" and its own numbers. `body` is JSON with sorted keys, no blanks, in UTF-8, without fractions. What
is personal stands in it only as SHA-256(salt value), in hexadecimal; value and salt lie beside it (`Opening`).
"""

import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet, Subquery

from vinculo.db.locking import lock_named
from vinculo.db.prepared import prepared
from vinculo.record.kinds import KINDS
from vinculo.record.models import Entry, Opening

CHAIN, STRAND = b"vinculo-record-v1\0", b"vinculo-strand-v1\0"
NOTHING = "0" * 64
HOUSE = "house"  # the strand of what belongs to no client


@dataclass(frozen=True, slots=True)
class Actor:
    """
    Who did it. `side`: us, them or system. `key`: "person:2", "contact:4" or "". `proof`: how we knew that it was them
    (password, code, link, passkey, or said by a person of ours). `behind`: of their device; personal, like the name.
    """

    side: str
    key: str = ""
    name: str = ""
    proof: str = ""
    ip: str = ""
    user_agent: str = ""


SYSTEM = Actor("system")


@dataclass(frozen=True, slots=True)
class Act:
    """
    What happened. `kind` is one of vinculo.record.kinds; `subject` what it happened to ("promise:12"); `facts` what may
    stand there for ever (numbers, dates, states, hashes: plain JSON without fractions); `private` what somebody may
    one day want erased (names, their words), by name: a text, or a text and whose it is; `private_of` whose the others
    are ("contact:4", "client:7").
    """

    kind: str
    subject: str = ""
    client_id: int | None = None
    project_id: int | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)
    private: Mapping[str, str | tuple[str, str]] = field(default_factory=dict)
    private_of: str = ""


def append(act: Act, *, actor: Actor, at: datetime) -> Entry:
    """
    Adds an entry. It stands or falls with the transaction around it. Whoever comes at the same time waits.

    Parameters: what happened, who did it, when (aware). Returns the entry. ValueError: a kind that nobody knows, or a
    fact that canonical JSON cannot hold.
    """
    return append_all([act], actor=actor, at=at)[0]


@transaction.atomic(savepoint=False)
def append_all(acts: Sequence[Act], *, actor: Actor, at: datetime) -> list[Entry]:
    """Adds what one actor did at once, in this order; see `append`."""
    if not acts:
        return []
    lock_named("record")
    head, strands = (0, NOTHING), dict[str, tuple[int, str]]()
    entries: list[Entry] = []
    behind: list[tuple[Entry, list[Opening]]] = []
    for act in acts:
        strand = f"client:{act.client_id}" if act.client_id else HOUSE
        if strand not in strands:
            newest, strands[strand] = _heads_now(strand)
            head = max(head, newest)
        opened = _openings(act, actor)
        entry = _entry(act, actor, at, head=head, strand=strand, strand_head=strands[strand], opened=opened)
        head, strands[strand] = (entry.seq, entry.hash), (entry.strand_seq, entry.strand_hash)
        entries.append(entry)
        behind.append((entry, opened))
    Entry.objects.bulk_create(entries)
    for entry, opened in behind:
        for opening in opened:
            opening.entry = entry
    Opening.objects.bulk_create(opening for _entry, opened in behind for opening in opened)
    return entries


def _openings(act: Act, actor: Actor) -> list[Opening]:
    known = {"actor_name": actor.name, "ip": actor.ip, "user_agent": actor.user_agent}
    values = {name: (value, actor.key) for name, value in known.items() if value}
    for name, told in act.private.items():
        value, of = told if isinstance(told, tuple) else (told, act.private_of)
        if value:
            values[name] = (value, of)
    return [Opening(name=name, salt=secrets.token_hex(32), value=value, of=of) for name, (value, of) in values.items()]


def _entry(
    act: Act,
    actor: Actor,
    at: datetime,
    *,
    head: tuple[int, str],
    strand: str,
    strand_head: tuple[int, str],
    opened: list[Opening],
) -> Entry:
    if act.kind not in KINDS:
        raise ValueError(f"{act.kind} is not in vinculo.record.kinds")
    seq, strand_seq = head[0] + 1, strand_head[0] + 1
    body = canonical(
        {
            "v": 1,
            "seq": seq,
            "at": at.astimezone(UTC).isoformat(timespec="microseconds"),
            "kind": act.kind,
            "actor": {"side": actor.side, "key": actor.key, "proof": actor.proof},
            "subject": act.subject,
            "client": act.client_id,
            "project": act.project_id,
            "facts": dict(act.facts),
            "private": {opening.name: commitment(opening.salt, opening.value) for opening in opened},
            "strand": {"name": strand, "seq": strand_seq, "previous": strand_head[1]},
        }
    )
    return Entry(
        seq=seq,
        at=at,
        kind=act.kind,
        client_id=act.client_id,
        project_id=act.project_id,
        subject=act.subject,
        body=body,
        previous=head[1],
        hash=link(CHAIN, head[1], seq, body),
        strand=strand,
        strand_seq=strand_seq,
        strand_previous=strand_head[1],
        strand_hash=link(STRAND, strand_head[1], strand_seq, body),
    )


def link(prefix: bytes, previous: str, seq: int, body: str) -> str:
    """The hash of an entry, in hexadecimal."""
    return link_digest(prefix, previous, seq, sha256(body.encode()).digest())


def link_digest(prefix: bytes, previous: str, seq: int, digest: bytes) -> str:
    """The same, of an entry of which only the digest of its body is known."""
    return sha256(prefix + bytes.fromhex(previous) + seq.to_bytes(8) + digest).hexdigest()


def canonical(value: Any) -> str:
    """One text for one meaning. ValueError for fractions and for what JSON does not know."""
    _no_fractions(value)
    try:
        return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    except TypeError as why:
        raise ValueError(str(why)) from why


def commitment(salt: str, value: str) -> str:
    """What stands in the entry for a value that may be erased: SHA-256 of the salt's bytes and the value's, in hex."""
    return sha256(bytes.fromhex(salt) + value.encode()).hexdigest()


def _no_fractions(value: Any) -> None:
    if isinstance(value, float):
        raise ValueError("no fractions in the record: use whole units")
    for inner in value.values() if isinstance(value, Mapping) else value if isinstance(value, list | tuple) else ():
        _no_fractions(inner)


def _heads_now(strand: str) -> tuple[tuple[int, str], tuple[int, str]]:
    """The last of all entries, and the last of this strand; which may be the same one."""
    rows = _last_of_both(strand)
    head, strand_head = (0, NOTHING), (0, NOTHING)
    for seq, hashed, of, strand_seq, strand_hash in rows:
        head = max(head, (seq, hashed))
        if of == strand:
            strand_head = max(strand_head, (strand_seq, strand_hash))
    return head, strand_head


@prepared
def _last_of_both(strand: str) -> QuerySet[Any, tuple[int, str, str, int, str]]:
    newest = Entry.objects.order_by("-seq").values("pk")[:1]
    of_strand = Entry.objects.filter(strand=strand).order_by("-strand_seq").values("pk")[:1]
    both = Entry.objects.filter(Q(pk=Subquery(newest)) | Q(pk=Subquery(of_strand))).order_by()
    return both.values_list("seq", "hash", "strand", "strand_seq", "strand_hash")
