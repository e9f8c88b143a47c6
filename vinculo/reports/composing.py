"""The sections of a report, from facts to sentences, in the language that is active. Plain functions."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from vinculo.reports.facts import Facts, Owed, Stop, Wanted
from vinculo.web.dates import day_long

Section = dict[str, Any]
BRIEF, WEEK, ALL = "brief", "week", "all"
LINES = {BRIEF: 3, WEEK: 8, ALL: 60}  # of one kind, by detail
FIGURES = "figures"


def composed(facts: Facts, *, detail: str, since: date, figures: Iterable[str] = ()) -> list[Section]:
    """
    The sections that have something to say, in the order in which one reads them. `detail`: "brief", "week" or "all".
    `figures`: sentences on what they measure us by.
    """
    most = LINES[detail]
    found = {
        "done": _done(facts, detail, since),
        "next": _next(facts, detail),
        "road": [_stop(one) for one in facts.stops if one.done_on is None][:most],
        "wanted": [_wish(one) for one in facts.wanted],
        "owed": [_part(one) for one in facts.owed][:most],
        "risks": [_risk(one.what, one.way_out) for one in facts.risks],
        FIGURES: list(figures),
    }
    return [{"key": key, "title": title, "lines": found[key]} for key, title in titles().items() if found[key]]


def titles() -> dict[str, str]:
    """What each part is called, in the order in which one reads them."""
    return {
        "done": _("What is done"),
        "next": _("What comes next"),
        "road": _("The road"),
        "wanted": _("What we ask you to decide"),
        "owed": _("What we wait for from you"),
        "risks": _("What we keep an eye on"),
        FIGURES: _("In figures"),
    }


def _done(facts: Facts, detail: str, since: date) -> list[str]:
    """Results first; work by name only for whoever wants to know it, else how much it was."""
    lines = [
        _("%(what)s, on %(day)s") % {"what": one.name, "day": day_long(one.done_on)}
        for one in facts.stops
        if one.done_on and one.done_on >= since
    ]
    lines += [_("Decided: %(what)s") % {"what": text} for text in facts.decided] if detail != BRIEF else []
    return lines + _work(facts.done, detail)


def _work(names: tuple[str, ...], detail: str) -> list[str]:
    if detail == BRIEF:
        words = ngettext("%(number)d piece of work finished", "%(number)d pieces of work finished", len(names))
        return [words % {"number": len(names)}] if names else []
    most = LINES[detail]
    more = len(names) - most
    rest = ngettext("and %(number)d more", "and %(number)d more", more) % {"number": more} if more > 0 else ""
    return [*names[:most], *([rest] if rest else [])]


def _next(facts: Facts, detail: str) -> list[str]:
    if detail == BRIEF:
        first = next((one for one in facts.stops if one.done_on is None), None)
        return [first.name] if first else []
    going = [_("Under way: %(what)s") % {"what": name} for name in facts.under_way]
    return _work((*going, *facts.ahead), detail)


def _stop(one: Stop) -> str:
    said = {"what": one.name, "day": day_long(one.promised_on) if one.promised_on else ""}
    if one.promised_on is None:
        return _("%(what)s: the day is not agreed yet") % said
    if one.is_late:
        return _("%(what)s was promised for %(day)s and is not here yet") % said
    if one.holds:
        return _("%(what)s: %(day)s, as agreed") % said
    return pgettext("a milestone and its day", "%(what)s: %(day)s") % said


def _wish(one: Wanted) -> str:
    if one.to_sign:
        return _("To sign: %(what)s") % {"what": one.title}
    if one.due_on:
        return _("%(what)s, by %(day)s") % {"what": one.title, "day": day_long(one.due_on)}
    return one.title


def _part(one: Owed) -> str:
    said = {
        "what": one.what,
        "day": day_long(one.due_on) if one.due_on else "",
        "result": one.waits,
        "on": day_long(one.waits_on) if one.waits_on else "",
    }
    if one.is_late and one.waits:
        return _("%(what)s: it was agreed for %(day)s, and “%(result)s” waits for it") % said
    if one.waits_on and one.due_on:
        return _("%(what)s, by %(day)s, so that “%(result)s” can come on %(on)s") % said
    if one.waits:
        return _("%(what)s: “%(result)s” waits for it") % said
    if one.is_late:
        return _("%(what)s: it was agreed for %(day)s") % said
    return _("%(what)s, by %(day)s") % said if one.due_on else one.what


def _risk(what: str, way_out: str) -> str:
    if not way_out:
        return what
    return pgettext("a risk and the way out", "%(what)s. %(way_out)s") % {
        "what": what.strip().rstrip("."), "way_out": way_out.strip(),
    }  # fmt: skip
