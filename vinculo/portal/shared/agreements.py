"""The agreements that both sides signed, as a visitor sees them: until when they hold and what each side brings."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q

from vinculo.access.sees import projects_of
from vinculo.agreements.models import Agreement, Obligation
from vinculo.clients.models import Audience
from vinculo.documents.sees import documents_of
from vinculo.projects.models import Side
from vinculo.web.dates import local_today

MOST = 20


@dataclass(frozen=True, slots=True)
class Part:
    """Something one side brings by it."""

    what: str
    due_on: date | None
    done_on: date | None


@dataclass(frozen=True, slots=True)
class Contract:
    """`until_on`: the last day as far as it is known. `paper`: where the sealed file is, if they see it."""

    name: str
    project: str
    signed_on: date
    until_on: date | None
    renews_itself: bool
    paper: str
    ours: tuple[Part, ...]
    theirs: tuple[Part, ...]
    changed_by: tuple[tuple[str, date], ...]


def contracts(reader: Any, today: date | None = None) -> tuple[Contract, ...]:
    """Shared, signed and in force, of their projects or of none. Three queries."""
    theirs = Q(project=None) | Q(project__in=projects_of(reader.contact_id, reader.client_id))
    shared = Agreement.objects.filter(theirs, client=reader.client_id, audience=Audience.SHARED, amends=None)
    owed = Obligation.objects.filter(audience=Audience.SHARED, withdrawn_at=None).soonest_first()
    signed = Agreement.objects.kept().filter(audience=Audience.SHARED, signed_on__isnull=False).order_by("signed_on")
    found = (
        shared.in_force_on(today or local_today())
        .annotate(is_seen=Exists(documents_of(reader.contact_id, reader.client_id).filter(pk=OuterRef("document"))))
        .select_related("project")
        .prefetch_related(Prefetch("obligations", queryset=owed), Prefetch("amendments", queryset=signed))
    )
    return tuple(_contract(one) for one in found[:MOST])


def _contract(one: Any) -> Contract:
    assert one.signed_on
    return Contract(
        name=one.name,
        project=one.project.name if one.project else "",
        signed_on=one.signed_on,
        until_on=one.ended_on or one.until_on,
        renews_itself=one.renewal == Agreement.Renewal.ITSELF and one.ended_on is None,
        paper=f"/portal/files/{one.document_id}/" if one.is_seen else "",
        ours=_parts(one, Side.OURS),
        theirs=_parts(one, Side.THEIRS),
        changed_by=tuple((change.name, change.signed_on) for change in one.amendments.all() if change.signed_on),
    )


def _parts(one: Agreement, side: str) -> tuple[Part, ...]:
    found = [owed for owed in one.obligations.all() if owed.side == side]
    return tuple(Part(owed.what, owed.due_on, owed.done_on) for owed in found)
