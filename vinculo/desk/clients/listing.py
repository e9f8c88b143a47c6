"""One page of the client list in one statement, whatever the order, without sorting ten thousand rows for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, QuerySet

from vinculo.clients.models import Client
from vinculo.practices.models import Standing

A_PAGE = 40  # keeps the page under 60 KB whatever the rows hold
STANDING = {
    "last": "last_contact_at",
    "next": "next_word_on",
    "weather": "health",
    "nudges": "open_nudges",
}
# Which end of the scale comes first when a header is pressed for the first time.
LARGEST_FIRST = ("nudges", "value")


class Record(NamedTuple):
    """What a row of the list shows of a client; the last eight are of its standing, if it was checked already."""

    pk: int
    name: str
    line: str
    value: int | None
    currency: str
    archived_at: Any
    owner: str | None
    season: str | None
    weather: str | None
    last_contact_at: Any
    next_word_on: Any
    open_promises: int | None
    open_nudges: int | None
    worst_urgency: int | None


OF_CLIENT = ("pk", "name", "line", "value", "currency", "archived_at", "owner__name")
OF_STANDING = (
    "season", "weather", "last_contact_at", "next_word_on", "open_promises", "open_nudges", "worst_urgency",
)  # fmt: skip


@dataclass
class Listing:
    """The clients found, in order, for a paginator: it can be counted and sliced."""

    found: QuerySet[Client]
    sort: str = ""

    def count(self) -> int:
        return self.found.order_by().count()

    def __len__(self) -> int:
        return self.count()

    def __getitem__(self, part: slice) -> Sequence[Record]:
        key, backwards = self.sort.removeprefix("-"), self.sort.startswith("-")
        if key in LARGEST_FIRST:
            backwards = not backwards
        if key in STANDING:
            return _by_standing(self.found, STANDING[key], backwards, part)
        if key == "value":
            return _by_value(self.found, backwards, part)
        order = ("-name_folded", "-pk") if backwards else ("name_folded", "pk")
        return _of_clients(self.found.order_by(*order)[part])


def _by_standing(found: QuerySet[Client], column: str, backwards: bool, part: slice) -> Sequence[Record]:
    """Walks the index of the column and asks of each row whether it belongs; those without a value come last."""
    belongs = Exists(found.order_by().filter(pk=OuterRef("client_id")))
    known = Standing.objects.filter(belongs, **{f"{column}__isnull": False})
    ordered = known.order_by(f"-{column}" if backwards else column, "client_id")
    names = [f"client__{name}" for name in OF_CLIENT] + list(OF_STANDING)
    rows = [Record(*row) for row in ordered.values_list(*names)[part]]
    unknown = found.exclude(pk__in=Standing.objects.filter(**{f"{column}__isnull": False}).values("client_id"))
    return rows + _tail(known, unknown, part, len(rows))


def _by_value(found: QuerySet[Client], backwards: bool, part: slice) -> Sequence[Record]:
    known = found.filter(value__isnull=False)
    rows = _of_clients(known.order_by("-value" if backwards else "value", "pk")[part])
    return rows + _tail(known, found.filter(value=None), part, len(rows))


def _tail(known: QuerySet[Any], unknown: QuerySet[Client], part: slice, shown: int) -> list[Record]:
    """What fills a page after the last row with a value."""
    missing = part.stop - part.start - shown
    if missing <= 0:
        return []
    begin = 0 if shown or not part.start else max(part.start - known.order_by().count(), 0)
    return _of_clients(unknown.order_by("name_folded", "pk")[begin : begin + missing])


def _of_clients(clients: QuerySet[Client]) -> list[Record]:
    names = list(OF_CLIENT) + [f"standing__{name}" for name in OF_STANDING]
    return [Record(*row) for row in clients.values_list(*names)]
