"""
What a request writes: the rows before and after of every table it wrote to, and how they differ.

The tables are known from the statements themselves. Afterwards everything is rolled back, so that the rows of before
can be read when it is known which are wanted: reading them all, each time, made most of what the tests took.
"""

import re
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cache
from typing import Any

from django.apps import apps
from django.db import connection
from django.db.models import Model

from tests.trust.asking import no_trace

# What is written because somebody looks at all, and what every write sets off.
BOOKKEEPING = ("sessions.", "usersessions.", "contenttypes.", "django_q.", "jobs.")
# Different each time, whatever one sends.
OF_THE_MOMENT = (
    "uid",
    "said_in",
    "stored_as",
    "sha256",
    "password",
    "secret_hash",
    "digest",
    "slug",
    "data",
    "seconds",
    "object_id",
    "row_id",
    "moved",
    "made",
    "found",
    "ids",
    "applied",
)

# The chain and its salts hang on all that was written before, a file's key on chance; what they are about is compared.
CHAINED = {
    "record.entry": {"body", "previous", "hash", "strand_previous", "strand_hash"},
    "record.opening": {"salt"},
    "documents.version": {"key"},
    "conversations.thread": {"key"},
    "connections.connection": {"token", "refresh_token", "client_secret"},
    "notifications.chathook": {"address_sealed"},
    "programs.hook": {"address_sealed", "secret_sealed", "old_secret_sealed"},
    "programs.event": {"uid"},
    "practices.practicechange": {"batch"},
    "programs.delivery": {"milliseconds"},
    "programs.token": {"hint"},
    "notifications.notice": {"key"},
    "notifications.pushkey": {"public", "sealed"},
    "documents.certificate": {"certificate", "chain", "key", "fingerprint"},
}

Row = dict[str, Any]
Dump = dict[tuple[str, Any], Row]


WRITES = re.compile(r'\b(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|UPDATE|DELETE\s+FROM|TRUNCATE(?:\s+TABLE)?)\s+"?(\w+)"?', re.I)


@contextmanager
def noting_tables() -> Iterator[set[str]]:
    """The tables that statements write to meanwhile."""
    written: set[str] = set()

    def note(execute: Any, sql: Any, *rest: Any) -> Any:
        written.update(WRITES.findall(str(sql)))
        return execute(sql, *rest)

    with connection.execute_wrapper(note):
        yield written


def before_and_after(request: Callable[[], Any]) -> tuple[Dump, Dump]:
    """The rows of the tables that a request writes to, as they were and as it makes them. It leaves no trace."""
    with no_trace():
        with noting_tables() as written:
            request()
        after = dump(written)
    return dump(written), after


def dump(tables: Collection[str]) -> Dump:
    """(table, id): the row, for those of the tables that hold something people wrote."""
    return {
        (label, row[model._meta.pk.attname]): row
        for label, model in _tables()
        if model._meta.db_table in tables
        for row in model._base_manager.order_by().values()
    }


@cache
def _tables() -> list[tuple[str, type[Model]]]:
    models = [model for model in apps.get_models(include_auto_created=True) if model._meta.managed]
    labelled = [(model._meta.label_lower, model) for model in models]
    return [(label, model) for label, model in labelled if not label.startswith(BOOKKEEPING)]


def written_by(request: Callable[[], Any]) -> list[tuple[str, str, Any]]:
    """
    What a request writes, in a form that can be compared with another one like it: (table, row or "new", column and
    value), without ids of new rows and without moments.
    """
    before, after = before_and_after(request)
    new = {(table, pk) for table, pk in after.keys() - before.keys()}
    gone = [(table, str(pk), "gone") for table, pk in before.keys() - after.keys()]
    made = [(table, "new", _plain(table, after[table, pk], new)) for table, pk in new]
    changed = [
        (table, str(pk), _plain(table, _changes(before[table, pk], row), new))
        for (table, pk), row in after.items()
        if (table, pk) in before and before[table, pk] != row
    ]
    return sorted([*gone, *made, *changed], key=str)


def _changes(before: Row, after: Row) -> Row:
    return {column: value for column, value in after.items() if before[column] != value}


def _plain(table: str, row: Row, new: set[tuple[str, Any]]) -> dict[str, str]:
    points_to = _references(table)
    return {
        column: _told(column, value, column in points_to and (points_to[column], value) in new)
        for column, value in row.items()
        if column not in CHAINED.get(table, ())
    }


def _references(table: str) -> dict[str, str]:
    """column: the table whose ids it holds, its own for the id itself."""
    fields = apps.get_model(table)._meta.concrete_fields
    # The search index keeps the number of a client without a reference.
    plain = {field.attname: "clients.client" for field in fields if field.attname == "client_id"}
    return plain | {
        field.attname: table if field.primary_key and not field.is_relation else field.related_model._meta.label_lower
        for field in fields
        if field.primary_key or field.is_relation
    }


def _told(column: str, value: Any, is_fresh: bool) -> str:
    text = str(value)
    # Ids of new rows differ from one request to the next where a counter is not rolled back with the rows.
    if column in OF_THE_MOMENT or is_fresh:
        return str(value is not None)
    # Moments differ by themselves; a year long gone was sent by somebody.
    return text[:4] if isinstance(value, datetime) and value.year < 2020 else "a moment" if _is_moment(value) else text


def _is_moment(value: Any) -> bool:
    return isinstance(value, datetime)
