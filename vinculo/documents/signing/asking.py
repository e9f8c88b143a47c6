"""Asking for signatures: the paper is frozen and hashed first, then those whose turn it is are told."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from vinculo import jobs
from vinculo.clients.models import Audience, Contact
from vinculo.documents.approvals.asking import who_can_be_asked
from vinculo.documents.models import Document, Signer, SigningRequest, Version
from vinculo.documents.signing.freezing import freeze
from vinculo.documents.signing.standing import subject_of
from vinculo.people.acting import acting
from vinculo.people.models import Person
from vinculo.record.chain import Act, append

TELL = "vinculo.documents.signing.letters.tell"
who_can_sign = who_can_be_asked


class CannotBeAsked(ValueError):
    """It cannot be sent like this; the message says why, for the person who sends it."""


class NotShared(CannotBeAsked):
    """They do not see the document: whoever sends it shares it first, and knows that they do."""


@dataclass(frozen=True, slots=True)
class Party:
    """One who signs, of theirs or of ours. `capacity`: for whom, as it will stand in the evidence."""

    contact: Contact | None = None
    person: Person | None = None
    capacity: str = ""


@dataclass(frozen=True, slots=True)
class Wish:
    """
    What is to be signed and by whom, in their order where there is one. `language`: that of the evidence. `about`: what
    becomes signed with it ("change:3", "agreement:5").
    """

    version: Version
    parties: tuple[Party, ...]
    title: str
    language: str
    note: str = ""
    in_order: bool = False
    expires_at: datetime | None = None
    about: str = ""


@transaction.atomic
def ask(wish: Wish, *, by: Person, at: datetime) -> SigningRequest:
    """Freeze the paper, write it down, have the first of them told. CannotBeAsked, freezing.CannotBeFrozen."""
    document = wish.version.document
    _check(wish, document, at)
    frozen = freeze(wish.version, title=wish.title, language=wish.language, by=by, at=at)
    request = SigningRequest.objects.create(
        client=document.client, project=document.project, title=wish.title, note=wish.note, version=wish.version,
        frozen=frozen, frozen_sha256=frozen.sha256, language=wish.language, in_order=wish.in_order,
        expires_at=wish.expires_at, sent_at=at, by=by, about=wish.about,
    )  # fmt: skip
    Signer.objects.bulk_create(
        Signer(
            request=request, contact=party.contact, person=party.person, capacity=party.capacity[:160], position=number,
            asked_at=None if wish.in_order and number else at,
        )
        for number, party in enumerate(wish.parties)
    )  # fmt: skip
    append(_asked(request, wish), actor=acting(by), at=at)
    jobs.enqueue(TELL, request.pk)
    return request


def about(
    request: SigningRequest, kind: str, facts: dict[str, Any] | None = None, *, of: str = "", **private: str
) -> Act:
    """An act on a request, as the record wants it. `private`: names and words of people; `of`: whose they are."""
    return Act(
        kind,
        subject_of(request),
        client_id=request.client_id,
        project_id=request.project_id,
        facts={"sha256": request.frozen_sha256, **(facts or {})},
        private={"what": request.title, **private},
        private_of=of,
    )


def _check(wish: Wish, document: Document, at: datetime) -> None:
    if not any(party.contact for party in wish.parties):
        raise CannotBeAsked(_("Who of them signs? Choose at least one."))
    known = {contact.pk for contact in who_can_sign(document.client, document.project)}
    named = [("contact", one.contact.pk) if one.contact else ("person", one.person.pk if one.person else 0)
             for one in wish.parties]  # fmt: skip
    if len(set(named)) < len(named):
        raise CannotBeAsked(_("Somebody stands there twice."))
    for party in wish.parties:
        if party.contact and (party.contact.pk not in known or not party.contact.email):
            words = _("%(name)s does not decide here, cannot come in, or has no address.")
            raise CannotBeAsked(words % {"name": party.contact.name})
    if wish.expires_at and wish.expires_at <= at:
        raise CannotBeAsked(_("It would have run out before they read it."))
    if document.deleted_at or not wish.version.is_good:
        raise CannotBeAsked(_("This file cannot be shown to them."))
    if document.audience != Audience.SHARED:
        words = _(
            "Only our team sees this document. Share it with %(client)s first: nobody signs what they cannot read."
        )
        raise NotShared(words % {"client": document.client.name})
    if document.versions.filter(number__gt=wish.version.number).exists():
        raise CannotBeAsked(_("There is a newer version. Send that one, or bring this one back as the newest."))
    if SigningRequest.objects.open_at(at).filter(frozen__document=document).exists():
        raise CannotBeAsked(_("This document waits for signatures already. Withdraw that request first."))


def _asked(request: SigningRequest, wish: Wish) -> Act:
    facts: dict[str, Any] = {
        "version": wish.version.pk,
        "number": wish.version.number,
        "frozen": request.frozen_id,
        "contacts": [party.contact.pk for party in wish.parties if party.contact],
        "people": [party.person.pk for party in wish.parties if party.person],
        "in_order": wish.in_order,
        "expires_at": wish.expires_at.isoformat() if wish.expires_at else None,
        "about": wish.about,
    }
    return about(request, "signing.asked", facts, note=wish.note)
