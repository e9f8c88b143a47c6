"""Facts from rows, kept by client."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Any, TypeVar

from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast

from vinculo.db.prepared import Prepared

CHUNK = 5000
FEW = 8  # ids for which a query is put together once; lists of all lengths would make too many
Fact = TypeVar("Fact")

Grouped = dict[int, list[Any]]
Row = tuple[Any, ...]
Joined = tuple[Row, tuple[Row, ...]]


def rows_of(query: Prepared[[list[int]], Row], ids: list[int]) -> Iterable[Row]:
    """The rows of a prepared query about these ids: of a few put together once, of many as they come."""
    return query(ids) if len(ids) <= FEW else query.build(ids).iterator(chunk_size=CHUNK)


def gathered(rows: Iterable[Row], make: Callable[..., Any]) -> Grouped:
    """Facts by client from rows: the first value is the client, the others are the arguments of `make`."""
    groups: Grouped = defaultdict(list)
    for row in rows:
        groups[row[0]].append(make(*row[1:]))
    return groups


def grouped(rows: QuerySet[Any], make: Callable[..., Any], *columns: str) -> Grouped:
    """Facts by client: the first column is the client, the others are the arguments of `make`, in order."""
    return gathered(rows.values_list(*columns).iterator(chunk_size=CHUNK), make)


def with_many(rows: QuerySet[Any], columns: Iterable[str], many: Iterable[str]) -> Iterator[Joined]:
    """
    Rows joined with many others, each once: its own columns, and the tuples of those of the others that are there.

    The first of `columns` is the client, the second the id that tells one row from the next. The others come in the
    order of what is asked of them: a database has none of its own.
    """
    own, others = tuple(columns), tuple(many)
    ordered = rows.order_by(own[1], *others)
    return apart(ordered.values_list(*own, *others).iterator(chunk_size=CHUNK), len(own))


def apart(joined: Iterable[Row], size: int) -> Iterator[Joined]:
    """As `with_many`, of rows that are joined and in order already: the first `size` columns are their own."""
    for _id, several in groupby(joined, key=lambda row: row[1]):
        together = list(several)
        others = tuple(row[size:] for row in together)
        yield together[0][:size], tuple(other for other in others if other[0] is not None)


def fact(kind: Callable[..., Fact], *values: Any) -> Fact:
    """A fact from the values of its fields in their order, as they came out of a row."""
    return kind(*values)


def added_up(rows: QuerySet[Any], owner: str, **figures: Any) -> dict[int, Row]:
    """Figures by what the rows belong to."""
    totals = rows.order_by().values(owner).annotate(**figures).values_list(owner, *figures)
    return {row[0]: row[1:] for row in totals}


def as_text(path: str) -> Cast:
    """
    The value as text: where there are very many, or few that differ, letting its field convert each is too much.

    Moments are for `moment_of`, JSON for json.loads, yes and no are found or not found in YES.
    """
    return Cast(path, TextField())


YES = frozenset({"1", "true"})
