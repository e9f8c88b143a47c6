"""The rows of an import as they are shown: a few telling cells of each, by what the file holds."""

from dataclasses import dataclass
from typing import Any

from django.utils.dateparse import parse_datetime
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from vinculo.exchange.models import ImportRow, Outcome
from vinculo.web.dates import day


@dataclass(frozen=True, slots=True)
class Shown:
    number: int
    cells: list[tuple[str, str]]
    outcome: str
    label: str
    why: str


def headings(holds: str) -> list[str]:
    if holds == "mail":
        return [_("Subject"), _("From"), _("Date")]
    if holds == "board":
        return [_("Card"), _("List"), _("Due")]
    return [pgettext("of a person", "Name"), _("Company"), _("E-mail")]


def shown(rows: list[ImportRow], holds: str) -> list[Shown]:
    names, labels = headings(holds), dict(Outcome.choices)
    found = []
    for row in rows:
        why = " ".join(filter(None, [row.why, *row.left_out]))
        cells = list(zip(names, [row.title, *_details(row.data, holds)], strict=True))
        found.append(Shown(row.number, cells, row.outcome, str(labels[row.outcome]), why))
    return found


def _details(data: dict[str, Any], holds: str) -> list[str]:
    if holds == "mail":
        return [data.get("from", [""])[0], _day(data.get("at"))]
    if holds == "board":
        return [data.get("column", ""), _day(data.get("due_at"))]
    return [data.get("company", ""), (data.get("emails") or [""])[0]]


def _day(text: str | None) -> str:
    moment = parse_datetime(text) if text else None
    return day(localtime(moment).date()) if moment else ""
