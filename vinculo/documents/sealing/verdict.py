"""What can be said about a signed file: plain words for whoever shows them, without what it takes to read it."""

from dataclasses import dataclass, field
from datetime import datetime

LARGEST = 64 * 1024**2


@dataclass(frozen=True, slots=True)
class Mark:
    """
    One signature, seal or time stamp in the file. `added`: see overlaid.added_after. `at` is what the signer's own
    clock said; `stamped_at` what a time stamp authority says, and only if its stamp holds. `trust`: "ours" (one of the
    certificates we were given as ours) or "unknown".
    """

    field: str
    kind: str  # signature, stamp
    intact: bool
    valid: bool
    added: str
    allowed: bool  # what was added is what this signature allows
    trust: str
    name: str
    organization: str
    issuer: str
    serial: str
    fingerprint: str
    valid_from: datetime | None
    valid_until: datetime | None
    at: datetime | None
    stamped_at: datetime | None
    stamped_by: str = ""
    says_qualified: bool = False

    @property
    def holds(self) -> bool:
        return self.intact and self.valid and self.allowed and self.added not in ("content", "unclear")

    @property
    def was_in_time(self) -> bool:
        """Signed while its certificate was valid, as far as the times in it can be believed."""
        when = self.stamped_at or self.at
        if when is None or self.valid_from is None or self.valid_until is None:
            return False
        return self.valid_from <= when <= self.valid_until


@dataclass(frozen=True, slots=True)
class Verdict:
    """
    `reasons`, worst first, say why the file is not good: unreadable, encrypted, large, unsigned, changed (a byte under
    a signature), broken (the signature itself), added (content behind a signature), unclear, uncovered (the end of the
    file is under no signature), late (signed outside the life of the certificate). None: it is whole.
    """

    sha256: str
    reasons: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()
    papers: dict[str, str] = field(default_factory=dict)  # files inside: name and SHA-256

    @property
    def is_whole(self) -> bool:
        return not self.reasons

    @property
    def is_ours(self) -> bool:
        """Whole, and sealed with one of our certificates."""
        return self.is_whole and any(mark.trust == "ours" and mark.kind == "signature" for mark in self.marks)
