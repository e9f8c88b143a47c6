"""What a request writes: the rows of every table before and after, and how they differ."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db.models import Model

from tests.trust.asking import no_trace

# What is written because somebody looks at all, and what every write sets off.
BOOKKEEPING = ("sessions.", "usersessions.", "contenttypes.", "django_q.", "jobs.")
# Different each time, whatever one sends.
OF_THE_MOMENT = ("uid", "said_in", "stored_as", "sha256", "password", "secret_hash", "data", "seconds")

Row = dict[str, Any]
Dump = dict[tuple[str, Any], Row]


def dump() -> Dump:
    """(table, id): the row, for every table that holds something people wrote."""
    return {
        (label, row[model._meta.pk.attname]): row
        for label, model in _tables()
        for row in model._base_manager.order_by().values()
    }


def _tables() -> list[tuple[str, type[Model]]]:
    models = [model for model in apps.get_models(include_auto_created=True) if model._meta.managed]
    labelled = [(model._meta.label_lower, model) for model in models]
    return [(label, model) for label, model in labelled if not label.startswith(BOOKKEEPING)]


def written_by(request: Callable[[], Any]) -> list[tuple[str, str, Any]]:
    """
    What a request writes, in a form that can be compared with another one like it: (table, row or "new", column and
    value), without ids of new rows and without moments.
    """
    with no_trace():
        before = dump()
        request()
        after = dump()
    new = {(table, pk) for table, pk in after.keys() - before.keys()}
    gone = [(table, str(pk), "gone") for table, pk in before.keys() - after.keys()]
    made = [(table, "new", _plain(after[table, pk], new)) for table, pk in new]
    changed = [
        (table, str(pk), _plain(_changes(before[table, pk], row), new))
        for (table, pk), row in after.items()
        if (table, pk) in before and before[table, pk] != row
    ]
    return sorted([*gone, *made, *changed], key=str)


def _changes(before: Row, after: Row) -> Row:
    return {column: value for column, value in after.items() if before[column] != value}


def _plain(row: Row, new: set[tuple[str, Any]]) -> dict[str, str]:
    fresh = {pk for _table, pk in new}
    return {column: _told(column, value, fresh) for column, value in row.items()}


def _told(column: str, value: Any, fresh: set[Any]) -> str:
    text = str(value)
    if column in OF_THE_MOMENT or (column.endswith("id") and value in fresh):
        return str(value is not None)
    # Moments differ by themselves; a year long gone was sent by somebody.
    return text[:4] if isinstance(value, datetime) and value.year < 2020 else "a moment" if _is_moment(value) else text


def _is_moment(value: Any) -> bool:
    return isinstance(value, datetime)
