"""
A paper that somebody signed with a certificate of their own and brought back: AutoFirma, a qualified signature from
Poland, whatever makes PAdES. What we froze must be in it byte by byte, and nothing but the signature may be added.
"""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from vinculo.documents.sealing.verdict import Mark


class NotAccepted(ValueError):
    """
    Why it cannot stand for a signature. `reason`: other (not our paper byte by byte), same (no signature in it), or one
    of those of verdict.Verdict and inert.NotInert.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Brought:
    """What we read of it. `facts` is kept with the signature; it says itself what was not checked."""

    name: str
    facts: dict[str, Any]


def look_at(content: bytes, frozen: bytes) -> Brought:
    """Whether this is the frozen paper with a signature that holds. NotAccepted."""
    from vinculo.documents.sealing import (
        inert,  # what reads and seals papers is large: only whoever does it takes it in
    )
    from vinculo.documents.sealing.verify import verify

    if content == frozen:
        raise NotAccepted("same")
    if not content.startswith(frozen):
        raise NotAccepted("other")
    verdict = verify(content)
    if not verdict.is_whole:
        raise NotAccepted(verdict.reasons[0])
    try:
        inert.check(content)
        _only_signatures_added(content, frozen)
    except inert.NotInert as why:
        raise NotAccepted(why.reason) from why
    before = len(inert.reader_of(frozen).embedded_signatures)
    added = [mark for mark in verdict.marks if mark.kind == "signature"]
    if len(added) <= before:
        raise NotAccepted("same")
    return Brought(added[-1].name, facts_of(added[-1], content))


def facts_of(mark: Mark, content: bytes) -> dict[str, Any]:
    return {
        "name": mark.name,
        "organization": mark.organization,
        "issuer": mark.issuer,
        "serial": mark.serial,
        "fingerprint": mark.fingerprint,
        "valid_from": _text(mark.valid_from),
        "valid_until": _text(mark.valid_until),
        "signed_at": _text(mark.at),
        "stamped_at": _text(mark.stamped_at),
        "says_qualified": mark.says_qualified,
        "trust": "not checked against the EU trusted lists",
        "revocation": "not checked",
        "sha256": sha256(content).hexdigest(),
    }


def _only_signatures_added(content: bytes, frozen: bytes) -> None:
    """Between what we froze and the signature nothing was slipped in: no page, no text, no layer."""
    from vinculo.documents.sealing import inert
    from vinculo.documents.sealing.between import only_signatures_added

    reader = inert.reader_of(content)
    base = inert.reader_of(frozen).xrefs.total_revisions - 1
    try:
        good = only_signatures_added(reader, base)
    except Exception as why:  # a hostile file may fail anywhere in the library
        raise inert.NotInert("unreadable") from why
    if not good:
        raise inert.NotInert("added")


def _text(moment: datetime | None) -> str:
    return moment.isoformat() if moment else ""
