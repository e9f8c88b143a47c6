"""With whom it was: one box over the contacts and clients a person may see, the recent ones first."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from vinculo.clients.models import Client, Contact, ContactRole
from vinculo.clients.models.client import ClientQuerySet
from vinculo.conversations.models import Interaction
from vinculo.db.folding import fold
from vinculo.db.prepared import prepared
from vinculo.desk.numbers import is_number
from vinculo.people.models import Person

RECENT = 6
LATELY = 60  # exchanges among which those are looked for
FOUND = 8


@dataclass(frozen=True, slots=True)
class Choice:
    """Somebody to choose: a client, or a contact at that client. Its value is "client" or "client-contact"."""

    client_id: int
    client_name: str
    contact_id: int | None = None
    contact_name: str = ""

    @property
    def value(self) -> str:
        return f"{self.client_id}-{self.contact_id}" if self.contact_id else str(self.client_id)

    @property
    def name(self) -> str:
        return self.contact_name or self.client_name

    @property
    def place(self) -> str:
        return self.client_name if self.contact_id else ""


def recent(person: Person) -> list[Choice]:
    """Whom this person spoke with last. One query, which walks the newest exchanges instead of sorting all of them."""
    mine = Interaction.objects.filter(by=person, contacts__deleted_at=None, client__in=_clients(person))
    newest = mine.order_by("-at").values_list("client_id", "client__name", "contacts", "contacts__name")
    choices = {row: Choice(*row) for row in newest[:LATELY] if row[2]}
    return list(choices.values())[:RECENT]


def named(person: Person, text: str) -> list[Choice]:
    """Contacts and clients whose name, or whose client's name, has these words in it. Two queries."""
    if not fold(text):
        return []
    contacts = _choices(_roles(person).filter(contact__in=Contact.objects.named_like(text)))
    clients = [Choice(*row) for row in _clients(person).named_like(text).by_name().values_list("pk", "name")[:FOUND]]
    return _best_first([*contacts, *clients], text)[:FOUND]


def at_client(person: Person, client_id: int, contact_id: int | None = None) -> list[Choice]:
    """The people at one client, key ones first, and the client as a whole; `contact_id` comes before all."""
    roles = _roles_at(person, client_id).order_by("-is_key", "pk")
    choices = _choices(roles)
    if contact_id:
        choices.sort(key=lambda choice: choice.contact_id != contact_id)
    client = _clients(person).filter(pk=client_id).values_list("pk", "name").first()
    return [*choices[:RECENT], *([Choice(*client)] if client else [])]


def at_contact(person: Person, contact_id: int) -> list[Choice]:
    """One contact at each of the clients they belong to."""
    return _choices(_roles(person).filter(contact=contact_id).order_by("-is_key", "pk"))


def chosen(person: Person, value: str) -> tuple[Client, Contact | None] | None:
    """The client and contact behind a value, if the person may see them. One query or two."""
    client_id, _, contact_id = value.partition("-")
    if not is_number(client_id) or (contact_id and not is_number(contact_id)):
        return None
    if not contact_id:
        client = _chosen_client.one(person, int(client_id))
        return (client, None) if client else None
    role = _chosen_role.one(person, int(client_id), int(contact_id))
    return (role.client, role.contact) if role else None


@prepared
def _chosen_client(person: Person, client: int) -> QuerySet[Client]:
    return _clients(person).select_related("owner").filter(pk=client)


@prepared
def _chosen_role(person: Person, client: int, contact: int) -> QuerySet[ContactRole]:
    roles = _roles_at(person, client).filter(contact=contact)
    return roles.select_related("client__owner", "contact")[:1]


def _clients(person: Person) -> ClientQuerySet:
    return Client.objects.visible_to(person).kept()


def _roles(person: Person) -> QuerySet[ContactRole]:
    return _present().filter(client__in=_clients(person))


def _roles_at(person: Person, client: int) -> QuerySet[ContactRole]:
    """At one client; only that one is looked up among those a person may see."""
    return _present().filter(client__in=_clients(person).filter(pk=client))


def _present() -> QuerySet[ContactRole]:
    return ContactRole.objects.filter(contact__deleted_at=None, left_on=None)


def _choices(roles) -> list[Choice]:
    rows = roles.values_list("client_id", "client__name", "contact_id", "contact__name")
    return [Choice(*row) for row in rows[: FOUND * 3]]


def _best_first(choices: Iterable[Choice], text: str) -> list[Choice]:
    """A name that begins with what was typed comes before one that has it somewhere; contacts before clients."""
    wanted = fold(text)

    def rank(choice: Choice) -> tuple[bool, bool, str]:
        name = fold(choice.name)
        return (not name.startswith(wanted), choice.contact_id is None, name)

    return sorted(choices, key=rank)
