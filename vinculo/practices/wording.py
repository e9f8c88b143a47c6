"""Sentences made from stored facts, at the edge, in the language of whoever reads them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import get_language, pgettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from vinculo.language.quoting import inside_quotes
from vinculo.practices.catalogue import by_id
from vinculo.practices.models import Nudge
from vinculo.practices.practice import Practice
from vinculo.web import dates

LABELS = {
    "call": _("Call"),
    "write": _("Write"),
    "answer": _("Answer"),
    "tell": _("Tell them"),
    "warn": _("Warn"),
    "keep": _("Mark as kept"),
    "renegotiate": _("Agree a new date"),
    "meet": _("Meet"),
    "plan": _("Set the next word"),
    "share": _("Tell where we are"),
    "ask": _("Ask"),
    "fill": _("Fill in"),
    "margin": _("Add margin"),
    "greet": _("Say hello"),
    "take_on": _("Take it on"),
    "name": _("Name somebody"),
    "note": _("Note something"),
    "kickoff": _("Open the kickoff"),
    "buffer": _("Add buffer"),
    "remind": _("Remind them"),
    "decide": _("Settle it"),
    "reset": _("Talk about it"),
    "confirm": _("Put it in writing"),
    "slip": _("Tell them"),
    "plan_work": _("Open the plan"),
    "review": _("Look again"),
    "report": _("Report"),
    "own": _("Own it"),
    "complaint": _("See to it"),
    "assign": _("Name somebody"),
    "relieve": _("Share the work"),
    "thank": _("Thank somebody"),
    "explain": _("Explain"),
    "hand_over": _("Plan the handover"),
    "documents": _("See what is missing"),
    "celebrate": _("Plan it"),
    "feedback": _("Ask how it was"),
    "look_back": _("Look back"),
    "learn": _("Write it down"),
    "last_word": _("Say it"),
    "next_step": _("Set the next step"),
    "favour": _("Note a favour"),
    "plan_account": _("See the plan"),
    "ask_reference": _("Ask them"),
    "thank_referrer": _("Thank them"),
    "propose": _("Propose it"),
    "agree": _("See to the agreement"),
    "price": _("See to the price"),
}
OPEN = pgettext_lazy("open a page", "Open")
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]")


@dataclass(frozen=True, slots=True)
class Wording:
    """A nudge in words: the sentence, the facts behind it, what to bring, what turns it off."""

    sentence: str
    why: tuple[str, ...]
    bring: tuple[str, ...]
    settled_by: str
    code: str
    title: str
    kind: str
    action: str


def wording(nudge: Nudge, today: date) -> Wording:
    """The words of a nudge in the active language. A practice that is no longer installed gives its name."""
    practice = by_id().get(nudge.practice)
    if practice is None:
        return Wording(f"{nudge.facts.get('client', '')}: {nudge.practice}", (), (), "", nudge.practice, "", "care", "")
    facts = readable(nudge.facts, today)
    return Wording(
        sentence=advice(practice, facts),
        why=complete_sentences(practice.why, facts),
        bring=complete_sentences(practice.bring, facts),
        settled_by=str(practice.settled_by),
        code=practice.code,
        title=str(practice.title),
        kind=practice.kind,
        action=practice.action,
    )


def headline(practice: Practice, facts: Mapping[str, Any], today: date) -> str:
    """Only the sentence."""
    return advice(practice, readable(facts, today))


def advice(practice: Practice, facts: Mapping[str, Any]) -> str:
    """The sentence of the nudge: the first of its variants that the facts fill, else the advice itself."""
    return next(iter(complete_sentences(practice.instead, facts)), None) or sentence(practice.advice, facts)


def readable(facts: Mapping[str, Any], today: date) -> dict[str, Any]:
    """Facts with dates and moments as people say them; everything else as it is."""
    return {name: _readable(name, value, today) for name, value in facts.items()}


def _readable(name: str, value: Any, today: date) -> Any:
    if not value or not isinstance(value, str):
        return value
    try:
        if name.endswith("_on"):
            return dates.day(date.fromisoformat(value), today)
        if name.endswith("_at"):
            at = datetime.fromisoformat(value)
            return _today_at(at) if dates.local_date(at) == today else dates.moment(at, today)
    except ValueError:
        return value
    # What somebody wrote on several lines is quoted on one.
    return inside_quotes(" ".join(value.split()), get_language())


def _today_at(at: datetime) -> str:
    return pgettext("an hour of today, in a sentence", "%(time)s") % {"time": dates.clock(at)}


def sentence(text: Any, facts: Mapping[str, Any]) -> str:
    """Fill a (lazy, possibly plural) sentence; a missing fact shows as … rather than breaking the page."""
    return str(text % _Forgiving(facts))


def complete_sentences(texts: Iterable[Any], facts: Mapping[str, Any]) -> tuple[str, ...]:
    """Those sentences all of whose placeholders are known."""
    known = {name for name, value in facts.items() if value not in (None, "", [])}
    return tuple(sentence(text, facts) for text in texts if needed(text) <= known)


def needed(text: Any) -> set[str]:
    """The names of the facts a sentence speaks of."""
    # Plural sentences are chosen by a number when they are filled; any form names the same facts.
    probe = _Probe()
    text % probe  # noqa: B018 (filling it is what asks for the names)
    return probe.asked


class _Forgiving(dict[str, Any]):
    def __missing__(self, name: str) -> str:
        return "…"


class _Probe(dict[str, Any]):
    """Notes which names a sentence asks for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: set[str] = set()

    def __getitem__(self, name: str) -> int:
        self.asked.add(name)
        return 1


def action_label(action: str) -> str:
    """What the button says: the verb is the channel."""
    return str(LABELS.get(action, OPEN))
