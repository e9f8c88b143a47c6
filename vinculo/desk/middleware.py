"""What the frame of every staff page shows, read only when it is drawn."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Count, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import cached_property

from vinculo.conversations.models import Thread, Waits
from vinculo.db.prepared import prepared
from vinculo.notifications.models import Notice
from vinculo.people.models import Organization, Person
from vinculo.practices.models import Nudge, State


class Desk:
    """The sidebar's facts for one person: at most two queries, none if the page has no sidebar."""

    def __init__(self, person: Person) -> None:
        self.person = person

    @cached_property
    def organization(self) -> Organization | None:
        return Organization.current()

    @property
    def keys(self) -> bool:
        """Whether single-key shortcuts are on."""
        return self.person.single_keys

    @property
    def organization_name(self) -> str:
        return self.organization.name if self.organization else ""

    @cached_property
    def _frame(self) -> "list[_Row]":
        return [_Row(*row) for row in _read(self.person, timezone.now())]

    @cached_property
    def today_count(self) -> int:
        return self._frame[0].nudges if self._frame else 0

    @cached_property
    def inbox_count(self) -> int:
        return self._frame[0].threads if self._frame else 0

    @cached_property
    def unseen(self) -> int:
        """Notices that the bell counts."""
        return self._frame[0].notices if self._frame else 0

    @cached_property
    def pinned(self) -> list[tuple[str, str, str]]:
        kept = [row for row in self._frame if row.client_id and row.deleted_at is None]
        return [(row.name or "", f"/clients/{row.client_id}/", row.season or "") for row in kept]


class _Row(NamedTuple):
    """One pin, if there is any, and the counts beside it: the same in every row."""

    client_id: int | None
    name: str | None
    season: str | None
    deleted_at: datetime | None
    nudges: int
    threads: int
    notices: int


@prepared
def _read(person: Person, at: datetime) -> QuerySet[Any, Any]:
    """Everything that the frame of a page shows of one person, in one statement, and one row at least."""
    # Two numbers instead of one: those that nobody put off are counted in an index, without a look at each.
    mine = Nudge.objects.of(person).order_by().values("person_id").annotate(of_all=Count("pk"))
    nudges, woken = mine.filter(state=State.OPEN), mine.filter(state=State.SNOOZED, snoozed_until__lte=at)
    threads = Thread.objects.visible_to(person).kept().of(person).at_hand(at).filter(waits=Waits.US)
    waiting = threads.order_by().values("waits").annotate(of_all=Count("pk"))
    unseen = Notice.objects.of(person).unseen().order_by().values("person_id").annotate(of_all=Count("pk"))
    here = Person.objects.filter(pk=person.pk).order_by("pins__created_at")
    pins = ("pins__client_id", "pins__client__name", "pins__client__standing__season", "pins__client__deleted_at")
    counts = [Coalesce(Subquery(one.values("of_all")), 0) for one in (nudges, woken, waiting, unseen)]
    return here.values_list(*pins, counts[0] + counts[1], *counts[2:])


class DeskMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        if isinstance(request.user, Person):
            request.desk = Desk(request.user)
        return self.get_response(request)
