"""The heads of the table: which of them sort, and which way a press on them goes."""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vinculo.desk.clients.filters import Filters


class Column(NamedTuple):
    label: str | Promise
    href: str  # empty: does not sort
    direction: str  # ascending, descending or none, as aria-sort says it
    css: str


COLUMNS: tuple[tuple[str, Promise, str], ...] = (
    ("name", _("Client"), ""),
    ("", _("Season"), ""),
    ("weather", _("Weather"), ""),
    ("last", _("Last contact"), ""),
    ("next", _("Next word"), ""),
    ("", _("Promises"), "n"),
    ("nudges", _("Nudges"), "n"),
    ("value", _("Value a year"), "n"),
    ("", _("Owner"), ""),
)


def columns(filters: Filters, *, with_money: bool) -> list[Column]:
    current = filters.sort or "name"
    heads = []
    for key, label, css in COLUMNS:
        if key == "value" and not with_money:
            continue
        here = current.removeprefix("-") == key
        backwards = current.startswith("-")
        if not key:
            heads.append(Column(label, "", "", css))
            continue
        sort = f"-{key}" if here and not backwards else key
        direction = ("descending" if backwards else "ascending") if here else "none"
        heads.append(Column(label, f"?{filters.query(sort=sort)}", direction, css))
    return heads
