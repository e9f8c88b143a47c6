"""
A friendly word about what is still to come, in the language of whoever reads it: what is missing, what it does to the
dates they heard, what we can do instead. It blames nobody, and our own dates stay out of it.
"""

from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vinculo.agreements.delays import Delay
from vinculo.agreements.models import Obligation
from vinculo.people.models import Person
from vinculo.projects.schedule.moves import MilestoneMove
from vinculo.web.dates import day_long


@dataclass(frozen=True, slots=True)
class Draft:
    subject: str
    text: str
    language: str


def compose(obligation: Obligation, now: Delay | None, *, language: str, writer: Person) -> Draft:
    """`now`: what it does to the dates if it comes today; None when that cannot be computed."""
    with translation.override(language):
        parts = [_hello(obligation), missing(obligation), *_dates(obligation, now), *_instead(obligation)]
        parts.append(_("Tell me if anything stands in the way; we will find a solution together."))
        parts.append(writer.name)
        subject = _("What is still to come: %(what)s") % {"what": obligation.what.rstrip(".")}
        return Draft(subject, "\n\n".join(parts), language)


def _hello(obligation: Obligation) -> str:
    name = obligation.contact.first_name if obligation.contact else ""
    return _("Hello %(name)s,") % {"name": name} if name else _("Hello,")


def missing(obligation: Obligation) -> str:
    """38 of 126 to go: facts, no fault."""
    what, left = obligation.what.rstrip("."), obligation.missing
    if obligation.wanted is None or left is None:
        said = _("This is still to come: %(what)s.") % {"what": what}
    else:
        said = ngettext(
            "%(left)d of %(wanted)d is still to come: %(what)s.",
            "%(left)d of %(wanted)d are still to come: %(what)s.",
            left,
        ) % {"left": left, "wanted": obligation.wanted, "what": what}
    if obligation.due_on:
        agreed = _("We had agreed on %(day)s.") % {"day": day_long(obligation.due_on)}
        return f"{said} {agreed}"
    return said


def _dates(obligation: Obligation, now: Delay | None) -> list[str]:
    if now is None or obligation.milestone is None:
        return []
    if now.broken:
        moved = [_moved(move) for move in now.broken]
        return [" ".join([*moved, _("Each working day more moves it by one more.")])]
    if now.holds_until_on is None:
        return []
    words = {
        "day": day_long(now.holds_until_on),
        "milestone": obligation.milestone.name,
        "promised": day_long(obligation.milestone.promised_on),
    }
    holds = _("If it is here by %(day)s, “%(milestone)s” stays on %(promised)s.") % words
    then = _("Each working day after that moves it by one.")
    return [f"{holds} {then}"]


def _moved(move: MilestoneMove) -> str:
    words = {"milestone": move.name, "from": day_long(move.promised_on), "to": day_long(move.to_on)}
    return _("As it stands, “%(milestone)s” moves from %(from)s to %(to)s.") % words


def _instead(obligation: Obligation) -> list[str]:
    if not obligation.if_late:
        return []
    return [_("If it helps, we can also do this: %(instead)s") % {"instead": obligation.if_late}]
