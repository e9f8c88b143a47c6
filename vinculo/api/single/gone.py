"""What is gone: thrown away, or become part of another. For as long as the bin keeps it."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Annotated, Any, Literal

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI, Query
from pydantic import BaseModel, Field

from vinculo.api import cursor, theirs
from vinculo.api.asking import asking_of
from vinculo.api.kinds import Moment, words
from vinculo.api.operations import describe
from vinculo.api.problems import wrong
from vinculo.api.reading import USUAL, Limit, as_json
from vinculo.clients.models import BIN_DAYS, Client, Contact
from vinculo.documents.models import Document
from vinculo.people.models import Person
from vinculo.projects.models import Project

KEPT = timedelta(days=BIN_DAYS)


class Gone(BaseModel):
    id: int
    gone_at: datetime
    merged_into: Annotated[int | None, Field(description="What it became part of, where this person sees that.")]


class GonePage(BaseModel):
    items: Annotated[list[Gone], Field(description="The earliest first.")]
    next: Annotated[str | None, Field(description="Where the next page begins; null behind the last.")]


class GoneAsked(BaseModel):
    of: Annotated[Literal["clients", "contacts", "projects", "documents"], Field(description="Of this list.")]
    since: Annotated[Moment, Field(description="At this moment or later, thirty days ago at most.")]
    limit: Limit = USUAL
    cursor: Annotated[words(2000) | None, Field(description="`next` of the page before.")] = None  # type: ignore[valid-type]


def _clients(person: Person) -> QuerySet[Any]:
    return _of_theirs(Client.objects.visible_to(person), Client, theirs.clients(person))


def _contacts(person: Person) -> QuerySet[Any]:
    return _of_theirs(Contact.objects.visible_to(person), Contact, theirs.contacts(person))


def _of_theirs(seen: QuerySet[Any], model: Any, into: QuerySet[Any]) -> QuerySet[Any]:
    """What was merged is told to whoever sees what it became part of."""
    there = Q(merged_into=None, pk__in=seen.values("pk")) | Q(merged_into__in=into.values("pk"))
    found: QuerySet[Any] = model.objects.filter(there)
    return found


def _projects(person: Person) -> QuerySet[Any]:
    found: QuerySet[Any] = Project.objects.visible_to(person).filter(client__deleted_at=None)
    return found


def _documents(person: Person) -> QuerySet[Any]:
    rows: QuerySet[Any] = Document.objects.visible_to(person).filter(client__deleted_at=None)
    return rows.filter(Q(project=None) | Q(project__deleted_at=None))


# The list: what of the bin is this person's to know, and the area of the scope.
OF: dict[str, tuple[Callable[[Person], QuerySet[Any]], str]] = {
    "clients": (_clients, "clients"),
    "contacts": (_contacts, "clients"),
    "projects": (_projects, "projects"),
    "documents": (_documents, "documents"),
}


def gone(request: HttpRequest, asked: Query[GoneAsked]) -> HttpResponse:
    asking, said = asking_of(request), _said(asked)
    find, area = OF[said.of]
    asking.needs(f"{area}:read")
    if said.since < asking.at - KEPT:
        why = _("What was thrown away more than %(days)d days ago is not known any more. Read the list anew.")
        raise wrong("since", why % {"days": BIN_DAYS})
    name, column = f"gone {said.of}", "deleted_at"
    found = cursor.after(
        find(asking.person).filter(deleted_at__gte=said.since), said.cursor, of=name, order=column, column=column
    )
    rows = list(found[: said.limit + 1])
    page = rows[: said.limit]
    after = cursor.behind(page[-1], of=name, order=column, column=column) if len(rows) > said.limit else None
    return as_json(GonePage(items=[_shown(row) for row in page], next=after).model_dump(mode="json"))


def _said(asked: Any) -> GoneAsked:
    said: GoneAsked = asked
    return said


def _shown(row: Any) -> Gone:
    return Gone(id=row.pk, gone_at=row.deleted_at, merged_into=getattr(row, "merged_into_id", None))


def put(api: NinjaAPI) -> None:
    text = "List what was thrown away or became part of another"
    describe(api, "get", "/gone", "list", text, "", gone, {200: GonePage}, tag="gone")
