"""The parts of an agreement or a template in their order: clauses, duties, annexes. Added, moved, out and in again."""

from datetime import datetime
from typing import Any

from django.db import transaction

from vinculo.agreements.models import Agreement, Annex, Clause, ContractTemplate, Duty, TemplateClause

Holder = Agreement | ContractTemplate
AnyClause = Clause | TemplateClause
AnyPart = AnyClause | Duty | Annex


@transaction.atomic
def add(holder: Holder, *, title: str, text: str) -> AnyClause:
    """At the end."""
    made: AnyClause = holder.clauses.create(title=title, text=text, position=next_place(holder.clauses))
    return made


def next_place(parts: Any) -> int:
    last = parts.order_by("-position", "-pk").first()
    return last.position + 1 if last else 0


@transaction.atomic
def move(part: AnyPart, *, by_places: int) -> None:
    """So many places down; negative: up. At the ends it stays."""
    order = list(_beside(part))
    place = next(number for number, one in enumerate(order) if one.pk == part.pk)
    there = min(max(place + by_places, 0), len(order) - 1)
    order.insert(there, order.pop(place))
    for number, one in enumerate(order):
        one.position = number
    type(part).objects.bulk_update(order, ["position"])


def remove(part: AnyPart, *, at: datetime) -> None:
    part.removed_at = at
    part.save(update_fields=["removed_at"])


def put_back(part: AnyPart) -> None:
    """Where it stood."""
    part.removed_at = None
    part.save(update_fields=["removed_at"])


def _beside(part: AnyPart) -> Any:
    if isinstance(part, TemplateClause):
        return TemplateClause.objects.filter(template=part.template_id)
    return type(part).objects.filter(agreement=part.agreement_id)
