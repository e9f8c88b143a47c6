"""The answers to "whose is this?": they hold from now on, and for what came before."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet

from vinculo import jobs
from vinculo.clients.domains import domain_of
from vinculo.clients.models import Client, Contact, ContactPoint, ContactRole
from vinculo.clients.searchable import index_contacts
from vinculo.db.folding import fold
from vinculo.mail import rules, take
from vinculo.mail.decide import BY_HAND
from vinculo.mail.models import Received, State
from vinculo.people.models import Person


def belongs_to(
    received: Received, *, client: Client, name: str, by: Person, at: datetime, whole_domain: bool = False
) -> Contact | None:
    """
    Its counterpart is somebody at this client: a contact of that name there gets the address, else there is a new one.
    What they wrote so far goes into the record. `whole_domain`: so does what others write from there. Returns the
    contact; None when the letter names nobody.
    """
    address, contact = received.counterpart, None
    with transaction.atomic():
        if address:
            contact = _contact(address, name.strip() or address.partition("@")[0], client)
            index_contacts([contact])
        if whole_domain and (domain := domain_of(address)):
            rules.settle(domain, client=client, by=by, at=at, owner=received.mailbox.owner)
    take.again(_waiting(received, whole_domain=whole_domain))
    return contact


def not_a_client(received: Received, *, by: Person, at: datetime, whole_domain: bool = False) -> int:
    """Nobody is asked about this address (or its domain) again. How many letters that settled."""
    domain = domain_of(received.counterpart) if whole_domain else ""
    rules.settle(domain or received.counterpart, client=None, by=by, at=at, owner=received.mailbox.owner)
    waiting = list(_waiting(received, whole_domain=bool(domain)))
    take.again(waiting)
    return len(waiting)


def take_in_after_all(received: Received) -> None:
    """It was left out as no letter from a person, and is one."""
    Received.objects.filter(pk=received.pk).update(state=State.NEW, reason=BY_HAND, facts={})
    take.take_in([received.pk])


def share(received: Received, *, by: Person, at: datetime) -> None:
    """The owner of a private mailbox puts one letter into the record."""
    received.share(by=by, at=at)
    take.again([received])


@jobs.takes(minutes=10)
def take_in_shared(mailbox_id: int) -> None:
    """The job behind sharing a mailbox: all it kept private goes into the record."""
    take.again(Received.objects.filter(mailbox=mailbox_id).private())


def _contact(address: str, name: str, client: Client) -> Contact:
    same = Contact.objects.kept().filter(roles__client=client, roles__left_on=None, name_folded=fold(name)).first()
    if same is None:
        contact = Contact.objects.create(name=name[:160], email=address)
        ContactRole.objects.create(client=client, contact=contact)
        return contact
    if not same.email:
        same.email = address
        same.save(update_fields=["email", "updated_at"])
    else:
        ContactPoint.objects.get_or_create(
            contact=same, kind=ContactPoint.Kind.EMAIL, normal=address, defaults={"value": address}
        )
    return same


def _waiting(received: Received, *, whole_domain: bool) -> QuerySet[Received]:
    """Letters of the same counterpart that wait for the answer, also those we wrote; in mailboxes it holds for."""
    address = received.counterpart
    about = Q(counterpart=address)
    if whole_domain and (domain := domain_of(address)):
        about |= Q(counterpart__endswith=f"@{domain}")
    state = Q(state=State.ASKING) | Q(state=State.NOT_OURS, reason__in=("nobody", "rule"))
    owner = received.mailbox.owner_id
    mailboxes = Q(mailbox__owner=owner) if owner else Q()
    return Received.objects.filter(about, state, mailboxes).select_related("mailbox")
