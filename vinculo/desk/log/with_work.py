"""Whom something is about, with the projects it may be about and whether they wait for us: one statement."""

from dataclasses import dataclass
from typing import Any

from django.db import DEFAULT_DB_ALIAS
from django.db.models import Exists, F, FilteredRelation, OuterRef, Q, QuerySet

from vinculo.clients.models import Client, Contact, ContactRole
from vinculo.conversations.models import Thread, Waits
from vinculo.db.prepared import prepared
from vinculo.desk.log.about import MOST
from vinculo.desk.numbers import is_number
from vinculo.people.models import Person
from vinculo.projects.models import Project

COLUMNS = [field.attname for field in Project._meta.concrete_fields]


@dataclass(frozen=True, slots=True)
class Chosen:
    """`is_awaited`: whether a contact, where one was named, waits for a word from us."""

    client: Client
    contact: Contact | None
    projects: list[Project]
    is_awaited: bool


def chosen_with_work(person: Person, value: str) -> Chosen | None:
    """
    Like `who.chosen`, with what `about.projects_for` finds, for one of us who is no guest. One statement.

    A letter that comes in after this was read, while somebody still types what was said, is not answered by it.
    """
    client_id, _, contact_id = value.partition("-")
    if not is_number(client_id) or (contact_id and not is_number(contact_id)):
        return None
    rows = _at_contact(person, int(client_id), int(contact_id)) if contact_id else _at_client(person, int(client_id))
    if not rows:
        return None
    [first, *_others] = rows
    client, contact = (first.client, first.contact) if contact_id else (first, None)
    projects = [_project(row, client) for row in rows if row.work_id is not None]
    return Chosen(client, contact, projects, bool(contact_id) and first.is_awaited)


def _project(row: Any, client: Client) -> Project:
    project = Project.from_db(DEFAULT_DB_ALIAS, COLUMNS, [getattr(row, f"work_{name}") for name in COLUMNS])
    project.client = client
    return project


@prepared
def _at_client(person: Person, client: int) -> QuerySet[Any]:
    seen = Client.objects.visible_to(person).kept().filter(pk=client)
    return _with_work(seen.select_related("owner"), "projects")


@prepared
def _at_contact(person: Person, client: int, contact: int) -> QuerySet[Any]:
    seen = Client.objects.visible_to(person).kept().filter(pk=client)
    roles = ContactRole.objects.filter(client__in=seen, contact=contact, contact__deleted_at=None, left_on=None)
    waits = Thread.objects.filter(
        client=OuterRef("client_id"), contact=OuterRef("contact_id"), waits=Waits.US, archived_at=None
    )
    rows = roles.select_related("client__owner", "contact").annotate(is_awaited=Exists(waits))
    return _with_work(rows, "client__projects")


def _with_work(rows: QuerySet[Any], path: str) -> QuerySet[Any]:
    """A row for each project that goes on, one at least."""
    goes_on = Q(**{f"{path}__deleted_at": None}) & ~Q(**{f"{path}__phase": "closed"})
    rows = rows.annotate(work=FilteredRelation(path, condition=goes_on))
    rows = rows.annotate(**{f"work_{name}": F(f"work__{name}") for name in COLUMNS})
    return rows.order_by(F("work__due_on").asc(nulls_last=True), "work__name_folded", "work__pk")[:MOST]
