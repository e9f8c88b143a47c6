"""Which threads a list is about, read from its address and written back into it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils.http import urlencode

from vinculo.clients.models import Channel, Client
from vinculo.conversations.models import Interaction, Thread, Waits
from vinculo.conversations.models.thread import ThreadQuerySet
from vinculo.db.search import find
from vinculo.desk.clients.filters import named_or_knows
from vinculo.desk.numbers import is_number
from vinculo.people.models import Person

WHOSE = ("all", "none")  # else: one's own
SHOW = (*Waits.values, "snoozed", "archived")
LATELY = timedelta(days=14)  # what is only good to know is not news for longer
MOST_FOUND = 200


@dataclass(frozen=True, slots=True)
class Filters:
    """The query string of the inbox; anything it does not understand is left out rather than refused."""

    q: str = ""
    whose: str = ""
    channel: str = ""
    client: str = ""
    show: str = ""

    @classmethod
    def read(cls, query: Mapping[str, str]) -> "Filters":
        given = {field.name: query.get(field.name, "").strip()[:100] for field in fields(cls)}
        allowed = {
            "whose": given["whose"] in WHOSE,
            "channel": given["channel"] in Channel.values,
            "client": is_number(given["client"]),
            "show": given["show"] in SHOW,
        }
        return cls(**{name: value for name, value in given.items() if allowed.get(name, True)})

    def query(self, **changes: str) -> str:
        kept = {name: value for name, value in {**asdict(self), **changes}.items() if value}
        return urlencode(kept)

    @property
    def of_any_client(self) -> "Filters":
        """The same without the client, for statements that are put together once and told the client."""
        return replace(self, client="", whose="all" if self.client else self.whose)

    @property
    def is_narrow(self) -> bool:
        return any((self.q, self.channel, self.client))

    @property
    def is_front(self) -> bool:
        """The three groups, nothing searched."""
        return not self.q and not self.show

    def apply(self, threads: ThreadQuerySet, *, person: Person, at: datetime) -> QuerySet[Thread]:
        found = self._shown(self._of(threads, person), at)
        if self.channel:
            found = found.filter(channel=self.channel)
        if self.client:
            found = found.filter(client=int(self.client))
        if self.q:
            found = found.filter(named_or_knows_client(self.q) | Q(pk__in=threads_with(self.q, person)))
        return found

    def _of(self, threads: ThreadQuerySet, person: Person) -> ThreadQuerySet:
        if self.whose == "none":
            return threads.filter(assigned_to=None)
        if self.whose == "all" or self.client or self.q:
            return threads
        return threads.of(person)

    def _shown(self, threads: ThreadQuerySet, at: datetime) -> QuerySet[Thread]:
        if self.show == "archived":
            return threads.filter(archived_at__isnull=False)
        if self.show == "snoozed":
            return threads.filter(archived_at=None, snoozed_until__gt=at)
        if self.q:
            return threads
        here = threads.at_hand(at)
        return of_group(here, self.show, at - LATELY) if self.show else here


def of_group(threads: QuerySet[Thread], waits: str, since: datetime) -> QuerySet[Thread]:
    """
    The threads of one of the three groups, in its order: who waits longest first, the news newest first. `since`: what
    is only good to know and older is left out.
    """
    if waits == Waits.NOBODY:
        return threads.filter(waits=waits, last_at__gte=since).order_by("-last_at", "-pk")
    return threads.filter(waits=waits).order_by("waiting_since", "pk")


def named_or_knows_client(text: str) -> Q:
    """Threads with clients of this name, or with a contact of this name or address."""
    return Q(client__in=Client.objects.filter(named_or_knows(text)).values("pk"))


def threads_with(text: str, person: Person) -> list[int]:
    """Ids of the threads in which these words were said, among those this person may see."""
    allowed = None if person.sees_everyone else Client.objects.visible_to(person).kept()
    hits = find(text, allowed=allowed, kinds=["interaction"], limit=MOST_FOUND)
    said = Interaction.objects.visible_to(person).filter(pk__in=[hit.object_id for hit in hits])
    return list(said.filter(thread__isnull=False).values_list("thread_id", flat=True).distinct())
