"""What was promised against what was delivered, from the record alone."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vinculo.agreements.models import ChangeRequest
from vinculo.desk.closing.about import About
from vinculo.projects.models import Side
from vinculo.web.dates import day


@dataclass(frozen=True, slots=True)
class Line:
    """One thing: when it was promised, when it came, and a state (ok, run, tight, risk) with its words."""

    what: str
    said: str
    came: str
    state: str
    words: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    title: str
    summary: str
    lines: list[Line]


def parts(about: About) -> list[Part]:
    """Promises, milestones, the obligations of each side, and changes; those with nothing in them left out."""
    today = about.today
    promises = [_dated(one, one.promised_on, one.kept_on, today, _promise_words) for one in about.promises]
    milestones = [_dated(one, one.promised_on, one.done_on, today, _milestone_words) for one in about.milestones]
    owed: dict[str, list[Line]] = {Side.OURS: [], Side.THEIRS: []}
    for one in about.obligations:
        owed[one.side].append(_dated(one, one.due_on, one.done_on, today, _owed_words))
    found = [
        Part(_("Promises"), _count(promises), promises),
        Part(_("Milestones"), _count(milestones), milestones),
        Part(_("What we owed them"), _count(owed[Side.OURS]), owed[Side.OURS]),
        Part(_("What they owed us"), _count(owed[Side.THEIRS]), owed[Side.THEIRS]),
        Part(_("Changes on the way"), _changes_counted(about.changes), [_change(one) for one in about.changes]),
    ]
    return [part for part in found if part.lines]


def _dated(one: Any, said: date | None, came: date | None, today: date, words: Callable[..., str]) -> Line:
    late = (said is not None) and (came or today) > said
    state = ("tight" if late else "ok") if came else ("risk" if late else "run")
    address = getattr(one, "get_absolute_url", str)() if hasattr(one, "get_absolute_url") else ""
    return Line(str(one), day(said), day(came), state, words(said, came, late, today), address)


def _promise_words(said: date | None, came: date | None, late: bool, today: date) -> str:
    if not came:
        return _("past its day") if late else _("still open")
    return _days_late(said, came) if late else _("kept")


def _milestone_words(said: date | None, came: date | None, late: bool, today: date) -> str:
    if not came:
        return _("past its day") if late else _("not reached yet")
    return _days_late(said, came) if late else _("reached")


def _owed_words(said: date | None, came: date | None, late: bool, today: date) -> str:
    if not came:
        return _("past its day") if late else _("still open")
    return _days_late(said, came) if late else _("done")


def _days_late(said: date | None, came: date) -> str:
    days = (came - said).days if said else 0
    return ngettext("%(days)d day later", "%(days)d days later", days) % {"days": days}


def _count(lines: list[Line]) -> str:
    """In time, late and open, as a sentence."""
    states = [line.state for line in lines]
    return _("%(ok)d in time, %(late)d later, %(open)d open") % {
        "ok": states.count("ok"),
        "late": states.count("tight"),
        "open": states.count("risk") + states.count("run"),
    }


def _change(one: ChangeRequest) -> Line:
    state = "ok" if one.state == ChangeRequest.State.ACCEPTED else "run" if one.is_undecided else "open"
    decided = day(one.decided_at.date()) if one.decided_at else ""
    return Line(one.title, day(one.asked_at.date()), decided, state, one.get_state_display(), one.get_absolute_url())


def _changes_counted(changes: Iterable[ChangeRequest]) -> str:
    accepted = sum(1 for one in changes if one.state == ChangeRequest.State.ACCEPTED)
    return ngettext("%(number)d accepted", "%(number)d accepted", accepted) % {"number": accepted}
