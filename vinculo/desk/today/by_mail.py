"""The talks of Today that are letters: they lead to the composer instead of the quick log."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.db.models import Exists, FilteredRelation, Q, QuerySet
from django.urls import reverse

from vinculo.clients.models import Channel
from vinculo.db.prepared import prepared
from vinculo.letters.models import State
from vinculo.mailboxes.models import Mailbox
from vinculo.people.models import Person
from vinculo.practices.models import Nudge
from vinculo.practices.today.conversation import Conversation


@dataclass(frozen=True, slots=True)
class OnItsWay:
    """A letter that was handed over and has not left."""

    pk: int
    leaves_at: datetime | None

    @property
    def address(self) -> str:
        return reverse("letters:page", args=[self.pk])


class Post:
    """
    Whether somebody has a mailbox to write from, and which letters of theirs are about to leave: asked once for a page,
    and only when something is to be written.
    """

    def __init__(self, person: Person) -> None:
        self.person = person

    @property
    def is_open(self) -> bool:
        return any(row[0] for row in self._rows)

    @cached_property
    def on_its_way(self) -> dict[int, OnItsWay]:
        """By the id of the nudge that the letter settles."""
        return {nudge: OnItsWay(pk, leaves_at) for _has, pk, nudge, leaves_at in self._rows if nudge}

    @cached_property
    def _rows(self) -> list[tuple[Any, ...]]:
        return _post(self.person)

    def takes(self, nudge: Nudge, channel: str) -> bool:
        """A word by mail, to somebody who has an address for it or to whoever the writer chooses."""
        return channel == Channel.EMAIL and _reaches(nudge) and self.is_open

    def answers(self, nudge: Nudge) -> bool:
        """What came by mail is answered as from the inbox: where no mailbox is, through the server of the house."""
        return not self.person.is_guest and _reaches(nudge)


@prepared
def _post(person: Person) -> QuerySet[Person, Any]:
    """A row for each letter that was handed over; always one at least."""
    waits = Q(letters__state__in=(State.WAITING, State.SENDING))
    asked = Person.objects.filter(pk=person.pk).annotate(
        has_box=Exists(Mailbox.objects.sending_for(person)), waits=FilteredRelation("letters", condition=waits)
    )
    return asked.order_by("waits").values_list("has_box", "waits", "waits__nudge", "waits__send_at")


def _reaches(nudge: Nudge) -> bool:
    return nudge.contact is None or bool(nudge.contact.email)


def letter_address(nudge: Nudge) -> str:
    """The composer, to this client and contact; the letter settles the nudge when it leaves."""
    given: dict[str, Any] = {"client": nudge.client_id, "contact": nudge.contact_id, "nudge": nudge.pk}
    return f"{reverse('letters:new')}?{urlencode({name: value for name, value in given.items() if value})}"


def came_by_mail(talk: Conversation) -> bool:
    """Whether what waits for an answer is a question out of a letter, or a letter that seems to ask."""
    return talk.nudge.facts.get("came_by") == Channel.EMAIL.value


def reply_address(talk: Conversation) -> str:
    """The composer, in the thread of the letter; the reply settles the nudge when it leaves."""
    name = "question" if talk.subject_kind == "question" else "reply"
    return f"{reverse('letters:new')}?{urlencode({name: talk.subject_id, 'nudge': talk.nudge.pk})}"
