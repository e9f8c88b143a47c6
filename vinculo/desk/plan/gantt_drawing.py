"""The bars of the roadmap, and the lines between those that wait for each other."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from vinculo.desk.plan.gantt_axis import Axis, ground
from vinculo.desk.plan.gantt_rows import Row, Span
from vinculo.projects.schedule.plan import PlannedLink, PlannedMilestone
from vinculo.web.dates import day, day_month
from vinculo.web.svg import level, percent, rect, upright

ROW = 34  # pixels, as the column of names beside it
LETTER_PX = 7  # of a label, about


def block(
    rows: Sequence[Row],
    first: int,
    axis: Axis,
    today: date,
    links: Iterable[PlannedLink] = (),
    places: Mapping[int, int] | None = None,
    spans: Mapping[int, Span] | None = None,
    baseline: Mapping[tuple[str, str], Span] | None = None,
    who: Mapping[int, str] | None = None,
) -> SafeString:
    """
    The picture of some rows. `first`: the number of the first one; `places`: the row of each task (that of its stage
    when it is folded away); `spans`: first and last day of each task; `who`: initials by the id of a person.
    """
    height = ROW * len(rows)
    parts = [_lanes(rows), ground(axis, height, today)]
    parts += [level(ROW * number, "ln") for number in range(1, len(rows))]
    parts += _lines(links, places or {}, spans or {}, first, len(rows), axis)
    for number, row in enumerate(rows):
        y = ROW * number
        parts += _baseline(row, axis, y, baseline or {})
        parts += _bar(row, axis, y, today, who or {})
    label = escape(_("Bars of %(count)d rows; the list beside them says the same in words") % {"count": len(rows)})
    return mark_safe(  # every text in it is escaped where it is written
        f'<svg class="rail g-pic" width="{axis.width}" height="{height}" role="img" aria-label="{label}">'
        f"{''.join(parts)}</svg>"
    )


def _lanes(rows: Sequence[Row]) -> str:
    """The client's part has a ground of its own."""
    theirs = [number for number, row in enumerate(rows) if row.is_theirs]
    if not theirs:
        return ""
    return rect(0, 100, ROW * theirs[0], ROW * (theirs[-1] - theirs[0] + 1), "lane-c")


def _bar(row: Row, axis: Axis, y: int, today: date, who: Mapping[int, str]) -> list[str]:
    if row.milestone:
        return _milestone(row.milestone, row, axis, y, today)
    if row.span is None:
        return []
    a, b = axis.at(row.span[0]), axis.at(row.span[1], end=True)
    if row.kind == "group":
        css = ("cli", "cli-d") if row.is_theirs else ("plan", "done")
        return [rect(a, b - a, y + 13, 8, css[0], 2), rect(a, (b - a) * row.share, y + 13, 8, css[1], 2)]
    return _task(row, axis, y, who)


def _task(row: Row, axis: Axis, y: int, who: Mapping[int, str]) -> list[str]:
    assert row.span and row.task
    a, b = axis.at(row.span[0]), axis.at(row.span[1], end=True)
    plan, done = ("cli", "cli-d") if row.is_theirs else ("plan", "done")
    css = f"{plan} crit" if row.is_critical else plan
    place = f'x="{percent(a)}" width="{percent(max(b - a, 0.15))}" y="{y + 9}" height="16" rx="4"'
    dates = f'data-s="{row.span[0]:%Y-%m-%d}" data-e="{row.span[1]:%Y-%m-%d}"'
    parts = [f'<rect {place} class="{css}" data-bar="{row.key}" {dates}/>']
    if row.share:
        parts.append(rect(a, (b - a) * row.share, y + 9, 16, f"{done} g-done", 4))
    name = who.get(row.task.assignee_id or 0)
    if name:
        parts.append(f'<text x="{percent(b)}" y="{y + 21}" dx="6" class="tx-f">{escape(name)}</text>')
    return parts


def _milestone(one: PlannedMilestone, row: Row, axis: Axis, y: int, today: date) -> list[str]:
    parts: list[str] = []
    if row.span:
        a, b = axis.at(row.span[0]), axis.at(row.span[1], end=True)
        if one.done_on:
            parts.append(rect(a, b - a, y + 10, 14, "done", 4))
        elif one.planned_on:
            parts.append(rect(a, b - a, y + 10, 14, "plan", 4))
            gone = min(max(axis.at(today), a), b)
            parts.append(rect(a, gone - a, y + 10, 14, "done", 4))
    if one.done_on:
        parts.append(_diamond(axis.at(one.done_on, end=True), y + 17, "flag"))
    elif one.planned_on:
        held = f' data-bar="m{one.id}" data-e="{one.planned_on:%Y-%m-%d}"'
        parts.append(_diamond(axis.at(one.planned_on, end=True), y + 17, "hollow", held))
    parts += _promise(one, axis, y)
    if one.promised_on:
        parts.append(upright(axis.at(one.promised_on, end=True), y + 5, y + 29, "flag"))
    return parts if one.done_on else [*parts, *_forecast(one, axis, y), *_label(one, axis, y, today)]


def _promise(one: PlannedMilestone, axis: Axis, y: int) -> list[str]:
    """The buffer before the promised day, and what lies beyond it."""
    if not one.promised_on or one.done_on:
        return []
    parts, promised = [], axis.at(one.promised_on, end=True)
    if one.planned_on and one.planned_on < one.promised_on:
        begin = axis.at(one.planned_on, end=True)
        parts.append(rect(begin, promised - begin, y + 10.5, 13, "buf"))
    expected = one.expected_on
    if expected and expected > one.promised_on:
        parts.append(rect(promised, axis.at(expected, end=True) - promised, y + 10.5, 13, "over", 2))
    return parts


def _forecast(one: PlannedMilestone, axis: Axis, y: int) -> list[str]:
    """How far apart the facts put it: from early to late, with the likely day as a bead."""
    if not (one.forecast_early_on and one.forecast_late_on):
        return []
    a, b = axis.at(one.forecast_early_on, end=True), axis.at(one.forecast_late_on, end=True)
    line = f'<line x1="{percent(a)}" x2="{percent(b)}" y1="{y + 29}" y2="{y + 29}" class="fc-l"/>'
    likely = axis.at(one.forecast_on, end=True) if one.forecast_on else None
    bead = f'<circle cx="{percent(likely)}" cy="{y + 29}" r="2.5" class="fc-d"/>' if likely is not None else ""
    return [line, bead]


def _label(one: PlannedMilestone, axis: Axis, y: int, today: date) -> list[str]:
    late = one.promised_on and one.expected_on and one.expected_on > one.promised_on
    on = one.expected_on if late else one.promised_on or one.planned_on
    if on is None:
        return []
    said = day_month(on, today) if not late else _("forecast %(day)s") % {"day": day(on, today)}
    x = max(axis.at(on, end=True), axis.at(one.promised_on or on, end=True))
    fits = x / 100 * axis.width + 8 + len(said) * LETTER_PX < axis.width
    css = "tx-danger" if late else "tx-b"
    side = 'dx="7"' if fits else 'dx="-9" text-anchor="end"'
    return [f'<text x="{percent(x)}" y="{y + 21}" {side} class="{css}">{escape(said)}</text>']


def _diamond(x: float, y: float, css: str, held: str = "") -> str:
    """`held`: what makes it something to drag; then there is room for a finger around it."""
    room = '<path d="M-12-12h24v24h-24z" class="g-room"/>' if held else ""
    mark = f'<path d="M0-5 5 0 0 5-5 0z" class="{css}"/>'
    return f'<svg x="{percent(x)}" y="{y:g}" class="g-mark"{held}>{room}{mark}</svg>'


def _baseline(row: Row, axis: Axis, y: int, baseline: Mapping[tuple[str, str], Span]) -> list[str]:
    """Where it lay when the baseline was taken: a thin line under the bar."""
    span = baseline.get((row.kind, row.key))
    if span is None:
        return []
    a, b = axis.at(span[0]), axis.at(span[1], end=True)
    return [f'<line x1="{percent(a)}" x2="{percent(b)}" y1="{y + 29}" y2="{y + 29}" class="base-l"/>']


def _lines(
    links: Iterable[PlannedLink],
    places: Mapping[int, int],
    spans: Mapping[int, Span],
    first: int,
    count: int,
    axis: Axis,
) -> list[str]:
    """From the bar a task waits for down (or up) to its own: an upright and a level line, with an arrow."""
    parts = []
    for link in links:
        here, there = places.get(link.after_id), places.get(link.before_id)
        if here is None or there is None or here == there or not first <= here < first + count:
            continue
        if link.before_id not in spans or link.after_id not in spans:
            continue
        from_end, to_end = link.kind in ("FS", "FF"), link.kind in ("FF", "SF")
        x1 = axis.at(spans[link.before_id][from_end], end=from_end)
        x2 = axis.at(spans[link.after_id][to_end], end=to_end)
        y1, y2 = (there - first) * ROW + ROW // 2, (here - first) * ROW + ROW // 2
        a, b = percent(x1), percent(x2)
        if abs(x2 - x1) * axis.width < 400:  # nearer than four pixels: one arrow down is enough
            tip = y2 + (8 if y1 > y2 else -8)
            parts.append(f'<line x1="{a}" x2="{a}" y1="{y1}" y2="{tip}" class="dep" marker-end="url(#p-arr)"/>')
        else:
            parts.append(f'<line x1="{a}" x2="{a}" y1="{y1}" y2="{y2}" class="dep"/>')
            parts.append(f'<line x1="{a}" x2="{b}" y1="{y2}" y2="{y2}" class="dep" marker-end="url(#p-arr)"/>')
    return parts
