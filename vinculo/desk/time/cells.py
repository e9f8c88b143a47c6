"""Cells of a week are saved: all of them by the button, or one at a time as one leaves it."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from vinculo.desk.projects.found import seen_by
from vinculo.desk.time.entries import put_back, values_of
from vinculo.desk.time.fields import unreadable
from vinculo.desk.time.found import week_of
from vinculo.desk.time.week import DAYS, by_day, entries_of, named, total, week_rows
from vinculo.desk.undo import undo_address, undoing
from vinculo.desk.written import written
from vinculo.people.models import Person
from vinculo.projects.models import TimeEntry
from vinculo.projects.timesheet import NotATime, read_time, say_time, set_day
from vinculo.web.toasts import toast

FIELD = re.compile(r"m-(\d{1,17})-(\d{1,17})-(\d{4}-\d\d-\d\d)", re.ASCII)
MOST = 400


@dataclass(frozen=True, slots=True)
class Cell:
    project_id: int
    task_id: int
    on: date
    minutes: int | None


@require_POST
def save(request: HttpRequest) -> HttpResponse:
    monday = week_of(request.GET.get("week", ""))
    cells, wrong = _read(request, monday)
    emptied = _emptied(request.user, cells)
    saved = _write(request, cells)
    _say_emptied(request, emptied, monday)
    if request.headers.get("Accept", "").startswith("application/json"):
        return _answer(request, monday, cells, wrong)
    for text in wrong[:3]:
        toast(request, unreadable(text))
    if (saved or not wrong) and not emptied:
        said = ngettext("%(count)d cell saved.", "%(count)d cells saved.", saved) % {"count": saved}
        toast(request, said if saved else _("Nothing changed."))
    return redirect(f"/time/?week={monday.isoformat()}")


def _read(request: HttpRequest, monday: date) -> tuple[list[Cell], list[str]]:
    """Cells of this week that can be read, and the texts that cannot."""
    cells, wrong = [], []
    for name in list(request.POST)[:MOST]:
        found = FIELD.fullmatch(name)
        on = _day(found[3]) if found else None
        if found is None or on is None or not monday <= on < monday + timedelta(days=DAYS):
            continue
        try:
            cells.append(Cell(int(found[1]), int(found[2]), on, read_time(request.POST[name])))
        except NotATime:
            wrong.append(request.POST[name])
    return cells, wrong


def _emptied(person: Person, cells: list[Cell]) -> list[TimeEntry]:
    """What is written down in the cells that are to be empty."""
    empty = [cell for cell in cells if not cell.minutes]
    if not empty:
        return []
    mine = TimeEntry.objects.filter(person=person, project__in=seen_by(person)).order_by("pk")
    places = {(cell.project_id, cell.task_id or None, cell.on) for cell in empty}
    found = mine.filter(project__in={cell.project_id for cell in empty}, on__in={cell.on for cell in empty})
    return [entry for entry in found if (entry.project_id, entry.task_id, entry.on) in places]


def _say_emptied(request: HttpRequest, emptied: list[TimeEntry], monday: date) -> None:
    """With a way back: what was noted on an entry would else be lost by a slip of the finger."""
    if not emptied:
        return
    before = [values_of(entry) for entry in emptied]
    ids = sorted({entry.project_id for entry in emptied})
    undo = undo_address(request.user, "time.emptied", ids=ids, before=before, back=f"/time/?week={monday.isoformat()}")
    toast(request, _("%(time)s taken away.") % {"time": say_time(sum(entry.minutes for entry in emptied))}, undo=undo)


@undoing("time.emptied")
def fill_again(person: Person, ids: list[int], before: Any) -> None:
    for values in before:
        put_back(person, ids, values)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _write(request: HttpRequest, cells: list[Cell]) -> int:
    """Only work the person sees; how many cells changed."""
    known = {row.key for row in named(request.user, [(cell.project_id, cell.task_id) for cell in cells])}
    changed = [cell for cell in cells if (cell.project_id, cell.task_id) in known and _set(request.user, cell)]
    projects = seen_by(request.user).filter(pk__in={cell.project_id for cell in changed})
    for project_id, client_id in projects.values_list("pk", "client_id"):
        written(request, client_id, plan_of=project_id)
    return len(changed)


def _set(person: Person, cell: Cell) -> bool:
    return set_day(person, project_id=cell.project_id, task_id=cell.task_id or None, on=cell.on, minutes=cell.minutes)


def _answer(request: HttpRequest, monday: date, cells: list[Cell], wrong: list[str]) -> HttpResponse:
    """What the script puts into the sheet: the cells as we write them, and the sums."""
    if wrong:
        return JsonResponse({"wrong": unreadable(wrong[0])})
    days = [monday + timedelta(days=number) for number in range(DAYS)]
    rows = week_rows(entries_of(request.user, request.user, days).select_related("project", "task"), monday)
    return JsonResponse(
        {
            "cells": {f"m-{cell.project_id}-{cell.task_id}-{cell.on}": say_time(cell.minutes) for cell in cells},
            "rows": {row.code: row.total for row in rows},
            "days": [say_time(minutes) for minutes in by_day(rows)],
            "total": total(rows),
            "toasts": render_to_string("web/toasts.html", request=request),
        }
    )
