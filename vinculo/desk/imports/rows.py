"""The rows of an import as they are shown: a few telling cells of each, by what the file holds."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.dateparse import parse_datetime
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from vinculo.desk.imports.changes import changes_of
from vinculo.exchange.models import ImportRow, Outcome
from vinculo.web.dates import day

KINDS = {
    "account": pgettext_lazy("who we work for", "Client"),
    "known": gettext_lazy("Contact"),
    "contact": gettext_lazy("Contact"),
    "work": gettext_lazy("Project"),
    "board": gettext_lazy("Project"),
    "mark": gettext_lazy("Milestone"),
    "job": gettext_lazy("Task"),
    "card": gettext_lazy("Task"),
    "comment": gettext_lazy("Comment"),
    "deal": gettext_lazy("Opportunity"),
    "said": gettext_lazy("Conversation"),
    "meeting": gettext_lazy("Meeting"),
    "paper": gettext_lazy("Document"),
    "mail": gettext_lazy("Mail"),
}


@dataclass(frozen=True, slots=True)
class Shown:
    number: int
    cells: list[tuple[str, str]]
    outcome: str
    label: str
    why: str
    changes: list[str]


def headings(holds: str) -> list[str]:
    if holds == "mail":
        return [_("Subject"), _("From"), _("Date")]
    if holds == "board":
        return [_("Card"), _("List"), _("Due")]
    if holds == "history":
        return [_("What"), _("Kind"), _("Details")]
    return [pgettext("of a person", "Name"), _("Company"), _("E-mail")]


def shown(rows: list[ImportRow], holds: str) -> list[Shown]:
    names, labels = headings(holds), dict(Outcome.choices)
    found = []
    for row in rows:
        why = " ".join(filter(None, [row.why, *row.left_out]))
        cells = list(zip(names, [row.title, *_details(row, holds)], strict=True))
        found.append(Shown(row.number, cells, row.outcome, str(labels[row.outcome]), why, changes_of(row)))
    return found


def kind_label(kind: str) -> str:
    return str(KINDS.get(kind, ""))


def _details(row: ImportRow, holds: str) -> list[str]:
    data = row.data
    if holds == "mail":
        return [data.get("from", [""])[0], _day(data.get("at"))]
    if holds == "board":
        return [data.get("column", ""), _day(data.get("due_at"))]
    if holds == "history":
        return [kind_label(row.kind), _telling(row.kind, data)]
    return [data.get("company", ""), (data.get("emails") or [""])[0]]


def _telling(kind: str, data: dict[str, Any]) -> str:
    """What tells one record of its kind from another."""
    if kind == "known":
        return (data["row"].get("emails") or [data["row"].get("company", "")])[0]
    if kind in ("comment", "said", "meeting", "paper"):
        return _day(data.get("at") or data.get("starts_at"))
    words = {"account": "website", "work": "account_name", "deal": "stage"}.get(kind, "column")
    on = data.get("due_on") or data.get("closes_on")
    return " · ".join(filter(None, [data.get(words, ""), day(date.fromisoformat(on)) if on else ""]))


def _day(text: str | None) -> str:
    moment = parse_datetime(text) if text else None
    return day(localtime(moment).date()) if moment else ""
