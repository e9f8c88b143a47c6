"""The people at clients."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from pydantic import Field

from vinculo.api import changing, theirs
from vinculo.api.asking import Asking
from vinculo.api.kinds import AskedId, Body, Id, Part, Shown, Yes, one_of, some, words
from vinculo.api.shelf import Filter, Shelf
from vinculo.api.shelves import by
from vinculo.clients.models import Channel, Contact, ContactRole
from vinculo.clients.searchable import index_contacts
from vinculo.people.models import Language, Person
from vinculo.practices.recheck import client_changed

CHANNEL = one_of(Channel, "", without=("note",))
FIELDS = ("name", "email", "phone", "language", "preferred_channel", "channel_note", "about")
ROLE = ("title", "decides", "power", "is_key")


class RoleShown(Part):
    client_id: int
    title: str
    decides: str
    power: str
    is_key: bool
    left_on: date | None


class ContactShown(Shown):
    id: int
    name: str
    email: str
    phone: str
    language: str
    time_zone: str
    preferred_channel: str
    unwanted_channels: list[str]
    channel_note: str
    about: str
    roles: list[RoleShown] = Field(validation_alias="roles_seen")
    created_at: datetime
    updated_at: datetime


class ContactPatch(Body):
    name: some(160) = ""  # type: ignore[valid-type]
    email: words(254) = ""  # type: ignore[valid-type]
    phone: words(40) = ""  # type: ignore[valid-type]
    language: one_of(Language, "") = ""  # type: ignore[valid-type]
    preferred_channel: CHANNEL = ""  # type: ignore[valid-type]
    channel_note: words(120) = ""  # type: ignore[valid-type]
    about: words(5000) = ""  # type: ignore[valid-type]


class ContactNew(ContactPatch):
    name: some(160)  # type: ignore[valid-type]
    client_id: Id
    title: words(120) = ""  # type: ignore[valid-type]
    decides: words(160) = ""  # type: ignore[valid-type]
    power: one_of(ContactRole.Power, "") = ""  # type: ignore[valid-type]
    is_key: Yes = False


def _roles(person: Person) -> QuerySet[ContactRole]:
    seen = theirs.clients(person).filter(pk=OuterRef("client_id"))
    return ContactRole.objects.filter(Exists(seen))


def found(person: Person) -> QuerySet[Contact]:
    return theirs.contacts(person).prefetch_related(Prefetch("roles", _roles(person), to_attr="roles_seen"))


def at_client(rows: QuerySet[Contact], client_id: int, person: Person) -> QuerySet[Contact]:
    there = _roles(person).filter(contact=OuterRef("pk"), client_id=client_id)
    return rows.filter(Exists(there))


def _with_address(rows: QuerySet[Contact], address: str, person: Person) -> QuerySet[Contact]:
    return rows.filter(email=address.strip().lower())


@transaction.atomic
def make(asking: Asking, said: ContactNew) -> int:
    client = theirs.client(asking, said.client_id)
    contact = Contact()
    changing.take(contact, said, FIELDS)
    contact.email = contact.email.strip().lower()
    changing.check(contact)
    contact.save()
    ContactRole.objects.create(client=client, contact=contact, **{name: getattr(said, name) for name in ROLE})
    _changed(contact)
    return contact.pk


def change(asking: Asking, contact: Contact, said: ContactPatch) -> None:
    changing.take(contact, said, FIELDS)
    contact.email = contact.email.strip().lower()
    changing.check(contact)
    contact.save()
    _changed(contact)


def remove(asking: Asking, contact: Contact) -> None:
    contact.throw_away(by=asking.person, at=asking.at)
    _changed(contact)


def _changed(contact: Contact) -> None:
    """Findable as it is now, and every client of theirs checked again."""
    index_contacts([contact])
    for client_id in contact.roles.values_list("client_id", flat=True):
        client_changed(client_id)


shelf = Shelf(
    name="contacts", one="a contact", area="clients", shown=ContactShown, found=found,
    filters={
        "client_id": Filter(AskedId, at_client, "Who are, or were, at this client."),
        "email": Filter(words(254), _with_address, "With this address."),
        "name": Filter(words(160), by.name, "With these words in name or address."),
    },
    orders={"name": "name_folded", "created_at": "created_at", "updated_at": "updated_at"}, updated="updated_at",
    make=(ContactNew, make), change=(ContactPatch, change), remove=remove,
)  # fmt: skip
