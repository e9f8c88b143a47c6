"""One promise on a line: what we keep for ourselves, what we promised, what we expect, and where today is."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from vinculo.web.dates import day, day_month
from vinculo.web.svg import anchor_at, dot, picture, rect, upright, words

Scale = Callable[[date], float]

LETTER = 2.2  # per cent of the width that a letter of a label takes on a narrow card


class Label(NamedTuple):
    x: float
    text: str
    css: str


def date_rail(
    promised: date,
    internal: date | None = None,
    forecast: date | None = None,
    today: date | None = None,
) -> SafeString:
    """Draw the dates of one promise; the window is whatever they span, with some air on both sides."""
    scale = _scale([on for on in (internal, promised, forecast, today) if on])
    late = forecast if forecast and forecast > promised else None
    own = internal or promised
    parts = [rect(0, scale(own), 30, 10, "done" if today and today >= own else "plan", radius=5)]
    if internal and internal < promised:
        parts.append(rect(scale(internal), scale(promised) - scale(internal), 30.5, 9, "buf"))
    if late:
        parts.append(rect(scale(promised), scale(late) - scale(promised), 30.5, 9, "over", radius=2))
    if today:
        parts.append(upright(scale(today), 22, 48, "today"))
    parts.append(upright(scale(promised), 23, 46, "flag"))
    if late:
        parts.append(dot(scale(late), 35, 4.5, "flag-d"))
    parts.append(_label(Label(scale(promised), _("promised %(day)s") % {"day": day(promised, today)}, "tx-b"), 18))
    below, height = _below(scale, internal, late, today)
    return picture(height, _spoken(promised, internal, forecast, today), parts + below)


def _scale(days: list[date]) -> Scale:
    """Where each day stands, in per cent of the width."""
    first, last = min(days), max(days)
    air = max((last - first).days * 0.18, 2)
    start, span = first - timedelta(days=round(air)), (last - first).days + 2 * round(air)

    def place(on: date) -> float:
        return ((on - start).days + 0.5) / (span + 1) * 100

    return place


def _below(scale: Scale, internal: date | None, late: date | None, today: date | None) -> tuple[list[str], float]:
    """The labels under the line, each in the first of two rows where it does not touch another."""
    labels = []
    if late:
        labels.append(Label(scale(late), _("forecast %(day)s") % {"day": day_month(late, today)}, "tx-danger"))
    if today:
        labels.append(Label(scale(today), _("today"), "tx-acc"))
    if internal:
        labels.append(Label(scale(internal), _("internal %(day)s") % {"day": day_month(internal, today)}, ""))
    rows: list[list[Label]] = [[], []]
    for label in labels:
        row = 0 if all(not _touch(label, other) for other in rows[0]) else 1
        rows[row].append(label)
    drawn = [_label(label, 61 + 15 * row) for row, placed in enumerate(rows) for label in placed]
    return drawn, 89 if rows[1] else 74


def _touch(one: Label, other: Label) -> bool:
    (a, b), (c, d) = _reach(one), _reach(other)
    return a < d and c < b


def _reach(label: Label) -> tuple[float, float]:
    wide = len(label.text) * LETTER
    before = {"start": 0.0, "middle": wide / 2, "end": wide}[anchor_at(label.x)]
    return label.x - before - 1, label.x - before + wide + 1


def _label(label: Label, y: float) -> str:
    return words(label.x, y, label.text, label.css, anchor_at(label.x))


def _spoken(promised: date, internal: date | None, forecast: date | None, today: date | None) -> str:
    said = [_("Promised for %(day)s.") % {"day": day(promised, today)}]
    if internal:
        said.append(_("Internal date %(day)s.") % {"day": day(internal, today)})
    if forecast:
        said.append(_("Forecast %(day)s.") % {"day": day(forecast, today)})
    if today:
        said.append(_("Today is %(day)s.") % {"day": day(today, today)})
    return " ".join(said)
