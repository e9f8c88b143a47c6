"""The talks of Today that are letters: they lead to the composer instead of the quick log."""

from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from vinculo.clients.models import Channel
from vinculo.mailboxes.models import Mailbox
from vinculo.people.models import Person
from vinculo.practices.models import Nudge


class Post:
    """Whether somebody has a mailbox to write from: asked once for a page, and only when something is to be written."""

    def __init__(self, person: Person) -> None:
        self.person = person

    @cached_property
    def is_open(self) -> bool:
        return Mailbox.objects.sending_for(self.person).exists()

    def takes(self, nudge: Nudge, channel: str) -> bool:
        """A word by mail, to somebody who has an address for it or to whoever the writer chooses."""
        reaches = nudge.contact is None or bool(nudge.contact.email)
        return channel == Channel.EMAIL and reaches and self.is_open


def letter_address(nudge: Nudge) -> str:
    """The composer, to this client and contact; the letter settles the nudge when it leaves."""
    given: dict[str, Any] = {"client": nudge.client_id, "contact": nudge.contact_id, "nudge": nudge.pk}
    return f"{reverse('letters:new')}?{urlencode({name: value for name, value in given.items() if value})}"
