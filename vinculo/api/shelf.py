"""
A shelf: one kind of record as programs see it, and what they may do with it.

A module in `shelves/` says what is shown, which rows there are for a person, by what they are filtered and ordered,
and which verbs change them. How lists are paged, states are tagged and changes are made is the same for all
(`reading`, `writing`).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet

from vinculo.api.asking import Asking
from vinculo.api.kinds import Body, Shown
from vinculo.people.models import Person


@dataclass(frozen=True, slots=True)
class Filter:
    """A parameter of the list. `lookup`: a field, or a function that narrows the rows."""

    kind: Any
    lookup: str | Callable[[QuerySet[Any], Any, Person], QuerySet[Any]]
    text: str

    def narrow(self, found: QuerySet[Any], value: Any, person: Person) -> QuerySet[Any]:
        if isinstance(self.lookup, str):
            return found.filter(**{self.lookup: value})
        return self.lookup(found, value, person)


@dataclass(frozen=True, slots=True)
class Deed:
    """A verb of its own address, POST /promises/7/keep. It gets the record, locked, and what was said."""

    said: type[Body]
    does: Callable[[Asking, Any, Any], None]
    text: str


@dataclass(frozen=True, slots=True)
class Shelf:
    name: str
    one: str  # what one of them is called in texts: "a promise"
    area: str  # of the scopes
    shown: type[Shown]
    found: Callable[[Person], QuerySet[Any]]
    filters: Mapping[str, Filter] = field(default_factory=dict)
    orders: Mapping[str, str] = field(default_factory=dict)  # name: column that is never empty; besides id
    updated: str = ""  # the column behind updated_since
    make: tuple[type[Body], Callable[[Asking, Any], int]] | None = None  # gives the id of the new one
    change: tuple[type[Body], Callable[[Asking, Any, Any], None]] | None = None
    remove: Callable[[Asking, Any], None] | None = None
    deeds: Mapping[str, Deed] = field(default_factory=dict)

    def show(self, row: Any) -> dict[str, Any]:
        return self.shown.model_validate(row).model_dump(mode="json")

    def row(self, person: Person, pk: int) -> Any:
        return self.found(person).filter(pk=pk).first()

    @property
    def columns(self) -> dict[str, str]:
        orders = {"id": "pk", **self.orders}
        return {sign + name: column for name, column in orders.items() for sign in ("", "-")}
