"""Pages that hold while rows come and go: each cursor says behind which row the next page begins."""

from typing import Any

from django.core import signing
from django.db.models import Q, QuerySet
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from vinculo.api.problems import wrong

SALT = "vinculo.api.cursor"


def after(found: QuerySet[Any], cursor: str | None, *, of: str, order: str, column: str) -> QuerySet[Any]:
    """In this order, behind the row of the cursor. `of`: whose it is; one of another list or order is refused."""
    down = order.startswith("-")
    sign = "-" if down else ""
    if cursor is not None:
        found = found.filter(_behind(*_read(cursor, of, order), column=column, step="lt" if down else "gt"))
    return found.order_by(*([f"{sign}pk"] if column == "pk" else [f"{sign}{column}", f"{sign}pk"]))


def _behind(value: Any, pk: int, *, column: str, step: str) -> Q:
    if column == "pk":
        return Q(**{f"pk__{step}": pk})
    return Q(**{f"{column}__{step}": value}) | Q(**{column: value, f"pk__{step}": pk})


def behind(row: Any, *, of: str, order: str, column: str) -> str:
    value = getattr(row, column)
    value = {"at": value.isoformat()} if hasattr(value, "isoformat") else value
    return signing.dumps([of, order, value, row.pk], salt=SALT, compress=True)


def _read(cursor: str, of: str, order: str) -> tuple[Any, int]:
    try:
        known_of, known_order, value, pk = signing.loads(cursor, salt=SALT)
    except (signing.BadSignature, ValueError, TypeError):
        raise wrong("cursor", _("This is no cursor of ours. Begin without one.")) from None
    if (known_of, known_order) != (of, order):
        raise wrong("cursor", _("This cursor is of another list or order. Begin without one."))
    return (parse_datetime(value["at"]) if isinstance(value, dict) else value), pk
