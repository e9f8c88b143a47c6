"""Asking for a yes: what is shown is frozen and hashed, and those whose turn it is are told."""

from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from vinculo import jobs
from vinculo.access.models import Access
from vinculo.clients.models import Client, Contact
from vinculo.documents.models import Approval, Approver, Version
from vinculo.people.acting import acting
from vinculo.people.models import Person
from vinculo.projects.models import Milestone, Project, ProjectContact
from vinculo.record.chain import Act, append, canonical

FROZEN = b"vinculo-approval-v1\0"
TELL = "vinculo.documents.approvals.letters.tell"


class CannotBeAsked(ValueError):
    """It cannot be asked for like this; the message says why, for the person who asks."""


@dataclass(frozen=True, slots=True)
class Wish:
    """
    What we ask a yes for. A file is shown as it is (`version`); anything else as `shown`, plain JSON without fractions,
    which is frozen here. `subject_id`: of a change, a kickoff, or the project that ends. `contacts` in the order in
    which they are asked, where there is one. `minutes`: how long it takes to read.
    """

    client: Client
    about: str
    title: str
    contacts: tuple[Contact, ...]
    project: Project | None = None
    version: Version | None = None
    milestone: Milestone | None = None
    subject_id: int | None = None
    shown: dict[str, Any] = field(default_factory=dict)
    note: str = ""
    minutes: int | None = None
    in_order: bool = False
    in_their_hours: bool = False
    due_on: date | None = None
    expires_at: datetime | None = None
    follows: Approval | None = None


@transaction.atomic
def ask(wish: Wish, *, by: Person, at: datetime) -> Approval:
    """Write it down, freeze what they will see, and have the first of them told. CannotBeAsked."""
    _check(wish, at)
    approval = Approval.objects.create(
        client=wish.client, project=wish.project, about=wish.about, version=wish.version, milestone=wish.milestone,
        subject_id=wish.subject_id, shown=wish.shown, title=wish.title, note=wish.note, minutes=wish.minutes,
        in_order=wish.in_order, in_their_hours=wish.in_their_hours, due_on=wish.due_on, expires_at=wish.expires_at,
        sha256=hash_of(wish), sent_at=at, by=by, follows=wish.follows,
    )  # fmt: skip
    Approver.objects.bulk_create(
        Approver(approval=approval, contact=contact, position=number, asked_at=_asked_at(wish, number, at))
        for number, contact in enumerate(wish.contacts)
    )
    append(_asked(approval, wish), actor=acting(by), at=at)
    jobs.enqueue(TELL, approval.pk)
    return approval


def hash_of(wish: Wish) -> str:
    """Of the bytes of the file; of everything we froze, where there is none."""
    if wish.version:
        return wish.version.sha256
    frozen = {"about": wish.about, "title": wish.title, "note": wish.note, "shown": wish.shown}
    return sha256(FROZEN + canonical(frozen).encode()).hexdigest()


def who_can_be_asked(client: Client, project: Project | None) -> list[Contact]:
    """Those who decide in this project (of the client, where there is none) and may come into the portal."""
    parts = ProjectContact.objects.filter(role=ProjectContact.Role.DECIDER, project__deleted_at=None)
    parts = parts.filter(project=project) if project else parts.filter(project__client=client)
    let_in = Access.objects.open().filter(client=client).values("contact")
    found = Contact.objects.filter(pk__in=parts.values("contact")).filter(pk__in=let_in)
    return list(found.order_by("name_folded", "pk"))


def subject_of(approval: Approval) -> str:
    return f"approval:{approval.pk}"


def _asked_at(wish: Wish, number: int, at: datetime) -> datetime | None:
    return None if wish.in_order and number else at


def _check(wish: Wish, at: datetime) -> None:
    if not wish.contacts or len({contact.pk for contact in wish.contacts}) < len(wish.contacts):
        raise CannotBeAsked(_("Whom do you ask? Choose at least one of them."))
    known = {contact.pk for contact in who_can_be_asked(wish.client, wish.project)}
    for contact in wish.contacts:
        if contact.pk not in known:
            raise CannotBeAsked(_("%(name)s does not decide here, or cannot come in.") % {"name": contact.name})
    if wish.expires_at and wish.expires_at <= at:
        raise CannotBeAsked(_("It would have run out before they read it."))
    if wish.version:
        _check_version(wish.version, wish.client)
    elif wish.about == Approval.About.DOCUMENT:
        raise CannotBeAsked(_("Which version of which document?"))


def _check_version(version: Version, client: Client) -> None:
    if not version.is_good or version.document.client_id != client.pk or version.document.deleted_at:
        raise CannotBeAsked(_("This file cannot be shown to them."))


def _asked(approval: Approval, wish: Wish) -> Act:
    facts: dict[str, Any] = {
        "about": approval.about,
        "sha256": approval.sha256,
        "version": approval.version_id,
        "milestone": approval.milestone_id,
        "of": approval.subject_id,
        "approvers": [contact.pk for contact in wish.contacts],
        "in_order": approval.in_order,
        "due_on": approval.due_on.isoformat() if approval.due_on else None,
        "expires_at": approval.expires_at.isoformat() if approval.expires_at else None,
        "follows": approval.follows_id,
    }
    return about(approval, "approval.asked", facts, note=approval.note)


def about(approval: Approval, kind: str, facts: dict[str, Any], *, of: str = "", **private: str) -> Act:
    """An act on an approval, as the record wants it. `private`: words of people; `of`: whose they are."""
    return Act(
        kind,
        subject_of(approval),
        client_id=approval.client_id,
        project_id=approval.project_id,
        facts=facts,
        private={"what": approval.title, **private},
        private_of=of,
    )
