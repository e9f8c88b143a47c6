"""Who may become a client, and what work costs: to read."""

from datetime import date, datetime

from django.db.models import Q, QuerySet

from vinculo.api.kinds import AskedId, Part, Shown, one_of, words
from vinculo.api.shelf import Filter, Shelf
from vinculo.api.shelves import by
from vinculo.money.models import Invoice, Quote
from vinculo.people.models import Person
from vinculo.pipeline.models import Lead, Opportunity


class LeadShown(Shown):
    id: int
    name: str
    company: str
    email: str
    phone: str
    website: str
    city: str
    country: str
    language: str
    wants: str
    budget: int | None
    currency: str
    note: str
    came: str
    owner_id: int | None
    state: str
    because: str
    received_at: datetime
    answered_at: datetime | None
    decided_at: datetime | None
    client_id: int | None
    created_at: datetime
    updated_at: datetime


class OpportunityShown(Shown):
    id: int
    title: str
    client_id: int | None
    lead_id: int | None
    contact_id: int | None
    owner_id: int | None
    stage_id: int
    stage_since: datetime
    state: str
    value: int | None
    currency: str
    probability: int | None
    expected_on: date | None
    next_step: str
    next_on: date | None
    goals: str
    decider: str
    lost_for: str
    lost_because: str
    decided_at: datetime | None
    project_id: int | None
    created_at: datetime
    updated_at: datetime


class QuoteVersionShown(Part):
    number: int
    net: int
    gross: int
    valid_until: date | None
    sent_at: datetime | None


class QuoteShown(Shown):
    id: int
    number: str
    title: str
    client_id: int | None
    opportunity_id: int | None
    project_id: int | None
    contact_id: int | None
    to_name: str
    currency: str
    owner_id: int | None
    state: str
    spoken_at: datetime | None
    current: QuoteVersionShown | None
    created_at: datetime


class InvoiceShown(Shown):
    id: int
    client_id: int
    project_id: int | None
    kind: str
    corrects_id: int | None
    number: str
    title: str
    currency: str
    supplied_on: date | None
    issued_on: date | None
    due_on: date | None
    order_number: str
    net: int
    tax: int
    gross: int
    paid: int
    settled_on: date | None
    issued_at: datetime | None
    sent_at: datetime | None
    quote_id: int | None
    created_at: datetime
    updated_at: datetime


def leads_of(person: Person) -> QuerySet[Lead]:
    rows: QuerySet[Lead] = Lead.objects.visible_to(person).confirmed()
    return rows


def opportunities_of(person: Person) -> QuerySet[Opportunity]:
    """Not those in the bin, nor of a client or a lead that is there."""
    rows: QuerySet[Opportunity] = Opportunity.objects.visible_to(person).kept()
    kept = Q(client=None) | Q(client__deleted_at=None)
    return rows.filter(kept, Q(lead=None) | Q(lead__deleted_at=None))


def quotes_of(person: Person) -> QuerySet[Quote]:
    rows: QuerySet[Quote] = Quote.objects.visible_to(person).kept().exclude(client__deleted_at__isnull=False)
    return rows.select_related("current")


def invoices_of(person: Person) -> QuerySet[Invoice]:
    rows: QuerySet[Invoice] = Invoice.objects.visible_to(person).kept().filter(client__deleted_at=None)
    return rows


CHANGED = {"created_at": "created_at", "updated_at": "updated_at"}
leads = Shelf(
    name="leads", one="a lead", area="sales", shown=LeadShown, found=leads_of,
    filters={
        "state": Filter(one_of(Lead.State), "state", "In this state."), "owner_id": by.OWNER,
        "email": Filter(words(254), "email__iexact", "With this address."),
    },
    orders={"received_at": "received_at", **CHANGED}, updated="updated_at",
)  # fmt: skip
opportunities = Shelf(
    name="opportunities", one="an opportunity", area="sales", shown=OpportunityShown, found=opportunities_of,
    filters={
        "client_id": by.CLIENT, "owner_id": by.OWNER,
        "lead_id": Filter(AskedId, "lead_id", "Of this lead."),
        "state": Filter(one_of(Opportunity.State), "state", "In this state."),
    },
    orders=CHANGED, updated="updated_at",
)  # fmt: skip
quotes = Shelf(
    name="quotes", one="a quote", area="sales", shown=QuoteShown, found=quotes_of,
    filters={
        "client_id": by.CLIENT, "project_id": by.PROJECT,
        "state": Filter(one_of(Quote.State), "state", "In this state."),
    },
    orders={"created_at": "created_at", "number": "number"},
)  # fmt: skip
invoices = Shelf(
    name="invoices", one="an invoice", area="sales", shown=InvoiceShown, found=invoices_of,
    filters={
        "client_id": by.CLIENT, "project_id": by.PROJECT,
        "kind": Filter(one_of(Invoice.Kind), "kind", "An invoice, or a credit note."),
        "settled": by.filled("settled_on", "Paid or not."),
    },
    orders=CHANGED, updated="updated_at",
)  # fmt: skip
