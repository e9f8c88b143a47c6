"""
Insert very many rows of one table quickly.

`bulk_create` compiles every field of every row; an import of ten thousand contacts spends four fifths of its time
there. Here the keys are reserved first, each column is prepared as a whole, and a default is prepared once.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from itertools import repeat
from typing import Any, cast

from django.db import connection, models, transaction
from django.utils import timezone

from vinculo.db.folding import FoldedField, fold

AS_THEY_ARE = (models.CharField, models.TextField, models.IntegerField, models.ForeignKey)


def insert_rows(model: type[models.Model], rows: Sequence[dict[str, Any]]) -> list[int]:
    """Like `insert_columns`, for rows that map column attributes to values, the same attributes in each."""
    if not rows:
        return []
    return insert_columns(model, len(rows), {name: [row[name] for row in rows] for name in rows[0]})


def insert_columns(model: type[models.Model], count: int, columns: Mapping[str, Sequence[Any]]) -> list[int]:
    """
    Insert `count` rows and give back their keys, in order. `columns` maps column attributes (`client_id`, not `client`)
    to the values of all rows; every other field gets its default, folded copies and dates of creation fill themselves,
    keys are given out unless they come along (as where the key is another record's).
    Call it in a transaction: on SQLite the keys are only ours while we hold the write lock. No signals, no validation:
    a number must come as a number.
    """
    if not count:
        return []
    if not connection.in_atomic_block:
        raise RuntimeError("keys can only be reserved inside a transaction")
    primary = model._meta.pk
    assert primary is not None
    keys = list(columns[primary.attname]) if primary.attname in columns else _reserve(model, count)
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    rows = zip(keys, *[_column(field, columns) for field in fields], strict=False)
    _write(model, [primary, *fields], rows)
    return keys


def _write(model: type[models.Model], fields: list[Any], rows: Iterator[tuple[Any, ...]]) -> None:
    quote = connection.ops.quote_name
    table, names = quote(model._meta.db_table), ", ".join(quote(str(field.column)) for field in fields)
    with transaction.atomic(savepoint=False), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with connection.wrap_database_errors, cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            marks = ", ".join(["%s"] * len(fields))
            cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", cast("Any", rows))


def _column(field: models.Field, columns: Mapping[str, Sequence[Any]]) -> Iterable[Any]:
    """The database's values of one field for all rows."""
    if field.attname in columns:
        return _prepared(field, columns[field.attname])
    if isinstance(field, FoldedField):
        length = field.max_length
        return [fold(text)[:length] for text in columns[field.source]]
    if getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False):
        return repeat(_prepare(field)(timezone.now()))
    if field.has_default() and callable(field.default) and field.default not in (list, dict):
        return map(_prepare(field), iter(field.get_default, object()))
    return repeat(_prepare(field)(field.get_default()))


def _prepared(field: models.Field, values: Sequence[Any]) -> Iterable[Any]:
    if isinstance(field, AS_THEY_ARE):
        return values
    return map(_prepare(field), values)


def _prepare(field: models.Field) -> Callable[[Any], Any]:
    if isinstance(field, models.JSONField):
        return partial(_json, field.encoder)
    prepare = partial(field.get_db_prep_save, connection=connection)
    # Rows that belong together share their moment, and writing one out costs more than all the rest of a row.
    return lru_cache(maxsize=1000)(prepare) if isinstance(field, models.DateField) else prepare


def _json(encoder: Any, value: Any) -> Any:
    if value == {}:
        return "{}"
    return "[]" if value == [] else value if value is None else json.dumps(value, cls=encoder)


def _reserve(model: type[models.Model], count: int) -> list[int]:
    table, primary = model._meta.db_table, model._meta.pk
    assert primary is not None
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            sql = "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)"
            cursor.execute(sql, [table, primary.column, count])
            return [row[0] for row in cursor.fetchall()]
        cursor.execute("SELECT COALESCE(MAX(seq), 0) FROM sqlite_sequence WHERE name = %s", [table])
        last = cursor.fetchone()[0]
    return list(range(last + 1, last + count + 1))
