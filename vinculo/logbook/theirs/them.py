"""Who of theirs acts, and the exchange that it is."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils import translation

from vinculo.clients.models import Audience, Channel, Contact
from vinculo.conversations import threading
from vinculo.conversations.models import Interaction
from vinculo.conversations.waiting import Asked
from vinculo.logbook.searchable import index_soon
from vinculo.people.models import Organization
from vinculo.record.chain import Act, Actor, append


@dataclass(frozen=True, slots=True)
class Them:
    """A contact who acts for a client in the portal, at a moment; `actor` is how the record names them."""

    contact: Contact
    client_id: int
    actor: Actor
    at: datetime


@dataclass(frozen=True, slots=True)
class Deed:
    """What goes into the record about an act of theirs. `words`: what is personal, or what somebody wrote."""

    kind: str
    subject: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)


def said(
    them: Them, text: str, *, project_id: int | None, audience: str = Audience.SHARED, about: int | None = None,
    asked: Sequence[Asked] = (), **marks: Any,
) -> Interaction:  # fmt: skip
    """
    A word of theirs through the portal, in the logbook. Nobody of ours wrote it down. `about`: the id of the exchange
    it goes on with; `asked`: the questions about to be asked in it.
    """
    interaction = Interaction(
        client_id=them.client_id, project_id=project_id, at=them.at, channel=Channel.PORTAL, direction="in",
        summary=text, audience=audience, by=None, **marks,
    )  # fmt: skip
    if about is None:
        threading.begin(interaction, contact=them.contact.pk, asked=asked)
    interaction.save(force_insert=True)
    interaction.contacts.add(them.contact)
    if about is not None:
        threading.note(interaction, about=about)
    index_soon(interaction)
    return interaction


def record(them: Them, deed: Deed, *, project_id: int | None) -> None:
    act = Act(
        kind=deed.kind, subject=deed.subject, client_id=them.client_id, project_id=project_id, facts=deed.facts,
        private=deed.words, private_of=them.actor.key,
    )  # fmt: skip
    append(act, actor=them.actor, at=them.at)


@contextmanager
def in_our_words() -> Iterator[None]:
    """What the logbook says about an act of theirs is read by us, whatever language they have the portal in."""
    organization = Organization.current()
    with translation.override((organization.language if organization else "") or "en"):
        yield
