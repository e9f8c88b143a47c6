"""The roadmap as values for the page that is printed: for us with everything, for the client with what they heard."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from vinculo.desk.plan.gantt_axis import Axis, axis_of
from vinculo.desk.plan.gantt_rows import THEIRS, Row, groups_of, rows_of
from vinculo.people.models import Organization
from vinculo.projects.models import Project
from vinculo.projects.schedule.passes import Schedule
from vinculo.projects.schedule.plan import Plan, PlannedMilestone, PlannedTask
from vinculo.web.dates import day, day_long, day_month, language, names

MOST = 300  # rows with tasks; a longer plan is printed by stages and milestones
Values = dict[str, Any]


def for_us(project: Project, plan: Plan, placed: Schedule | None, owners: Mapping[int, str], today: date) -> Values:
    groups = groups_of(plan, project.client.name, owners)
    is_short = sum(group.size for group in groups) <= MOST
    rows = rows_of(groups, {group.key for group in groups} if is_short else set(), placed)
    axis = axis_of(_days(rows), today, "month")
    drawn = [_row(row, axis, today) for row in rows]
    legend = [
        ("done", _("done")), ("plan", _("planned")), ("critical", _("may not slip a day")),
        ("theirs", _("the client's part")), ("buffer", _("buffer, for our eyes only")), ("flag", _("promised date")),
        ("over", _("beyond the promise")),
    ]  # fmt: skip
    foot = _("For us only: with internal dates.")
    return _page(project, axis, today, drawn, legend, foot)


def for_client(project: Project, plan: Plan, today: date) -> Values:
    """Stages, the dates they heard, what is done, and their own part. No date of ours, nobody's name, no estimate."""
    groups = groups_of(plan, project.client.name, {})
    days = [project.starts_on, project.due_on, *(one.promised_on for one in plan.milestones)]
    days += [on for task in plan.tasks if task.is_theirs for on in (task.starts_on, task.due_on)]
    axis = axis_of(days, today, "month")
    rows: list[Values] = []
    begin = project.starts_on
    for group in groups:
        told = [one for one in group.milestones if one.promised_on or one.done_on]
        theirs = [task for task in group.tasks if task.is_theirs]
        if told or theirs:
            name = _("Your part") if group.key == THEIRS else group.name
            rows.append(_plain("group", name, theirs=group.key == THEIRS))
        for one in told:
            rows.append(_told(one, begin, axis, today))
            begin = one.promised_on or one.done_on or begin
        rows += [_their_task(task, axis, today) for task in theirs]
    legend = [("done", _("done")), ("plan", _("to come")), ("theirs", _("your part")), ("flag", _("promised date"))]
    return _page(project, axis, today, rows, legend, "")


def _page(
    project: Project, axis: Axis, today: date, rows: Sequence[Values], legend: Iterable[tuple[str, str]], foot: str
) -> Values:
    house = Organization.current()
    return {
        "title": project.name, "house": house.name if house else "", "language": language(),
        "subtitle": _("%(client)s, as of %(day)s") % {"client": project.client.name, "day": day_long(today)},
        "months": _months(axis), "today": axis.at(today), "rows": list(rows), "foot": foot,
        "legend": [{"kind": kind, "text": text} for kind, text in legend],
    }  # fmt: skip


def _months(axis: Axis) -> list[Values]:
    words, found, room = names(language()).short_months, [], -10.0
    for number in range(axis.days):
        on = axis.first + timedelta(days=number)
        if (on.day == 1 or number == 0) and axis.at(on) - room > 4:
            room = axis.at(on)
            found.append({"x": room, "text": f"{words[on.month - 1]} {on.year}"})
    return found


def _days(rows: Iterable[Row]) -> list[date | None]:
    found: list[date | None] = []
    for row in rows:
        one = row.milestone
        found += [*(row.span or ()), *((one.promised_on, one.expected_on) if one else ())]
    return found


def _plain(kind: str, name: str, *, level: int = 0, theirs: bool = False) -> Values:
    return {
        "kind": kind, "name": name, "level": level, "theirs": theirs, "bars": [], "flags": [], "label": None,
        "late": False,
    }  # fmt: skip


def _row(row: Row, axis: Axis, today: date) -> Values:
    level = {"group": 0, "milestone": 1, "task": 2}[row.kind]
    drawn = _plain(row.kind, row.name, level=level, theirs=row.is_theirs)
    if row.milestone:
        _ours(drawn, row.milestone, row, axis, today)
    elif row.span:
        a, b = axis.at(row.span[0]), axis.at(row.span[1], end=True)
        kinds = ("theirs", "theirs-done") if row.is_theirs else ("critical" if row.is_critical else "plan", "done")
        if row.kind == "group":
            kinds = ("group", "group")
        drawn["bars"] = _bars((kinds[0], a, b), *([(kinds[1], a, a + (b - a) * row.share)] if row.share else []))
    return drawn


def _ours(drawn: Values, one: PlannedMilestone, row: Row, axis: Axis, today: date) -> None:
    bars = []
    if row.span:
        bars.append(("done" if one.done_on else "plan", axis.at(row.span[0]), axis.at(row.span[1], end=True)))
    if one.promised_on:
        promised, expected = axis.at(one.promised_on, end=True), one.expected_on
        drawn["flags"] = [promised]
        drawn["late"] = bool(not one.done_on and expected and expected > one.promised_on)
        if not one.done_on and one.planned_on and one.planned_on < one.promised_on:
            bars.append(("buffer", axis.at(one.planned_on, end=True), promised))
        if drawn["late"] and expected:
            bars.append(("over", promised, axis.at(expected, end=True)))
        drawn["bars"] = _bars(*bars)
        drawn["label"] = _label(drawn, promised, day(one.promised_on, today))
        if drawn["late"] and expected:
            text = _("forecast %(day)s") % {"day": day(expected, today)}
            drawn["label"] = _label(drawn, axis.at(expected, end=True), text)
    drawn["bars"] = _bars(*bars)


def _told(one: PlannedMilestone, begin: date | None, axis: Axis, today: date) -> Values:
    drawn = _plain("milestone", one.name, level=1)
    end = one.promised_on or one.done_on
    assert end is not None
    first = min(begin or end, end)
    until = one.done_on or end
    drawn["bars"] = _bars(("done" if one.done_on else "plan", axis.at(min(first, until)), axis.at(until, end=True)))
    if one.promised_on:
        drawn["flags"] = [axis.at(one.promised_on, end=True)]
    said = _("done on %(day)s") % {"day": day_month(one.done_on, today)} if one.done_on else day(end, today)
    drawn["label"] = _label(drawn, axis.at(max(end, until), end=True), said)
    return drawn


def _their_task(task: PlannedTask, axis: Axis, today: date) -> Values:
    drawn = _plain("task", task.title, level=2, theirs=True)
    end = task.due_on or task.starts_on
    if end:
        a, b = axis.at(min(task.starts_on or end, end)), axis.at(end, end=True)
        drawn["bars"] = _bars(("theirs-done" if task.is_done else "theirs", a, b))
        drawn["label"] = _label(drawn, b, day(end, today))
    return drawn


def _label(drawn: Values, x: float, text: str) -> Values:
    """Words behind the bar at `x`; near the edge of the page they stand before it, at `left`."""
    return {"x": x, "text": text, "left": min([x, *(bar["a"] for bar in drawn["bars"])])}


def _bars(*bars: tuple[str, float, float]) -> list[Values]:
    return [{"kind": kind, "a": round(a, 3), "b": round(b, 3)} for kind, a, b in bars]
