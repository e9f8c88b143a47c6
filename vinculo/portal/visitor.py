"""Who reads a page of the portal: plain facts, no record of the database."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from vinculo.access.models import Access, Visit
from vinculo.clients.language import address_form
from vinculo.clients.models import Client, Contact
from vinculo.people.models import Person


@dataclass(frozen=True, slots=True)
class Visitor:
    """
    A contact of one client who is signed in; or a person of ours who looks at what that contact sees (`looking`, with
    their id), and changes nothing. `language` is that of the texts: "es", "es-formal", "pl", "pl-formal", "en".
    """

    contact_id: int
    access_id: int
    client_id: int
    name: str
    first_name: str
    initials: str
    email: str
    client_name: str
    language: str
    time_zone: str
    visit_id: int | None = None
    proof: str = ""
    looking: int | None = None
    looking_name: str = ""

    @property
    def key(self) -> str:
        """As the record names them."""
        return f"contact:{self.contact_id}"

    @property
    def is_only_looking(self) -> bool:
        return self.looking is not None


class PortalRequest(HttpRequest):
    """A request that passed the guard of the portal: there is a visitor."""

    visitor: Visitor
    visit: Visit | None
    waiting_in_places: dict[str, int]  # what waits in a part of the portal, by its key, once it was counted


def of_visit(visit: Visit) -> Visitor | None:
    """The visitor behind a visit; None while they have not chosen a client."""
    if visit.access is None:
        return None
    return _visitor(visit.access, visit.contact, visit_id=visit.pk, proof=visit.proof)


def as_seen_by(access: Access, *, person: Person) -> Visitor:
    """A person of ours looks at the portal as this contact. Contact and client are read along."""
    return _visitor(access, access.contact, looking=person.pk, looking_name=person.name)


def _visitor(access: Access, contact: Contact, **more: Any) -> Visitor:
    return Visitor(
        contact_id=contact.pk,
        access_id=access.pk,
        client_id=access.client_id,
        name=contact.name,
        first_name=contact.first_name,
        initials=contact.initials,
        email=contact.email,
        client_name=access.client.name,
        language=language_of(contact, access.client),
        time_zone=contact.time_zone,
        **more,
    )


def language_of(contact: Contact, client: Client) -> str:
    """Of the contact, else of the client, else English; with the way this client is addressed."""
    return address_form(contact.language or client.language or "en", client.address)
