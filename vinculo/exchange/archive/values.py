"""A row as a line of JSON and back, exactly: the same on both engines, the same bytes for the same row."""

import base64
import json
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import models

from vinculo.exchange.archive.refusals import Refused
from vinculo.exchange.archive.tables import Model, columns, part_of

Turn = Callable[[Any], Any]
A_READING = 2000  # rows asked for at once
ROWS, LETTERS = 1000, 4_000_000  # most of a batch that is written at once
_encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode


def lines(model: Model) -> Iterator[bytes]:
    """All rows by their key. Memory stays the same however many there are."""
    fields = columns(model)
    names = [field.attname for field in fields]
    turns = [(place, turn) for place, field in enumerate(fields) if (turn := _outward(field))]
    rows = model._base_manager.order_by("pk").values_list(*names)
    for row in rows.iterator(chunk_size=A_READING):
        values = list(row)
        for place, turn in turns:
            if values[place] is not None:
                values[place] = turn(values[place])
        yield f"{_encode(dict(zip(names, values, strict=True)))}\n".encode()


def batches(model: Model, found: Iterable[bytes]) -> Iterator[list[dict[str, Any]]]:
    """The rows behind the lines, as many at once as fit. Refused("row") for a line that is none of this table."""
    fields = columns(model)
    names = {field.attname for field in fields}
    turns = {field.attname: turn for field in fields if (turn := _inward(field))}
    batch: list[dict[str, Any]] = []
    letters = 0
    for number, line in enumerate(found, start=1):
        batch.append(_row(line, names, turns, model, number))
        letters += len(line)
        if len(batch) >= ROWS or letters >= LETTERS:
            yield batch
            batch, letters = [], 0
    if batch:
        yield batch


def _row(line: bytes, names: set[str], turns: dict[str, Turn], model: Model, number: int) -> dict[str, Any]:
    try:
        row = json.loads(line)
        if not isinstance(row, dict) or row.keys() != names:
            raise ValueError("other columns")
        for name, turn in turns.items():
            if row[name] is not None:
                row[name] = turn(row[name])
    except (ValueError, TypeError, ArithmeticError, RecursionError) as why:
        raise Refused("row", part=part_of(model), number=number) from why
    return row


def _target(field: models.Field) -> models.Field:
    """The column that a foreign key repeats."""
    while isinstance(field, models.ForeignKey):
        field = field.target_field
    return field


def _outward(field: models.Field) -> Turn | None:
    field = _target(field)
    if isinstance(field, models.DateTimeField):
        return lambda at: at.astimezone(UTC).isoformat()
    if isinstance(field, (models.DateField, models.TimeField)):
        return lambda day: day.isoformat()
    if isinstance(field, (models.DecimalField, models.UUIDField, models.GenericIPAddressField)):
        return str
    if isinstance(field, models.BinaryField):
        return lambda data: base64.b64encode(data).decode()
    return None


def _inward(field: models.Field) -> Turn | None:
    field = _target(field)
    turns: tuple[tuple[Any, Turn], ...] = (
        (models.DateTimeField, _moment),
        (models.DateField, date.fromisoformat),
        (models.TimeField, time.fromisoformat),
        (models.DecimalField, Decimal),
        (models.UUIDField, UUID),
        (models.BinaryField, lambda text: base64.b64decode(text, validate=True)),
        (models.BooleanField, _exactly(bool)),
        (models.FloatField, lambda number: float(_exactly(int, float)(number))),
        (models.IntegerField, _exactly(int)),
        (models.JSONField, lambda value: value),
    )
    return next((turn for kind, turn in turns if isinstance(field, kind)), _exactly(str))


def _moment(text: str) -> datetime:
    at = datetime.fromisoformat(text)
    if at.tzinfo is None:
        raise ValueError("a moment without a time zone")
    return at


def _exactly(*kinds: type) -> Turn:
    """Columns must hold what they are for, whatever the engine would let through."""

    def check(value: Any) -> Any:
        if type(value) not in kinds:
            raise TypeError(f"{type(value).__name__}")
        return value

    return check
