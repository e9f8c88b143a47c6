"""How numbers, places and what is set are called."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from vinculo.practices.practice import Parameter, Practice
from vinculo.practices.tuning.settings import CLIENT, ORGANIZATION, PROJECT, Effective, Setting


def unit_words(unit: str) -> str:
    units = {
        "days": _("days"),
        "workdays": _("working days"),
        "hours": _("hours"),
        "percent": _("per cent"),
        "count": _("times"),
    }
    return str(units.get(unit, unit))


def with_unit(value: int, unit: str) -> str:
    """A number as one says it: 3 working days."""
    said = {
        "days": ngettext("%(n)d day", "%(n)d days", value),
        "workdays": ngettext("%(n)d working day", "%(n)d working days", value),
        "hours": ngettext("%(n)d hour", "%(n)d hours", value),
        "percent": _("%(n)d per cent"),
    }
    return str(said.get(unit, "%(n)d")) % {"n": value}


def parameter_name(name: str) -> str:
    names = {
        "days": _("How long"),
        "workdays": _("How long"),
        "hours": _("How long"),
        "soon": _("Speaks from"),
        "press": _("Presses from"),
        "ahead": _("Looks ahead"),
        "recent": _("Counts as recent"),
        "at_least": _("At least"),
        "times": _("How often"),
        "exchanges": _("Exchanges"),
        "percent": _("From how much on"),
        "points": _("How far apart"),
        "least": _("At least"),
        "until": _("Looks back"),
        "again": _("Again after"),
        "approval": _("Their approval"),
        "rest": _("Quiet for"),
        "begun": _("After the beginning"),
        "about": _("Give or take"),
        "table": _("On the table for"),
        "fits_from": _("Fits from"),
        "alike": _("How alike"),
        "low": _("Low is up to"),
        "fresh": _("Counts as fresh"),
        "told": _("Until they are told"),
        "resolve": _("Until it is resolved"),
        "before": _("Before the end of the day"),
        "overdue": _("Overdue tasks"),
    }
    return str(names.get(name, name.replace("_", " ")))


def parameter_words(practice: Practice, name: str) -> str:
    """With its unit where the practice has two of one name."""
    called = parameter_name(name)
    if [parameter_name(other) for other in practice.parameters].count(called) < 2:
        return called
    return f"{called} ({unit_words(practice.parameters[name].unit)})"


def bounds(parameter: Parameter) -> str:
    return _("%(low)d to %(high)d %(unit)s.") % {
        "low": parameter.low, "high": parameter.high, "unit": unit_words(parameter.unit),
    }  # fmt: skip


def place_words(place: str) -> str:
    """Where a value comes from."""
    places = {
        PROJECT: _("set for this project"),
        CLIENT: _("set for this client"),
        ORGANIZATION: _("set for everybody"),
    }
    return str(places.get(place, _("as delivered")))


def on_words(is_on: bool) -> str:
    return pgettext("of a practice", "On") if is_on else pgettext("of a practice", "Off")


@dataclass(frozen=True, slots=True)
class Value:
    """One line of what holds: what it is called, what it is, and where that comes from."""

    name: str
    value: str
    source: str
    is_set: bool


def values(practice: Practice, holds: Effective) -> list[Value]:
    lines = [("is_on", _("Is it on?"), on_words(holds.is_on))]
    for name, parameter in practice.parameters.items():
        lines.append((name, parameter_words(practice, name), with_unit(holds.values[name], parameter.unit)))
    return [
        Value(name, value, place_words(holds.came_from[key]), holds.came_from[key] != "default")
        for key, name, value in lines
    ]


def said(practice: Practice | None, setting: Setting) -> str:
    """What one place says, on one line."""
    return ", ".join(_said(practice, setting)) or _("nothing of its own")


def _said(practice: Practice | None, setting: Setting) -> Iterator[str]:
    if setting.is_on is not None:
        yield on_words(setting.is_on)
    for name, value in (setting.parameters or {}).items():
        known = practice.parameters.get(name) if practice else None
        told = with_unit(value, known.unit) if known else str(value)
        called = parameter_words(practice, name) if practice and known else name
        yield _("%(name)s: %(value)s") % {"name": called, "value": told}
