"""What a check found, in sentences for people."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vinculo.documents.sealing.verdict import Mark, Verdict

REASONS: dict[str, str | Promise] = {
    "kind": gettext_lazy("Only a PDF or a text can be signed."),
    "damaged": gettext_lazy("The file in the store is damaged or gone."),
    "unreadable": gettext_lazy("It cannot be read as a PDF."),
    "encrypted": gettext_lazy("It is locked with a password. Send it without one."),
    "large": gettext_lazy("It is too large to be checked."),
    "unsigned": gettext_lazy("There is no signature in it."),
    "changed": gettext_lazy("What was signed was changed afterwards: the signature does not fit the file any more."),
    "broken": gettext_lazy("A signature in it does not hold."),
    "added": gettext_lazy("Something was added after it was signed."),
    "unclear": gettext_lazy("A signature in it does not say clearly what it covers."),
    "uncovered": gettext_lazy("The end of the file is under no signature."),
    "late": gettext_lazy("It was signed when its certificate was not valid, or does not say when."),
    "other": gettext_lazy("This is not the paper that was sent, byte by byte. Sign the file you get from here."),
    "same": gettext_lazy("There is no new signature in it."),
    "script": gettext_lazy("There is a script in it. A paper to be signed must stand still."),
    "launch": gettext_lazy("It opens other files. A paper to be signed must stand still."),
    "action": gettext_lazy("It does something by itself. A paper to be signed must stand still."),
    "form": gettext_lazy("It is a form that draws itself anew (XFA). Save it as a plain PDF."),
    "files": gettext_lazy("There are other files in it. A paper to be signed holds nothing but its pages."),
    "media": gettext_lazy("There is sound, film or 3D in it. A paper to be signed must stand still."),
    "opens": gettext_lazy("It does something when it is opened. A paper to be signed must stand still."),
}


def why_not(reason: str) -> str:
    return str(REASONS.get(reason, REASONS["unreadable"]))


@dataclass(frozen=True, slots=True)
class ToldMark:
    """One signature, for people."""

    title: str
    name: str
    issuer: str
    at: datetime | None
    stamped_at: datetime | None
    stamped_by: str
    trust: str
    fingerprint: str
    holds: bool


@dataclass(frozen=True, slots=True)
class Told:
    """A verdict, for people. `tone`: ok, warn or danger."""

    tone: str
    headline: str
    reasons: tuple[str, ...]
    marks: tuple[ToldMark, ...]
    papers: tuple[tuple[str, str], ...]
    sha256: str


def told(verdict: Verdict) -> Told:
    if verdict.is_ours:
        tone, headline = "ok", _("Sealed by us, and nothing was changed or added since.")
    elif verdict.is_whole:
        tone, headline = "warn", _("Nothing was changed or added since it was signed; the seal is not one of ours.")
    else:
        tone, headline = "danger", _("This file cannot be trusted.")
    return Told(
        tone,
        headline,
        tuple(why_not(reason) for reason in verdict.reasons),
        tuple(_mark(mark) for mark in verdict.marks),
        tuple(sorted(verdict.papers.items())),
        verdict.sha256,
    )


def _mark(mark: Mark) -> ToldMark:
    return ToldMark(
        title=_("Time stamp") if mark.kind == "stamp" else _("Signature or seal"),
        name=mark.name,
        issuer=mark.issuer,
        at=mark.at,
        stamped_at=mark.stamped_at,
        stamped_by=mark.stamped_by,
        trust=_trust(mark),
        fingerprint=mark.fingerprint,
        holds=mark.holds,
    )


def _trust(mark: Mark) -> str:
    if mark.trust == "ours":
        return _("One of the certificates that we know")
    if mark.says_qualified:
        return _("Says of itself that it is qualified; not checked against the trusted lists of the EU")
    return _("Not one of ours; not checked against the trusted lists of the EU")
