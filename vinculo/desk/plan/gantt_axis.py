"""The axis of days under the roadmap, and its scale."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from vinculo.web.dates import language, names
from vinculo.web.svg import percent, rect, upright

ZOOMS = {"week": 22.0, "month": 8.0, "quarter": 2.6}  # pixels a day
HEAD = 40
LETTER = 7  # pixels of a label, about
LEAST_DAYS = 28
FEW, SOME = 45, 300  # days up to which weeks, or months, are the first choice
FARTHEST = 3650  # days; what lies beyond is drawn at the edge


@dataclass(frozen=True, slots=True)
class Axis:
    """Days as per cent of the width."""

    first: date
    days: int
    zoom: str

    @property
    def width(self) -> int:
        return round(self.days * ZOOMS[self.zoom])

    def at(self, on: date, *, end: bool = False) -> float:
        return min(max(((on - self.first).days + end) / self.days * 100, 0), 100)


def axis_of(days: Iterable[date | None], today: date, asked: str) -> Axis:
    """From the Monday before the first day to some time after the last; the zoom asked for, or a fitting one."""
    known = [on for on in days if on] or [today]
    first = max(min(*known, today), today - timedelta(days=FARTHEST))
    first -= timedelta(days=first.weekday())
    span = min((max(*known, today) - first).days + 1, FARTHEST)
    span = max(span + max(span // 12, 10), LEAST_DAYS)
    zoom = asked if asked in ZOOMS else "week" if span <= FEW else "month" if span <= SOME else "quarter"
    return Axis(first, span, zoom)


def head(axis: Axis, today: date) -> str:
    """Months, and in them the Mondays where there is room for them."""
    parts, months, shown, free = [], names(language()).short_months, 0, 0.0
    for monday in _mondays(axis):
        x = axis.at(monday)
        if axis.zoom != "quarter":
            parts.append(_label(x, 30, str(monday.day), "tx-f"))
        month = monday.year * 12 + monday.month
        if month != shown:
            year = f" {monday.year}" if not shown or monday.month == 1 else ""
            text, at = f"{months[monday.month - 1]}{year}", x / 100 * axis.width
            room = 10 + LETTER * len(text)
            if free <= at <= axis.width - room:
                parts.append(_label(x, 15, text, "tx-b"))
                free = at + room
            shown = month
    parts.append(upright(axis.at(today), HEAD - 8, HEAD, "today"))
    parts.append(f'<circle cx="{percent(axis.at(today))}" cy="{HEAD - 6}" r="4" class="today-d"/>')
    return "".join(parts)


def ground(axis: Axis, height: int, today: date) -> str:
    """Every second week tinted (every second month where weeks are narrow), and today."""
    parts = []
    if axis.zoom == "quarter":
        parts += [upright(axis.at(monday), 0, height, "ln") for monday in _mondays(axis) if monday.day <= 7]
    else:
        wide = 700 / axis.days
        tinted = [monday for number, monday in enumerate(_mondays(axis)) if number % 2]
        parts += [rect(axis.at(monday), min(wide, 100 - axis.at(monday)), 0, height, "wk") for monday in tinted]
    return "".join(parts) + upright(axis.at(today), 0, height, "today")


def _mondays(axis: Axis) -> Iterable[date]:
    return (axis.first + timedelta(days=number) for number in range(0, axis.days, 7))


def _label(x: float, y: float, text: str, css: str) -> str:
    return f'<text x="{percent(x)}" y="{y:g}" dx="6" class="{css}">{text}</text>'
