"""What the pages around the door show: clients, devices, keys, colleagues. Plain facts, no records."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise

from vinculo.access.models import Access, Passkey, Visit
from vinculo.access.sees import Role, projects_of
from vinculo.people.sessions import device
from vinculo.portal.visitor import Visitor
from vinculo.projects.models import ProjectContact


@dataclass(frozen=True, slots=True)
class Door:
    pk: int
    client: str
    name: str  # theirs, where they stand there twice
    is_here: bool


@dataclass(frozen=True, slots=True)
class Device:
    pk: int
    name: str
    ip: str
    seen_at: datetime
    is_this_one: bool


@dataclass(frozen=True, slots=True)
class Key:
    pk: int
    name: str
    made_at: datetime
    used_at: datetime | None


@dataclass(frozen=True, slots=True)
class Part:
    project: str
    role: str | Promise


@dataclass(frozen=True, slots=True)
class Colleague:
    pk: int
    name: str
    email: str
    initials: str
    parts: tuple[Part, ...]
    was_here: bool
    may_remove: bool


def doors(accesses: Iterable[Access], here: int | None) -> list[Door]:
    found = list(accesses)
    clients = [one.client_id for one in found]
    return [
        Door(one.pk, one.client.name, one.contact.name if clients.count(one.client_id) > 1 else "", one.pk == here)
        for one in found
    ]


def devices(visitor: Visitor, *, at: datetime) -> list[Device]:
    """Where they are signed in, the one in their hand first."""
    rows = Visit.objects.open_at(at).filter(contact=visitor.contact_id)
    found = [Device(v.pk, device(v.user_agent), v.ip or "", v.seen_at, v.pk == visitor.visit_id) for v in rows]
    return sorted(found, key=lambda one: not one.is_this_one)


def keys(visitor: Visitor) -> list[Key]:
    rows = Passkey.objects.filter(contact=visitor.contact_id)
    return [Key(one.pk, one.name, one.made_at, one.used_at) for one in rows]


def colleagues(visitor: Visitor) -> list[Colleague]:
    """Who of this client comes in, on the projects that the visitor sees themselves."""
    seen = projects_of(visitor.contact_id, visitor.client_id)
    parts: dict[int, list[Part]] = {}
    rows = ProjectContact.objects.filter(project__in=seen).order_by("project__name_folded", "project")
    for contact, project, role in rows.values_list("contact", "project__name", "role"):
        parts.setdefault(contact, []).append(Part(project, Role(role).label))
    there = Access.objects.open().filter(client=visitor.client_id, contact__in=parts).select_related("contact")
    return [
        Colleague(
            one.pk, one.contact.name, one.contact.email, one.contact.initials, tuple(parts[one.contact_id]),
            one.first_seen_at is not None, one.invited_by_contact_id == visitor.contact_id,
        )
        for one in there.order_by("contact__name_folded", "pk")
    ]  # fmt: skip


def decided_projects(visitor: Visitor) -> list[tuple[int, str]]:
    """Id and name of the projects they decide on."""
    mine = ProjectContact.objects.filter(contact=visitor.contact_id, role=Role.DECIDER)
    seen = projects_of(visitor.contact_id, visitor.client_id).filter(contacts__in=mine)
    return list(seen.order_by("name_folded", "pk").values_list("pk", "name"))
