"""A letter's subject and text from what a nudge knows, in the words and the language of whoever reads it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from vinculo.letters.drafts import agree, care, money, promises, talk, trouble
from vinculo.letters.drafts.draft import Draft, said
from vinculo.letters.guards import rules
from vinculo.letters.lines import one_line
from vinculo.web.dates import day_long

DRAFTS: dict[str, Draft] = {
    **promises.DRAFTS, **talk.DRAFTS, **trouble.DRAFTS, **money.DRAFTS, **agree.DRAFTS, **care.DRAFTS,
}  # fmt: skip
NAMES = ("project", "launched", "won", "lost", "sent")  # of work and of people: told as they are
LONGEST = 300  # characters of what somebody typed: more than that is no quotation any more
SUBJECT = 300


@dataclass(frozen=True, slots=True)
class Begun:
    subject: str
    text: str


def begun(
    practice: str, facts: Mapping[str, Any], *, name: str, language: str, names: Sequence[str] = (), told: str = "",
) -> Begun | None:  # fmt: skip
    """
    What a letter for a nudge of this practice says at first; None where it is no matter for a letter.

    facts: of the nudge. name: the reader's first name, or empty. language: "es-formal". names: of our people, whom no
    letter puts a fault on. told: where things stand, composed from the record. What somebody typed is quoted only as
    long as our guards have nothing to say about it; without it the letter still says what it is about.
    """
    draft = DRAFTS.get(practice)
    if draft is None:
        return None
    with translation.override(language):
        for known in (_quoted(facts, typed=True), _quoted(facts, typed=False)):
            made = _made(draft, known, name, told)
            if not _is_warned_of(made, names, language):
                return made
        return _made(draft, {}, name, "")


def _made(draft: Draft, known: Mapping[str, Any], name: str, told: str) -> Begun:
    hello = _("Hello %(name)s,") % {"name": name} if name else _("Hello,")
    # Translators: [what] is a blank that the writer fills in; in Spanish it is [qué], in Polish [co].
    where = told or _("What is done, and what comes next: [what]") if draft.tells else ""
    parts = [hello, *(said(variants, known) for variants in draft.parts), where, str(draft.then)]
    return Begun(said(draft.subject, known)[:SUBJECT], "\n\n".join(part for part in parts if part))


def _quoted(facts: Mapping[str, Any], *, typed: bool) -> dict[str, Any]:
    """Facts as a letter says them: days in full, our own moments not at all, texts on one line."""
    told = {name: _as_told(name, value) for name, value in facts.items() if not name.endswith("_at")}
    kept = {name: value for name, value in told.items() if typed or not _is_typed(name, facts[name])}
    return {name: value for name, value in kept.items() if value not in ("", None)}


def _as_told(name: str, value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if name.endswith("_on"):
        return day_long(date.fromisoformat(value)) if value else ""
    line = one_line(value).rstrip(". ")
    return line if len(line) <= LONGEST else ""


def _is_typed(name: str, value: Any) -> bool:
    return isinstance(value, str) and not name.endswith(("_on", "_of")) and name not in NAMES


def _is_warned_of(made: Begun, names: Sequence[str], language: str) -> bool:
    """Whether a price stands in it, or a fault of somebody, or bad news without an end."""
    text, spoken = f"{made.subject}\n\n{made.text}", language[:2]
    return any(rules.money(text, (), spoken)) or any(rules.blame(text, names, spoken))
