"""Sentences made from stored facts, at the edge, in the language of whoever reads them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext, pgettext

from vinculo.practices.catalogue import by_id
from vinculo.practices.models import Nudge
from vinculo.practices.practice import Practice
from vinculo.web import dates

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
    return value


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
    labels = {
        "call": gettext("Call"),
        "write": gettext("Write"),
        "answer": gettext("Answer"),
        "tell": gettext("Tell them"),
        "warn": gettext("Warn"),
        "keep": gettext("Mark as kept"),
        "renegotiate": gettext("Agree a new date"),
        "meet": gettext("Meet"),
        "plan": gettext("Set the next word"),
        "share": gettext("Tell where we are"),
        "ask": gettext("Ask"),
        "fill": gettext("Fill in"),
        "margin": gettext("Add margin"),
        "greet": gettext("Say hello"),
        "take_on": gettext("Take it on"),
        "name": gettext("Name somebody"),
        "kickoff": gettext("Open the kickoff"),
        "buffer": gettext("Add buffer"),
        "remind": gettext("Remind them"),
        "decide": gettext("Settle it"),
        "reset": gettext("Talk about it"),
        "confirm": gettext("Put it in writing"),
        "slip": gettext("Tell them"),
        "plan_work": gettext("Open the plan"),
        "review": gettext("Look again"),
        "report": gettext("Report"),
        "own": gettext("Own it"),
        "assign": gettext("Name somebody"),
        "relieve": gettext("Share the work"),
        "thank": gettext("Thank somebody"),
        "explain": gettext("Explain"),
        "hand_over": gettext("Plan the handover"),
        "documents": gettext("See what is missing"),
        "celebrate": gettext("Plan it"),
        "feedback": gettext("Ask how it was"),
        "look_back": gettext("Look back"),
        "learn": gettext("Write it down"),
        "last_word": gettext("Say it"),
        "next_step": gettext("Set the next step"),
    }
    return labels.get(action, pgettext("open a page", "Open"))
