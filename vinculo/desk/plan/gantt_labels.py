"""The names beside the bars: links one can walk with the keyboard, in the same order and height."""

from collections.abc import Callable, Sequence

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from vinculo.desk.plan.gantt_rows import Row
from vinculo.web.glyphs import icon


def labels(rows: Sequence[Row], unfolded: set[str], address: Callable[..., str], may_change: bool) -> SafeString:
    words = {"critical": _("critical"), "done": _("done")}
    items = [_group(row, unfolded, address) if row.kind == "group" else _item(row, may_change, words) for row in rows]
    return mark_safe(f'<ul class="g-l">{"".join(items)}</ul>')  # every text went through `escape`


def _group(row: Row, unfolded: set[str], address: Callable[..., str]) -> str:
    others = unfolded ^ {row.key}
    lane = " lane-c" if row.is_theirs else ""
    glyph = icon("chevron-down" if row.is_open else "chevron-right")
    return (
        f'<li class="g-s{lane}"><a href="{escape(address(open=".".join(sorted(others))))}" id="g{escape(row.key)}" '
        f'data-swap aria-expanded="{"true" if row.is_open else "false"}">{glyph}<span class="truncate">'
        f"{escape(row.name)}</span></a><small>{escape(row.note)}</small></li>"
    )


def _item(row: Row, may_change: bool, words: dict[str, str]) -> str:
    name, lane = escape(row.name), " lane-c" if row.is_theirs else ""
    if row.kind == "milestone":
        inside: str = name
        if may_change:
            inside = f'<a href="../milestones/{row.key}/" data-dialog data-row="m{row.key}" class="truncate">{name}</a>'
        return f'<li class="g-m{lane}">{icon("flag")}{inside}</li>'
    said = words["done"] if row.is_done else words["critical"] if row.is_critical else ""
    mark = f'<span class="vh"> ({said})</span>' if said else ""
    css = f"{lane} in-m" if row.in_milestone else lane
    css += " is-done" if row.is_done else ""
    return (
        f'<li class="g-t{css}"><a href="tasks/{row.key}/" data-dialog data-row="{row.key}" class="truncate">'
        f"{name}{mark}</a></li>"
    )
