"""What the frame of every staff page shows, read only when it is drawn."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db.models import Count, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import cached_property

from vinculo.clients.models import Pin
from vinculo.conversations.models import Thread, Waits
from vinculo.db.prepared import prepared
from vinculo.people.models import Organization, Person
from vinculo.practices.models import Nudge


class Desk:
    """The sidebar's facts for one person: at most three queries, none if the page has no sidebar."""

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
    def _waiting(self) -> tuple[int | None, int | None]:
        return _counts.one(self.person, timezone.now()) or (0, 0)

    @cached_property
    def today_count(self) -> int:
        return self._waiting[0] or 0

    @cached_property
    def inbox_count(self) -> int:
        return self._waiting[1] or 0

    @cached_property
    def pinned(self) -> list[tuple[str, str, str]]:
        return [(name, f"/clients/{pk}/", season or "") for pk, name, season in _pins(self.person)]


@prepared
def _counts(person: Person, at: datetime) -> QuerySet[Any, tuple[int | None, int | None]]:
    """How many nudges, and how many conversations, wait for them; None if none does."""
    nudges = Nudge.objects.of(person).open_at(at).order_by().values("person_id").annotate(of_all=Count("pk"))
    threads = Thread.objects.visible_to(person).kept().of(person).at_hand(at).filter(waits=Waits.US)
    waiting = threads.order_by().values("waits").annotate(of_all=Count("pk"))
    here = Person.objects.filter(pk=person.pk)
    return here.values_list(Subquery(nudges.values("of_all")), Subquery(waiting.values("of_all")))


@prepared
def _pins(person: Person) -> QuerySet[Any, tuple[int, str, str | None]]:
    pins = Pin.objects.filter(person=person, client__deleted_at=None).order_by("created_at")
    return pins.values_list("client_id", "client__name", "client__standing__season")


class DeskMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        if isinstance(request.user, Person):
            request.desk = Desk(request.user)
        return self.get_response(request)
