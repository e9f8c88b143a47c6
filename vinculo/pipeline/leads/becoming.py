"""A lead becomes a client: with everything we know of them, once, and as long as nothing hangs on it, back again."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models, transaction
from django.utils import timezone

from vinculo.clients.models import Client, Contact, ContactPoint, ContactRole
from vinculo.clients.points import normal
from vinculo.clients.searchable import index_clients, index_contacts
from vinculo.db import search
from vinculo.people.models import Person, Team
from vinculo.pipeline.models import Lead, Opportunity, Referral, TraitValue


class AlreadyClient(ValueError):
    """Somebody was first, or the lead lies in the bin."""


class SomethingHangs(ValueError):
    """The client has a life of its own by now."""


@dataclass(frozen=True, slots=True)
class Became:
    client: Client
    contact: Contact | None


@transaction.atomic
def become_client(
    lead: Lead, *, name: str, kind: str, contact_name: str, owner: Person | None, team: Team | None,
    at: datetime,
) -> Became:  # fmt: skip
    """
    A client, the contact with every address, their traits, recommendations and opportunities. The face writes what
    they want into the log, as the first exchange. AlreadyClient.
    """
    _take(lead, at)
    client = Client.objects.create(
        name=name, kind=kind, website=lead.website, city=lead.city, country=lead.country, language=lead.language,
        currency=lead.currency, owner=owner, team=team, since_on=None,
    )  # fmt: skip
    contact = _contact(lead, client, contact_name) if contact_name else None
    _bring_along(lead, client)
    Lead.objects.filter(pk=lead.pk).update(client=client, contact=contact)
    index_clients([client])
    if contact:
        index_contacts([contact])
    lead.refresh_from_db()
    return Became(client, contact)


@transaction.atomic
def join(lead: Lead, *, client: Client, contact: Contact | None, at: datetime) -> None:
    """It is them: the lead is of a client we have. AlreadyClient."""
    _take(lead, at)
    _bring_along(lead, client)
    Lead.objects.filter(pk=lead.pk).update(client=client, contact=contact)
    lead.refresh_from_db()


@transaction.atomic
def part(lead: Lead, *, state: str, decided_at: datetime | None) -> None:
    """Takes `join` back: what came along goes with the lead again."""
    client = lead.client
    if client is None:
        return
    now = timezone.now()
    Opportunity.objects.filter(lead=lead, client=client).update(client=None, updated_at=now)
    Referral.objects.filter(lead=lead, sent_client=client).update(sent_client=None)
    fresh = {"client": None, "contact": None, "state": state, "decided_at": decided_at, "updated_at": now}
    Lead.objects.filter(pk=lead.pk).update(**fresh)


@transaction.atomic
def unmake_client(lead: Lead, *, state: str, decided_at: datetime | None) -> None:
    """Takes `become_client` back, after the face took the first exchange back. SomethingHangs."""
    client, contact = lead.client, lead.contact
    if client is None:
        return
    part(lead, state=state, decided_at=decided_at)
    things = [*hanging_on(client, contact), *(hanging_on(contact, client) if contact else ())]
    if things:
        raise SomethingHangs(", ".join(things))
    search.drop("client", [client.pk])
    if contact:
        search.drop("contact", [contact.pk])
        contact.delete()
    client.delete()


# What follows from a client by itself, or came along with the lead.
OF_ITSELF = frozenset(
    {
        "clients.pin", "pipeline.lead", "pipeline.traitvalue", "practices.nudge", "practices.standing",
        "practices.standingevent", "notifications.notice",
    }
)  # fmt: skip


def hanging_on(record: models.Model, other: models.Model | None) -> list[str]:
    """The kinds of records that point at this one and did not come into being with it."""
    found = []
    for relation in record._meta.get_fields(include_hidden=True):
        if not isinstance(relation, models.ManyToOneRel) or relation.related_model._meta.label_lower in OF_ITSELF:
            continue
        model: Any = relation.related_model
        rows = model._base_manager.filter(**{relation.field.name: record})
        if model is ContactRole:
            rows = rows.exclude(client=other) if isinstance(record, Contact) else rows.exclude(contact=other)
        elif model is ContactPoint:
            rows = rows.exclude(kind=ContactPoint.Kind.URL)
        if rows.exists():
            found.append(model._meta.label_lower)
    return found


def _take(lead: Lead, at: datetime) -> None:
    """One whose client was deleted for ever may become one again."""
    free = Lead.objects.filter(pk=lead.pk, client=None, deleted_at=None, confirmed_at__isnull=False)
    if free.update(state=Lead.State.WON, because="", decided_at=at, updated_at=at) != 1:
        raise AlreadyClient


def _bring_along(lead: Lead, client: Client) -> None:
    known = TraitValue.objects.filter(client=client).values_list("trait_id", flat=True)
    own = TraitValue.objects.filter(lead=lead).exclude(trait__in=list(known))
    TraitValue.objects.bulk_create(
        TraitValue(trait_id=one.trait_id, client=client, value=one.value, by_id=one.by_id) for one in own
    )
    Opportunity.objects.filter(lead=lead, client=None).update(client=client, updated_at=timezone.now())
    Referral.objects.filter(lead=lead, sent_client=None).update(sent_client=client)


def _contact(lead: Lead, client: Client, name: str) -> Contact:
    contact = Contact.objects.create(name=name, email=lead.email, phone=lead.phone, language=lead.language)
    ContactRole.objects.create(client=client, contact=contact, is_key=True)
    if lead.website:
        kind = ContactPoint.Kind.URL
        ContactPoint.objects.create(contact=contact, kind=kind, value=lead.website, normal=normal(kind, lead.website))
    return contact
