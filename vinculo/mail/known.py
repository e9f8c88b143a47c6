"""
Whose addresses are whose: ours by person and by domain, theirs by contact, and which mails are in the record already.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from vinculo.clients.models import Client, Contact, ContactPoint, ContactRole
from vinculo.conversations.models import MailMessage
from vinculo.mail.reading.messages import MailRow
from vinculo.mailboxes.models import Mailbox
from vinculo.people.models import Organization, Person


@dataclass(slots=True)
class Directory:
    """
    What is known when letters are sorted, for what `by` may see (None: for the house itself). `threads`: (client,
    thread) of each letter in the record or met before.
    """

    by: Person | None
    client: Client | None
    people: dict[str, int] = field(default_factory=dict)
    domains: frozenset[str] = frozenset()
    boxes: frozenset[str] = frozenset()
    contacts: dict[str, int] = field(default_factory=dict)
    clients: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    names: dict[int, str] = field(default_factory=dict)
    threads: dict[str, tuple[int, str]] = field(default_factory=dict)
    asked: set[str] = field(default_factory=set)

    @classmethod
    def for_run(cls, by: Person | None, client: Client | None = None) -> "Directory":
        organization = Organization.current()
        people = {email.lower(): pk for pk, email in Person.objects.values_list("pk", "email")}
        boxes = dict(Mailbox.objects.kept().values_list("address", "owner"))
        people |= {address.lower(): owner for address, owner in boxes.items() if owner}
        domains = organization.mail_domains if organization else []
        found = cls(by, client, people, frozenset(str(domain).lower().lstrip("@") for domain in domains))
        found.boxes = frozenset(address.lower() for address in boxes)
        if client:
            found.names[client.pk] = client.name
        return found

    def is_ours(self, email: str) -> bool:
        return email in self.people or email in self.boxes or email.rsplit("@", 1)[-1] in self.domains

    def load(self, rows: Iterable[MailRow]) -> None:
        """Look up every address and every message id of these mails that was not looked up before."""
        rows = list(rows)
        addresses = {one.email for row in rows for one in row.everyone if one.email} - self.asked
        self.asked |= addresses
        self._load_contacts(addresses)
        ids = {one for row in rows for one in (row.message_id, row.in_reply_to, *row.references) if one}
        known = MailMessage.objects.filter(message_id__in=ids - set(self.threads))
        for message_id, client, thread in known.values_list("message_id", "interaction__client_id", "thread"):
            self.threads.setdefault(message_id, (client, thread))

    def _load_contacts(self, addresses: set[str]) -> None:
        seen = (Contact.objects.visible_to(self.by) if self.by else Contact.objects.all()).kept()
        found = dict(seen.filter(email__in=addresses).values_list("email", "pk"))
        points = ContactPoint.objects.filter(normal__in=addresses, kind=ContactPoint.Kind.EMAIL, contact__in=seen)
        for normal, contact in points.values_list("normal", "contact_id"):
            found.setdefault(normal, contact)
        self.contacts |= {email.lower(): contact for email, contact in found.items()}
        roles = ContactRole.objects.filter(contact__in=set(found.values()), left_on=None)
        visible = (Client.objects.visible_to(self.by) if self.by else Client.objects.all()).kept()
        for contact, client, name in roles.filter(client__in=visible).values_list(
            "contact_id", "client_id", "client__name"
        ):
            self.clients[contact].add(client)
            self.names[client] = name
