"""Whose figures, of which days: what every analysis begins with."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from vinculo.clients.models import Client
from vinculo.db.folding import fold
from vinculo.people.models import Person


@dataclass(frozen=True, slots=True)
class Scope:
    """
    What `person` may see, from `since` to `until`, both included. `name`: words of a client's name; `owner`, `team`:
    ids of who has the client, 0 for all.
    """

    person: Person
    since: date
    until: date
    at: datetime
    name: str = ""
    owner: int = 0
    team: int = 0

    @property
    def today(self) -> date:
        return timezone.localdate(self.at)

    def clients(self) -> QuerySet[Client]:
        """Theirs to see, archived ones too: what was, counts."""
        found = Client.objects.visible_to(self.person).filter(deleted_at=None)
        for word in fold(self.name).split():
            found = found.filter(name_folded__contains=word)
        if self.owner:
            found = found.filter(owner=self.owner)
        return found.filter(team=self.team) if self.team else found

    def of_clients(self, found: QuerySet[Any], path: str = "client") -> QuerySet[Any]:
        """Rows that hang on those clients, in no order of their own."""
        return found.filter(**{f"{path}__in": self.clients().values("pk")}).order_by()

    def days(self, found: QuerySet[Any], path: str) -> QuerySet[Any]:
        """Rows of those days, where `path` is a day."""
        return found.filter(**{f"{path}__gte": self.since, f"{path}__lte": self.until})

    def moments(self, found: QuerySet[Any], path: str) -> QuerySet[Any]:
        """Rows of those days, where `path` is a moment."""
        after = self.until + timedelta(days=1)
        return found.filter(**{f"{path}__gte": midnight(self.since), f"{path}__lt": midnight(after)})


def midnight(day: date) -> datetime:
    """When the day begins here."""
    return timezone.make_aware(datetime.combine(day, datetime.min.time()))


def share(part: int, whole: int) -> int | None:
    """In percent; None of nothing."""
    return round(100 * part / whole) if whole else None
