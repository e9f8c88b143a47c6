"""The columns of a list that leaves: what each is called, what it takes from a row, and what kind of thing that is."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from django.utils import timezone
from django.utils.functional import Promise

Value = str | int | Decimal | date | datetime | bool | None
Take = str | Callable[[Any], Any]


class Kind(StrEnum):
    """What a cell is, so that a spreadsheet can count with it."""

    TEXT = "text"
    DAY = "day"
    MOMENT = "moment"
    NUMBER = "number"
    SUM = "sum"
    YES = "yes"


@dataclass(frozen=True, slots=True)
class Column:
    """
    `take` is the way to a value from the row ("client.name", "get_state_display") or a function of the row. A SUM takes
    minor units and brings a column for `currency`, one for several sums beside each other. `team`: guests do not see it
    on the page either.
    """

    heading: str | Promise
    take: Take
    kind: Kind = Kind.TEXT
    currency: Take = ""
    team: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """What is written: headings in the reader's language, kinds, and rows as they come."""

    title: str
    headings: tuple[str, ...]
    kinds: tuple[Kind, ...]
    rows: Iterable[list[Value]]


def table(title: str, columns: Sequence[Column], rows: Iterable[Any], *, currency: str) -> Table:
    """`currency` is what the heading of a column of currencies says."""
    headings: list[str] = []
    kinds: list[Kind] = []
    takes: list[tuple[Take, Kind]] = []
    for column, following in zip(columns, [*columns[1:], None], strict=True):
        headings.append(str(column.heading))
        kinds.append(column.kind)
        takes.append((column.take, column.kind))
        if column.kind is Kind.SUM and (following is None or following.currency != column.currency):
            headings.append(currency)
            kinds.append(Kind.TEXT)
            takes.append((column.currency, Kind.TEXT))
    return Table(title, tuple(headings), tuple(kinds), _rows(takes, rows))


def _rows(takes: list[tuple[Take, Kind]], rows: Iterable[Any]) -> Iterator[list[Value]]:
    for row in rows:
        yield [_value(_taken(row, take), kind) for take, kind in takes]


def _taken(row: Any, take: Take) -> Any:
    if not isinstance(take, str):
        return take(row)
    for name in take.split("."):
        row = getattr(row, name, None)
        if row is None:
            return None
    return row() if callable(row) else row


def _value(found: Any, kind: Kind) -> Value:
    if found is None or found == "":
        return None
    if kind is Kind.SUM:
        return Decimal(int(found)) / 100
    if kind is Kind.NUMBER:
        return int(found)
    if kind is Kind.YES:
        return bool(found)
    if kind is Kind.MOMENT:
        return timezone.localtime(found).replace(tzinfo=None, microsecond=0)
    if kind is Kind.DAY:
        return timezone.localdate(found) if isinstance(found, datetime) else found
    return str(found)
