"""The roadmap of a project: planned, buffer, promised and forecast of each milestone on one axis with today on it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from vinculo.agreements.models import Obligation
from vinculo.projects.models import Milestone, Project
from vinculo.web.dates import day, language, names
from vinculo.web.svg import dot, level, percent, picture, rect, upright

ROW, HEAD = 44, 40  # pixels, as the column of names beside it
LETTER = 0.95  # per cent of the width that a letter of a label takes
MOST_WEEKS = 18  # above, the axis counts months


@dataclass(frozen=True, slots=True)
class Axis:
    """Days as per cent of the width."""

    first: date
    days: int

    def at(self, on: date, *, end: bool = False) -> float:
        return min(max(((on - self.first).days + end) / self.days * 100, 0), 100)


def roadmap(
    project: Project, milestones: Sequence[Milestone], today: date, owed: Sequence[Obligation] = ()
) -> SafeString:
    """One picture, with a lane for what the client owes; empty without a milestone that has a date."""
    dated = [one for one in milestones if one.promised_on or one.planned_on or one.forecast_on or one.done_on]
    if not dated:
        return SafeString("")
    lane = [one for one in owed if one.due_on]
    axis = _axis(project, milestones, today)
    height = HEAD + ROW * (len(milestones) + bool(lane))
    parts = _scale(axis, height)
    if lane:
        parts.append(rect(0, 100, height - ROW, ROW, "lane-c"))
    parts += [level(HEAD + ROW * row, "ln") for row in range(len(milestones))]
    begin = project.starts_on or axis.first
    for row, milestone in enumerate(milestones):
        begin = getattr(milestone, "begins_on", None) or begin
        parts += _bar(milestone, begin, axis, HEAD + ROW * row, today)
        begin = milestone.done_on or milestone.planned_on or milestone.promised_on or begin
    parts += _client_lane(lane, axis, height - ROW)
    parts += [upright(axis.at(today), HEAD - 8, height, "today"), dot(axis.at(today), HEAD - 6, 4, "today-d")]
    return picture(height, _spoken(dated), parts)


def _axis(project: Project, milestones: Sequence[Milestone], today: date) -> Axis:
    days = [project.starts_on, project.due_on, today]
    for one in milestones:
        days += [one.planned_on, one.promised_on, one.forecast_on, one.done_on]
    known = [on for on in days if on]
    first = min(known) - timedelta(days=min(known).weekday())
    span = (max(known) - first).days + 1
    return Axis(first, max(span + max(span // 6, 7), 28))


def _scale(axis: Axis, height: int) -> list[str]:
    """Every second week tinted, the day of its Monday, and each month once; months alone when there are many weeks."""
    parts, months, weeks = [], names(language()).short_months, axis.days // 7 + 1
    by_month = weeks > MOST_WEEKS
    month, free_from = 0, -10.0
    for week in range(weeks):
        monday = axis.first + timedelta(days=7 * week)
        x = axis.at(monday)
        if not by_month and week % 2:
            parts.append(rect(x, min(700 / axis.days, 100 - x), 0, height, "wk"))
        if not by_month:
            parts.append(_text(x, 29, str(monday.day), "tx-f", 6))
        if monday.month != month:
            if by_month:
                parts.append(upright(x, 20, height, "ln"))
            if x >= free_from:
                label = months[monday.month - 1]
                year = f" {monday.year}" if by_month and (month == 0 or monday.month == 1) else ""
                parts.append(_text(x, 15, f"{label}{year}", "tx-b", 6))
                free_from = x + 6
            month = monday.month
    return parts


def _bar(one: Milestone, begin: date, axis: Axis, y: int, today: date) -> list[str]:
    planned = one.done_on or one.planned_on or one.promised_on or one.forecast_on
    if planned is None:
        return []
    a, b = axis.at(min(begin, planned)), axis.at(planned, end=True)
    parts = []
    if one.done_on:
        parts.append(rect(a, b - a, y + 14, 16, "done", radius=5))
    else:
        parts += _buffer(one, axis, y, b)
        parts.append(rect(a, b - a, y + 14, 16, "plan", radius=5))
        share = _share_done(one)
        done = a + (b - a) * share if share is not None else min(axis.at(today), b)
        if begin < today or share:
            parts.append(rect(a, max(done - a, 0), y + 14, 16, "done", radius=5))
    if one.promised_on:
        parts.append(upright(axis.at(one.promised_on, end=True), y + 9, y + 34, "flag"))
    return parts if one.done_on else [*parts, _label(one, axis, y, today)]


def _share_done(one: Any) -> float | None:
    """How much of the estimated work is done; None when nothing is estimated."""
    work = getattr(one, "work_minutes", 0)
    return min(one.done_minutes / work, 1) if work else None


def _client_lane(owed: Sequence[Obligation], axis: Axis, y: int) -> list[str]:
    """What they have to give, each ending on its day; counted ones are filled as far as they are here."""
    ends = [axis.at(one.due_on, end=True) for one in owed if one.due_on]
    starts = [max(end - max(700 / axis.days, 4), 0) for end in ends]
    parts = []
    for number, (one, start, end) in enumerate(zip(owed, starts, ends, strict=True)):
        parts.append(rect(start, end - start, y + 15, 14, "cli", radius=4))
        here = 1.0 if one.done_on else one.received / one.wanted if one.wanted else 0.0
        if here:
            parts.append(rect(start, (end - start) * min(here, 1), y + 15, 14, "cli-d", radius=4))
        room = min([*starts[number + 1 :], 98]) - end
        text = next((label for label in _labels_of(one) if len(label) * LETTER + 1 < room), "")
        if text:
            parts.append(_text(end, y + 26, text, "", 7))
    return parts


def _labels_of(one: Obligation) -> list[str]:
    """What may stand beside its bar, the fullest first."""
    if not one.wanted:
        return [one.what]
    count = f"{one.received}/{one.wanted}"
    return [f"{one.what} {count}", count]


def _buffer(one: Milestone, axis: Axis, y: int, b: float) -> list[str]:
    if not one.promised_on:
        return []
    promised, parts = axis.at(one.promised_on, end=True), []
    if promised > b:
        parts.append(rect(b, promised - b, y + 14.5, 15, "buf"))
    expected = one.expected_on
    if expected and expected > one.promised_on:
        late = axis.at(expected, end=True)
        parts.append(rect(promised, late - promised, y + 14.5, 15, "over", radius=2))
    return parts


def _label(one: Milestone, axis: Axis, y: int, today: date) -> str:
    """The word we gave, or the day it looks like instead; inside the edge when it would run out of the picture."""
    late = one.expected_on and one.promised_on and one.expected_on > one.promised_on
    on = (one.expected_on if late else one.promised_on) or one.expected_on
    if on is None:
        return ""
    text = _("forecast %(day)s") % {"day": day(on, today)} if late else day(on, today)
    x = max(axis.at(on, end=True), axis.at(one.promised_on or on, end=True))
    css = "tx-danger" if late else "tx-b"
    fits = x < 98 - len(text) * LETTER
    return _text(x, y + 27, text, css, 7) if fits else _text(x, y + 11, text, css, -7, "end")


def _text(x: float, y: float, text: str, css: str, shift: int, anchor: str = "start") -> str:
    return (
        f'<text x="{percent(x)}" y="{y:g}" dx="{shift}" text-anchor="{anchor}" class="{css}">'
        f"{conditional_escape(text)}</text>"
    )


def _spoken(milestones: Sequence[Milestone]) -> str:
    said = []
    for one in milestones:
        if one.done_on:
            said.append(_("%(name)s: done on %(day)s.") % {"name": one.name, "day": day(one.done_on)})
        elif one.promised_on:
            said.append(_("%(name)s: promised for %(day)s.") % {"name": one.name, "day": day(one.promised_on)})
        else:
            said.append(_("%(name)s: not promised yet.") % {"name": one.name})
    return " ".join(said)
