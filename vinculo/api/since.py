"""
What changed since: a row, or what it belongs to. A client that comes back from the bin, or becomes part of another,
changes itself; what hangs on it comes back or moves with it, and bears its old moment.
"""

from datetime import datetime
from typing import Any

from django.db.models import Exists, ForeignKey, OuterRef, Q

from vinculo.clients.models import Contact, ContactRole

ABOVE = ("client", "project", "contact")


def changed_since(model: type[Any], column: str, at: datetime) -> Q:
    """For rows of `model` whose own moment is in `column`."""
    changed = Q(**{f"{column}__gte": at})
    for path in _above(model):
        changed |= Q(**{f"{path}__updated_at__gte": at})
    if model is Contact:
        changed |= Q(Exists(ContactRole.objects.filter(contact=OuterRef("pk"), client__updated_at__gte=at)))
    return changed


def _above(model: type[Any]) -> list[str]:
    there = {field.name for field in model._meta.concrete_fields if isinstance(field, ForeignKey)}
    found = [name for name in ABOVE if name in there]
    return [*found, "project__client"] if "project" in there and "client" not in there else found
