"""The agreement or template an address speaks of, found through what the person may see."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from vinculo.agreements.models import Agreement, ContractTemplate
from vinculo.people.models import Person

RELATED = ("client", "project", "by", "amends", "document", "ended_by")


def agreements_seen_by(person: Person) -> Any:
    return Agreement.objects.visible_to(person).filter(client__deleted_at=None)


def agreement_of(request: HttpRequest, pk: int) -> Agreement:
    """404 for what is not theirs to see."""
    found: Agreement = get_object_or_404(agreements_seen_by(request.user).select_related(*RELATED), pk=pk)
    return found


def written_here(request: HttpRequest, pk: int) -> Agreement:
    """One with clauses of ours; what was made elsewhere has none to change."""
    seen = agreements_seen_by(request.user).exclude(language="")
    found: Agreement = get_object_or_404(seen.select_related(*RELATED), pk=pk)
    return found


def holder_of(request: HttpRequest, pk: int, of: str) -> Agreement | ContractTemplate:
    """What clauses belong to: an agreement, or a template of the house."""
    return written_here(request, pk) if of == "agreement" else get_object_or_404(ContractTemplate, pk=pk)
