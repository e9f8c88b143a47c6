"""
Queries that are put together once.

    @prepared
    def near(person: Person, until: date) -> QuerySet[Promise]:
        return Promise.objects.open().filter(owner=person, promised_on__lte=until).select_related("client")[:5]

    near(person, today + timedelta(days=10))  # a list of promises

Composing and compiling a query costs several times what the database needs to answer it. So the function is called with
values that stand for any others, the framework writes the statement, and we look where those values came to stand;
from then on only the values change. What the function gives back is read as the framework reads it: models with their
relations, tuples, or single columns.

Arguments may be numbers, texts, days, moments, records (of which the key counts), lists of numbers or texts, None and
booleans. Those named in `fixed` are handed on as they are, and there is one statement for each of their values: a
limit, a direction. The function must pass everything else on untouched, and is refused with `NotPreparable` when it
first runs if it does not: no `today + timedelta(...)`, no `startswith`, no `if` on a value. A model says in
`shapes_queries` which of its columns decide how a query looks.
"""

import copy
import inspect
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, Generic, ParamSpec, TypeVar, overload

from django.core.exceptions import EmptyResultSet, ObjectDoesNotExist
from django.db import DEFAULT_DB_ALIAS, connections, models
from django.utils import timezone

P = ParamSpec("P")
Row = TypeVar("Row")
LARGEST = 2**63 - 1
MOST = 1000  # statements kept; lists of many lengths make many
LISTS = (list, tuple, set, frozenset)
known: dict[Hashable, "Statement | None"] = {}
ELSEWHERE = timezone.get_fixed_timezone(-719)


class NotPreparable(Exception):
    """The function made something else of a value than a parameter of its statement."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What the framework made of a function: `places` says which value goes where, and how the engine wants it."""

    sql: str
    params: tuple[Any, ...]
    places: tuple[tuple[int, int, Callable[[Any], Any]], ...]
    queryset: Any
    compiler: Any

    def rows(self, values: list[Any], connection: Any) -> list[Any]:
        params = list(self.params)
        for place, number, adapt in self.places:
            params[place] = adapt(values[number])
        compiler = copy.copy(self.compiler)
        compiler.connection = connection
        compiler.as_sql = lambda *args, **options: (self.sql, tuple(params))
        return list(self.queryset._iterable_class(_Asked(self.queryset, compiler)))


class _Asked:
    """A queryset and its query in one, as far as the framework needs them to read rows; the compiler knows its SQL."""

    db = DEFAULT_DB_ALIAS

    def __init__(self, queryset: Any, compiler: Any) -> None:
        self.model, self._fields = queryset.model, queryset._fields
        self._known_related_objects: dict[Any, Any] = {}
        self._query, self._compiler, self.query = queryset.query, compiler, self

    def get_compiler(self, *args: Any, **options: Any) -> Any:
        return self._compiler

    def __getattr__(self, name: str) -> Any:
        return getattr(self._query, name)


class Prepared(Generic[P, Row]):
    """A function that builds a queryset, called for its rows."""

    def __init__(self, build: Callable[P, models.QuerySet[Any, Row]], fixed: tuple[str, ...]) -> None:
        self.build: Callable[..., models.QuerySet[Any, Row]] = build
        self._fixed, self.__doc__ = fixed, build.__doc__
        parameters = inspect.signature(build).parameters.values()
        self._names = [one.name for one in parameters]
        self._defaults = {one.name: one.default for one in parameters if one.default is not one.empty}

    def __call__(self, *args: P.args, **options: P.kwargs) -> list[Row]:
        """The rows, from one statement."""
        given = {**self._defaults, **dict(zip(self._names, args, strict=False)), **options}
        connection = connections[DEFAULT_DB_ALIAS]
        shapes: list[Hashable] = [self.build, connection.vendor]
        values: list[Any] = []
        for name, value in given.items():
            if name in self._fixed:
                shapes.append((name, value))
                continue
            shape, parts = _apart(value)
            shapes.append((name, shape))
            values += parts
        if any(value.__class__ is int and abs(value) > LARGEST for value in values):
            return list(self.build(**given))  # no column holds it: the framework knows what to do
        statement = self._statement(tuple(shapes), given)
        return statement.rows(values, connection) if statement else []

    def one(self, *args: P.args, **options: P.kwargs) -> Row | None:
        """The first row, or None."""
        return next(iter(self(*args, **options)), None)

    def _statement(self, key: Hashable, given: dict[str, Any]) -> Statement | None:
        """Two threads may compose the same one at a time, and then find the same."""
        try:
            return known[key]
        except KeyError:
            statement = _compose(self.build, given, self._fixed)
            if len(known) >= MOST:
                known.clear()
            known[key] = statement
            return statement


@overload
def prepared(build: Callable[P, models.QuerySet[Any, Row]], /) -> Prepared[P, Row]: ...
@overload
def prepared(*, fixed: tuple[str, ...]) -> Callable[[Callable[P, models.QuerySet[Any, Row]]], Prepared[P, Row]]: ...
def prepared(build: Any = None, /, *, fixed: tuple[str, ...] = ()) -> Any:
    """See the module."""
    return Prepared(build, fixed) if build else lambda function: Prepared(function, fixed)


def _apart(value: Any) -> tuple[Hashable, list[Any]]:
    """What of an argument decides the SQL, and the plain values in it that only fill it in."""
    kind = value.__class__
    if kind in MARKS:
        if kind is datetime and value.tzinfo is None:
            raise TypeError("a moment without a time zone")
        return kind, [value]
    if value is None or kind is bool:
        return (kind, value), []
    if isinstance(value, models.Model):
        if value.pk is None:
            raise TypeError("a record that is not stored yet")
        return (kind, *[getattr(value, name) for name in _columns(kind)]), [value.pk]
    if isinstance(value, LISTS):
        return _list_apart(list(value))
    raise TypeError(f"{kind.__name__} cannot be a value of a prepared query")


def _list_apart(values: list[Any]) -> tuple[Hashable, list[Any]]:
    """Filled up with its last value to the next of a few lengths, so that a few statements do for all."""
    if not values:
        return (list, 0), []
    length = 1 << (len(values) - 1).bit_length() if len(values) <= 16 else -(-len(values) // 8) * 8
    kinds = {value.__class__ for value in values}
    if len(kinds) > 1 or not kinds <= {int, str}:
        raise TypeError("a list of anything but numbers or texts")
    return (list, kinds.pop(), length), values + values[-1:] * (length - len(values))


def _columns(model: Any) -> tuple[str, ...]:
    return getattr(model, "shapes_queries", ())


# Values that stand for any other; `turn` gives two that differ.
MARKS: dict[type, Callable[[int, int], Any]] = {
    int: lambda number, turn: 1_800_000_000 + 1_000_000 * turn + number,
    str: lambda number, turn: f"mark {turn} {number}",
    date: lambda number, turn: date(8000 + turn, 1, 1) + timedelta(days=number),
    datetime: lambda number, turn: datetime(9000 + turn, 1, 1, 1, 2, 3, 4, UTC) + timedelta(days=number),
}


@dataclass(frozen=True, slots=True)
class Mark:
    value: Any
    must_land: bool


def _marked(value: Any, turn: int, marks: list[Mark]) -> Any:
    """The argument with its values replaced by marks, which are noted down in the order of `_apart`."""

    def mark(kind: type, must_land: bool = True) -> Any:
        marks.append(Mark(MARKS[kind](len(marks), turn), must_land))
        return marks[-1].value

    kind = value.__class__
    if kind in MARKS:
        return mark(kind)
    if isinstance(value, models.Model):
        # Nothing else of it is there: a function that reads another column asks for a record that does not exist.
        # The key may be left unused: whoever sees everything is not asked for by name.
        known = {name: getattr(value, name) for name in _columns(kind)}
        known[kind._meta.pk.attname] = mark(value.pk.__class__, must_land=False)
        columns = [known.get(field.attname, models.DEFERRED) for field in kind._meta.concrete_fields]
        return kind.from_db(DEFAULT_DB_ALIAS, [], columns)
    if isinstance(value, LISTS):
        return [mark(one.__class__) for one in _list_apart(list(value))[1]]
    return value


def _compose(build: Callable[..., Any], given: dict[str, Any], fixed: tuple[str, ...]) -> Statement | None:
    """The statement for arguments of this shape; None if an empty list among them means that nothing can be found."""
    name = f"{build.__module__}.{build.__qualname__}"
    try:
        first = _compiled(build, given, fixed, turn=0)
        with timezone.override(ELSEWHERE):
            second = _compiled(build, given, fixed, turn=1)
    except EmptyResultSet:
        if any(isinstance(value, LISTS) and not value for value in given.values()):
            return None
        raise NotPreparable(f"{name} finds nothing whatever the values") from None
    if first.sql != second.sql or _where(first) != _where(second):
        raise NotPreparable(f"{name} makes another statement of other values, or in another time zone")
    taken = {place for place, _number in _where(first)}
    for place, (param, other) in enumerate(zip(first.params, second.params, strict=True)):
        if place not in taken and param != other and repr(param) != repr(other):
            raise NotPreparable(f"{name} makes {param!r} of a value or of a time zone, and would again of any other")
    return first


def _where(statement: Statement) -> list[tuple[int, int]]:
    return [(place, number) for place, number, _adapt in statement.places]


def _compiled(build: Callable[..., Any], given: dict[str, Any], fixed: tuple[str, ...], *, turn: int) -> Statement:
    marks: list[Mark] = []
    try:
        queryset: Any = build(
            **{key: value if key in fixed else _marked(value, turn, marks) for key, value in given.items()}
        )
    except ObjectDoesNotExist as stray:
        raise NotPreparable(f"{build.__qualname__} reads a column its model does not name: {stray}") from stray
    if queryset._prefetch_related_lookups or queryset._known_related_objects:
        raise NotPreparable("ask the model's manager, and without prefetch_related: both need more than the rows")
    # A connection of its own, never opened: what is kept must not keep a thread's connection alive.
    ours: Any = connections[DEFAULT_DB_ALIAS]
    connection = type(ours)(ours.settings_dict, DEFAULT_DB_ALIAS)
    connection.features.supports_json_field = ours.features.supports_json_field  # SQLite would open it to try this out
    compiler = queryset.query.get_compiler(connection=connection)
    sql, params = compiler.as_sql()
    converters = compiler.get_converters([column for column, _sql, _alias in compiler.select[: compiler.col_count]])
    compiler.get_converters = lambda expressions: converters
    places = tuple(_places(params, [mark.value for mark in marks], connection.ops))
    landed = {number for _place, number, _adapt in places}
    if missing := [number for number, mark in enumerate(marks) if mark.must_land and number not in landed]:
        raise NotPreparable(f"values {missing} of {build.__qualname__} did not come to stand in the statement")
    return Statement(sql, tuple(params), places, queryset, compiler)


def _places(params: Any, marks: list[Any], ops: Any) -> Iterator[tuple[int, int, Callable[[Any], Any]]]:
    """(where, which value, how the engine wants it) for every parameter that is one of the marks."""
    adapts = {date: ops.adapt_datefield_value, datetime: ops.adapt_datetimefield_value, str: str}
    adapted = [adapts[mark.__class__](mark) if mark.__class__ in adapts else mark for mark in marks]
    for place, param in enumerate(params):
        for number, mark in enumerate(adapted):
            if isinstance(param, mark.__class__) and param == mark:
                # Whole numbers come in classes of the engine's own.
                yield place, number, adapts.get(marks[number].__class__, param.__class__)
