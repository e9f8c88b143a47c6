"""Their projects in short, and who of ours asks them what."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from vinculo.db.rows import day_of
from vinculo.desk.clients.summary.timeline import first_name, listed
from vinculo.projects.models import Phase
from vinculo.web import dates

PHASES = dict(Phase.choices)


@dataclass(frozen=True, slots=True)
class Work:
    pk: int
    name: str
    phase: str
    is_closed: bool
    lead: str
    day: str


def projects(rows: Iterable[dict[str, Any]], today: date) -> list[Work]:
    """Running ones first, in the order they came; closed ones last."""
    works = [_work(row, today) for row in rows]
    return sorted(works, key=lambda work: work.is_closed)


def _work(row: dict[str, Any], today: date) -> Work:
    is_closed = row["phase"] == Phase.CLOSED
    if is_closed:
        day = dates.month(day_of(row["closed_on"]))
    else:
        due = day_of(row["due_on"])
        day = _("promised for %(day)s") % {"day": dates.day(due, today)} if due else ""
    return Work(row["pk"], row["name"], str(PHASES.get(row["phase"], "")), is_closed, row["lead"] or "", day)


def areas(rows: Iterable[dict[str, Any]]) -> list[tuple[str, str]]:
    """(area, who answers for it); those who may not ask the client stand together at the end."""
    rows = list(rows)
    asking = {(row["area"] or _("Everything else"), first_name(row["name"])): None for row in rows if row["asks"]}
    inside = list({first_name(row["name"]): None for row in rows if not row["asks"]})
    quiet = [(listed(inside), _("ask at home"))] if inside else []
    return [*asking, *quiet]
