"""What the inbox shows of threads: the three groups in two statements, or one list of them in one."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Count, Exists, OuterRef, QuerySet

from vinculo.conversations.models import Thread, ThreadSeen, Waits
from vinculo.db.prepared import prepared
from vinculo.desk.inbox.filters import LATELY, Filters, of_group
from vinculo.desk.inbox.found import threads_of
from vinculo.people.models import Person

SHOWN = {Waits.US: 18, Waits.THEM: 8, Waits.NOBODY: 8}  # on the first page; keeps it under 60 KB
A_PAGE = 26


class Record(NamedTuple):
    pk: int
    waits: str
    waiting_since: Any
    last_at: Any
    last_is_theirs: bool
    arrived_at: Any
    channel: str
    subject: str
    line: str
    size: int
    client: int
    client_name: str
    contact: str | None
    assigned_to: str | None
    snoozed_until: Any
    archived_at: Any
    is_seen: bool


COLUMNS = (
    "pk", "waits", "waiting_since", "last_at", "last_is_theirs", "arrived_at", "channel", "subject", "line", "size",
    "client_id", "client__name", "contact__name", "assigned_to__name", "snoozed_until", "archived_at", "is_seen",
)  # fmt: skip


class Group(NamedTuple):
    """`number`: how many there are of those that wait; None where nobody counts."""

    waits: str
    records: list[Record]
    number: int | None
    has_more: bool


def groups(filters: Filters, *, person: Person, at: datetime) -> list[Group]:
    """The first of each group, of a list in which nothing is searched."""
    client, shared = int(filters.client) if filters.client else None, filters.of_any_client
    records = [Record(*row) for row in _firsts(person, at, at - LATELY, client, filters=shared)]
    counted = dict(_counts(person, at, client, filters=shared))
    made = []
    for waits, size in SHOWN.items():
        mine = [one for one in records if one.waits == waits]
        mine.sort(key=lambda one: (one.waiting_since, one.pk) if one.waiting_since else (at, -one.last_at.timestamp()))
        number = counted.get(waits, 0) if waits != Waits.NOBODY else None
        made.append(Group(waits, mine[:size], number, len(mine) > size))
    return made


@prepared(fixed=("filters",))
def _firsts(
    person: Person, at: datetime, since: datetime, client: int | None, *, filters: Filters
) -> QuerySet[Thread, Any]:
    found = _at_hand(person, at, client, filters)
    parts = [of_group(found, waits, since)[: size + 1] for waits, size in SHOWN.items()]
    keys = [Thread.objects.filter(pk__in=part.values("pk")).order_by().values("pk") for part in parts]
    return _columns(Thread.objects.filter(pk__in=keys[0].union(*keys[1:], all=True)), person)


@prepared(fixed=("filters",))
def _counts(person: Person, at: datetime, client: int | None, *, filters: Filters) -> QuerySet[Thread, Any]:
    waiting = _at_hand(person, at, client, filters).filter(waits__in=(Waits.US, Waits.THEM)).order_by()
    return waiting.values_list("waits").annotate(number=Count("pk"))


def _at_hand(person: Person, at: datetime, client: int | None, filters: Filters) -> QuerySet[Thread]:
    found = filters.apply(threads_of(person), person=person, at=at)
    return found if client is None else found.filter(client=client)


def one_list(found: QuerySet[Thread], *, person: Person, page: int) -> tuple[list[Record], bool]:
    """One page of a list without groups, and whether there is another one."""
    ordered = found if found.query.order_by else found.order_by("-last_at", "-pk")
    records = _records(ordered[(page - 1) * A_PAGE : page * A_PAGE + 1], person)
    return records[:A_PAGE], len(records) > A_PAGE


def _records(threads: QuerySet[Thread], person: Person) -> list[Record]:
    return [Record(*row) for row in _columns(threads, person)]


def _columns(threads: QuerySet[Thread], person: Person) -> QuerySet[Thread, Any]:
    seen = ThreadSeen.objects.filter(thread=OuterRef("pk"), person=person, at__gte=OuterRef("last_at"))
    return threads.annotate(is_seen=Exists(seen)).values_list(*COLUMNS)


def waiting_longest(groups: Sequence[Group]) -> Record | None:
    return next((record for group in groups if group.waits == Waits.US for record in group.records), None)
