"""Letting a contact into the portal, and showing them out: by a person of ours, or by one of theirs who decides."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from vinculo.access import codes, letters, visits
from vinculo.access.models import Access, Visit
from vinculo.access.sees import RANK, Role, role_in
from vinculo.clients.models import Client, Contact, ContactRole
from vinculo.people.models import Person
from vinculo.projects.models import ProjectContact
from vinculo.record.chain import Act, Actor, append


class NotTheirs(Exception):
    """Somebody of theirs tries to give what they do not have."""


class ShownOut(Exception):
    """Our side removed this person: only our side lets them in again."""


@transaction.atomic
def invite(
    contact: Contact, *, client: Client, roles: Mapping[int, str], by: Person | Contact, actor: Actor, at: datetime
) -> Access:
    """
    Open the door of a client to a contact, or open it again, and send the letter.

    Parameters: their role by project id (of projects of this client); whoever invites, and as the record names them.
    Raises ValueError for a contact without an address.
    """
    if not contact.email:
        raise ValueError("an invitation needs an address")
    inviter = {"invited_by": by, "invited_by_contact": None} if isinstance(by, Person) else {
        "invited_by": None, "invited_by_contact": by,
    }  # fmt: skip
    opened = {**inviter, "invited_at": at, "removed_at": None, "removed_by": None, "removed_by_contact": None,
              "removed_because": ""}  # fmt: skip
    access = Access.objects.select_for_update().filter(contact=contact, client=client).first()
    is_new = access is None or access.removed_at is not None
    if is_new:
        access, _made = Access.objects.update_or_create(contact=contact, client=client, defaults=opened)
    assert access is not None
    give_roles(contact, client, roles)
    if is_new:
        append(_act("access.invited", access, roles=dict(sorted(roles.items()))), actor=actor, at=at)
        letters.invite(access)
    return access


@transaction.atomic
def invite_colleague(
    name: str, address: str, *, client: Client, roles: Mapping[int, str], by: Contact, actor: Actor, at: datetime
) -> Access:
    """
    Somebody of theirs who decides invites a colleague to projects they decide on.

    What the address means elsewhere in our records changes nothing and is not told: who is not known at this client
    becomes a contact of it. Raises NotTheirs for a project that the inviter does not decide on; ShownOut.
    """
    if not roles or any(role_in(by.pk, project) != Role.DECIDER or role not in RANK for project, role in roles.items()):
        raise NotTheirs
    address = codes.plain(address)
    contact = Contact.objects.kept().filter(email=address, roles__client=client).order_by("pk").first()
    if contact is None:
        contact = Contact.objects.create(name=name, email=address, language=by.language, time_zone=by.time_zone)
        ContactRole.objects.create(client=client, contact=contact)
    if Access.objects.filter(contact=contact, client=client, removed_by__isnull=False).exists():
        raise ShownOut
    return invite(contact, client=client, roles=_not_lower(contact, roles), by=by, actor=actor, at=at)


def send_again(access: Access, *, at: datetime) -> None:
    """The same letter once more."""
    Access.objects.filter(pk=access.pk).update(invited_at=at)
    access.invited_at = at
    letters.invite(access)


@transaction.atomic
def give_roles(contact: Contact, client: Client, roles: Mapping[int, str]) -> None:
    """Their part in projects of this client; others are left out."""
    known = set(client.projects.filter(pk__in=roles, deleted_at=None).values_list("pk", flat=True))
    for project in sorted(known):
        ProjectContact.objects.update_or_create(
            project_id=project, contact=contact, defaults={"role": Role(roles[project])}
        )


@transaction.atomic
def remove(access: Access, *, by: Person | Contact, actor: Actor, at: datetime, because: str = "") -> bool:
    """
    The door closes at once: their visits end, what was sent to them opens nothing. Their part in projects stays
    written down. False if somebody else was faster.
    """
    ours = isinstance(by, Person)
    who = {"by": by} if ours else {"by_contact": by}
    if not access.remove(at=at, because=because, **who):  # type: ignore[arg-type]
        return False
    visits.end(Visit.objects.filter(access=access), at=at)
    visits.end(Visit.objects.filter(contact=access.contact_id, access=None), at=at)
    codes.void(access.contact, at=at)
    append(_act("access.removed", access, because=because), actor=actor, at=at)
    return True


@transaction.atomic
def let_in_again(access: Access, *, actor: Actor, at: datetime) -> None:
    """Takes a removal back. They sign in anew; no letter goes out."""
    values = {"removed_at": None, "removed_by": None, "removed_by_contact": None, "removed_because": ""}
    if Access.objects.filter(pk=access.pk, removed_at__isnull=False).update(**values):
        append(_act("access.invited", access), actor=actor, at=at)


def _not_lower(contact: Contact, roles: Mapping[int, str]) -> dict[int, str]:
    """Nobody loses a say because a colleague invites them a second time."""
    there = dict(ProjectContact.objects.filter(contact=contact, project__in=roles).values_list("project_id", "role"))
    return {pk: max((role, there.get(pk, role)), key=lambda one: RANK[Role(one)]) for pk, role in roles.items()}


def _act(kind: str, access: Access, *, roles: Mapping[int, str] | None = None, because: str = "") -> Act:
    of = f"contact:{access.contact_id}"
    facts = {"contact_id": access.contact_id, "roles": {str(pk): role for pk, role in (roles or {}).items()}}
    private: dict[str, str | tuple[str, str]] = {"contact": (access.contact.name, of), "because": because}
    return Act(kind, f"access:{access.pk}", client_id=access.client_id, facts=facts, private=private, private_of=of)
