"""What was frozen when a yes was asked for, in the reader's words."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vinculo.documents.models import Approval
from vinculo.logbook.approval_facts import DATE
from vinculo.projects.estimates import say_estimate
from vinculo.web.dates import day_long
from vinculo.web.money import money


@dataclass(frozen=True, slots=True)
class Fact:
    label: str
    value: str


LABELS: dict[str, str | Promise] = {
    "milestone": gettext_lazy("Result"),
    "promised_on": gettext_lazy("Day"),
    "change": gettext_lazy("Change"),
    "text": gettext_lazy("In more words"),
    "why": gettext_lazy("What for"),
    "work": gettext_lazy("Work"),
    "price": gettext_lazy("Price"),
    "moves": gettext_lazy("New day"),
    "project": gettext_lazy("Project"),
    "reached": gettext_lazy("Reached"),
    "handed_over": gettext_lazy("Handed over"),
}


def facts_of(approval: Approval, language: str) -> tuple[tuple[Fact, ...], dict[str, Any]]:
    """The facts; and the record of a kickoff in this language, where it is one."""
    shown = approval.shown or {}
    facts = [Fact(str(LABELS[key]), value) for key, said in shown.get("facts", []) if (value := _said(key, said))]
    if approval.about == Approval.About.MILESTONE:
        means = _("The day is agreed") if shown.get("means") == DATE else _("The result is accepted, and it is done")
        facts.append(Fact(_("What a yes means"), means))
    bodies = shown.get("bodies", {})
    code = language.partition("-")[0]
    body: dict[str, Any] = bodies.get(code) or next(iter(bodies.values()), {})
    return tuple(facts), body


def _said(key: str, said: Any) -> str:
    """Empty for what was not said."""
    return _WAYS.get(key, str)(said) if said not in (None, "") else ""


def _price(said: Any) -> str:
    amount, currency = said
    if amount == 0:
        return _("no charge")
    return money(amount, currency) if amount is not None else ""


def _with_day(said: Any) -> str:
    what, on = said
    return _("%(what)s: %(day)s") % {"what": what, "day": _day(on)} if on else str(what)


def _day(said: Any) -> str:
    return day_long(date.fromisoformat(said))


_WAYS: dict[str, Callable[[Any], str]] = {
    "promised_on": _day,
    "work": lambda said: say_estimate(said),
    "price": _price,
    "moves": _with_day,
    "reached": _with_day,
    "change": lambda said: f"{said[0]} · {said[1]}",
}
