"""Rows of tasks, written out in Python: hundreds of them on a page cost too much as template nodes."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from vinculo.desk.plan.rows import Row, row_of
from vinculo.projects.estimates import say_estimate
from vinculo.web.dates import day_near
from vinculo.web.glyphs import icon
from vinculo.web.plates import avatar

register = template.Library()
register.filter("estimate", say_estimate)


@register.simple_tag
def task_rows(tasks: Iterable[Any], base: str, may_change: bool, token: object, today: date) -> SafeString:
    """The tasks of one group as a list; one form around them sends what is pressed."""
    words = {"done": _("Done"), "again": _("Open again"), "begun": _("Under way"), "open": _("To do")}
    rows = "".join(_row(row_of(task, today), base, may_change, words) for task in tasks)
    return _list(rows, may_change, token)


@register.simple_tag
def my_rows(tasks: Iterable[Any], may_change: bool, token: object, today: date) -> SafeString:
    """Tasks of several projects, each saying which."""
    words = {"done": _("Done"), "again": _("Open again"), "begun": _("Under way"), "open": _("To do")}
    return _list("".join(_my_row(task, may_change, words, today) for task in tasks), may_change, token)


def _my_row(task: Any, may_change: bool, words: dict[str, str], today: date) -> str:
    base = f"/projects/{task.project_id}/plan/"
    row = replace(row_of(task, today), who="")
    where = f"{task.project.name} · {task.project.client.name}"
    return _row(replace(row, about=(where, *row.about)), base, may_change, words)


def _list(rows: str, may_change: bool, token: object) -> SafeString:
    if not may_change:
        return mark_safe(f'<ul class="tasks">{rows}</ul>')  # every text went through `escape`
    hidden = f'<input type="hidden" name="csrfmiddlewaretoken" value="{escape(str(token))}">'
    return mark_safe(f'<form method="post" data-swap>{hidden}<ul class="tasks">{rows}</ul></form>')


def _row(row: Row, base: str, may_change: bool, words: dict[str, str]) -> str:
    address, title = f"{base}tasks/{row.pk}/", escape(row.title)
    glyph = icon("circle-check", "t-ok") if row.is_done else icon("circle-dashed")
    if may_change:
        word = words["again"] if row.is_done else words["done"]
        tick = (
            f'<button class="tk-b" formaction="{address}done/" data-key="e" data-key-label="{words["done"]}" '
            f'aria-label="{word}: {title}">{glyph}</button>'
        )
        state = words["begun"] if row.is_begun else words["open"]
        begun = (
            ""
            if row.is_done
            else f'<button class="tag{" tag-accent" if row.is_begun else ""}" formaction="{address}begun/" '
            f'aria-pressed="{"true" if row.is_begun else "false"}"><span class="vh">{title}: </span>{state}</button>'
        )
    else:
        tick, begun = f'<span class="tk-b">{glyph}</span>', ""
    return (
        f'<li id="t{row.pk}" data-item{" class=is-done" if row.is_done else ""}>{tick}'
        f'<span class="tk"><a class="nolink t" href="{address}" data-dialog data-item-focus>{title}</a>{_about(row)}'
        f"</span>{begun}{_when(row)}{_who(row)}</li>"
    )


def _about(row: Row) -> str:
    said = [escape(text) for text in row.about]
    return f'<span class="by">{" · ".join(said)}</span>' if said else ""


def _when(row: Row) -> str:
    if not row.due_on:
        return '<span class="when"></span>'
    css = "when t-danger b" if row.is_late else "when"
    mark = icon("triangle-alert", label=_("late")) if row.is_late else ""
    return f'<span class="{css}">{mark}{escape(day_near(row.due_on))}</span>'


def _who(row: Row) -> str:
    if not row.who:
        return '<span class="who"></span>'
    return f'<span class="who">{avatar(row.initials, row.who, "sm", row.who)}</span>'


@register.simple_tag
def task_card(task: Any, base: str, may_change: bool, today: date) -> SafeString:
    """A card of a board. It can be dragged; Alt and the arrows do the same."""
    row = row_of(task, today)
    address, title = f"{base}tasks/{row.pk}/", escape(row.title)
    tick = ""
    if may_change:
        glyph = icon("circle-check", "t-ok") if row.is_done else icon("circle-dashed")
        word = _("Open again") if row.is_done else _("Done")
        tick = f'<button class="tk-b" formaction="{address}done/" aria-label="{word}: {title}">{glyph}</button>'
    foot = (
        f'<span class="card-foot">{_about(row)}{_when(row) if row.due_on else ""}{_who(row) if row.who else ""}</span>'
    )
    css = "card is-done" if row.is_done else "card"
    return mark_safe(  # every text went through `escape`
        f'<li class="{css}" data-card="{row.pk}" data-item>{tick}<span class="tk"><a class="nolink t" href="{address}" '
        f'data-dialog data-item-focus aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown Alt+ArrowLeft Alt+ArrowRight">'
        f"{title}</a>{foot}</span></li>"
    )
