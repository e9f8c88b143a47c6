"""Where a record of ours came from, for whoever looks at it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from vinculo.db.prepared import prepared
from vinculo.exchange.models import Origin
from vinculo.people.models import Person

SYSTEMS = {
    "basecamp": "Basecamp",
    "trello": "Trello",
    "versionone": "VersionOne",
    "zoho": "Zoho CRM",
    "zoho_projects": "Zoho Projects",
}


@dataclass(frozen=True, slots=True)
class Provenance:
    """`system` is its name, or empty for a file of nobody in particular; `run` only for whom may see the import."""

    system: str
    by: str = ""
    at: datetime | None = None
    run: int | None = None


@prepared
def _origins(label: str, object_id: int) -> QuerySet[Origin]:
    origins = Origin.objects.filter(label=label, object_id=object_id).exclude(system="plan_row")
    return origins.select_related("run__by").defer("wrote").order_by("pk")[:1]


def provenance(record: Any, reader: Person) -> Provenance | None:
    """Of a record made by us there is none. One query."""
    first = _origins.one(record._meta.label_lower, record.pk)
    if first is None:
        return None
    run, system = first.run, SYSTEMS.get(first.system, "")
    if run is None:
        return Provenance(system)
    may_see = not reader.is_guest and (reader.sees_everyone or run.by_id == reader.pk)
    by = run.by.first_name if run.by else ""
    return Provenance(system, by, run.applied_at or run.created_at, run.pk if may_see else None)
