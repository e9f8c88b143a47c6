"""Days that matter and are coming."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from vinculo.clients.models import Contact, ImportantDate
from vinculo.practices.facts import DateFacts
from vinculo.web import dates

DAYS = 120
KINDS = dict(ImportantDate.Kind.choices)
GLYPHS = {"birthday": "cake", "anniversary": "party-popper", "launch": "megaphone"}


@dataclass(frozen=True, slots=True)
class Ahead:
    on: date
    day: str
    what: str
    glyph: str


def ahead(rows: Iterable[dict[str, Any]], *, today: date, within: int = DAYS) -> list[Ahead]:
    """The next coming of each date within some days, the soonest first."""
    coming = [(_next(row, today), row) for row in rows]
    near = [(on, row) for on, row in coming if on and (on - today).days <= within]
    near.sort(key=lambda pair: pair[0])
    return [Ahead(on, dates.day_near(on, today), _what(row), GLYPHS.get(row["kind"], "calendar")) for on, row in near]


def _next(row: dict[str, Any], today: date) -> date | None:
    facts = DateFacts(
        id=0, kind=row["kind"], what=row["what"], day=row["day"], month=row["month"], year=row["year"],
        is_yearly=bool(row["yearly"]),
    )  # fmt: skip
    return facts.next_on(today)


def _what(row: dict[str, Any]) -> str:
    what = row["what"] or str(KINDS.get(row["kind"], ""))
    if row["contact"]:
        return _("%(name)s: %(what)s") % {"name": row["contact"], "what": what}
    return str(what)


def dates_of(contact: Contact, today: date) -> list[tuple[int, Ahead]]:
    """All the dates of a contact that are still to come, with their ids."""
    columns = ("kind", "what", "day", "month", "year")
    found = []
    for row in contact.dates.all():
        facts = {**{name: getattr(row, name) for name in columns}, "yearly": row.is_yearly, "contact": ""}
        found += [(row.pk, coming) for coming in ahead([facts], today=today, within=366)]
    return sorted(found, key=lambda pair: pair[1].on)
