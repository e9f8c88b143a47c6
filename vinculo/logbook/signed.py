"""Signing as the logbook sees it: who signed stands there, and what was signed becomes so in the same breath."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from vinculo.agreements.models import Agreement, ChangeRequest, Obligation
from vinculo.agreements.signed import become_signed
from vinculo.clients.models import Contact
from vinculo.conversations import threading
from vinculo.conversations.models import Interaction
from vinculo.documents.keeping import add_version
from vinculo.documents.models import Signature, Signer, SigningRequest, Version
from vinculo.documents.signing import consenting, delegating, ending
from vinculo.documents.signing.bringing import Brought
from vinculo.documents.signing.consenting import Consent
from vinculo.logbook.searchable import index_obligations, index_soon
from vinculo.people.models import Organization
from vinculo.record.chain import SYSTEM, Act, Actor, append


@transaction.atomic
def sign(signer: Signer, consent: Consent, *, actor: Actor, at: datetime) -> Signature:
    """See consenting.sign. With the last signature the agreement or change behind it is signed, too."""
    signature, request = consenting.sign(signer, consent, actor=actor, at=at)
    with _in_our_language():
        _write(request, signer.contact, _("Signed “%(what)s”.") % {"what": request.title}, at)
        if request.completed_at:
            _becomes_signed(request, at)
    return signature


@transaction.atomic
def decline(signer: Signer, *, because: str, actor: Actor, at: datetime) -> SigningRequest:
    request = ending.decline(signer, because=because, actor=actor, at=at)
    with _in_our_language():
        text = _("Does not sign “%(what)s”: %(why)s") % {"what": request.title, "why": because}
        _write(request, signer.contact, text, at)
    return request


@transaction.atomic
def delegate(signer: Signer, *, to: Contact, actor: Actor, at: datetime) -> Signer:
    instead = delegating.delegate(signer, to=to, actor=actor, at=at)
    with _in_our_language():
        text = _("Handed “%(what)s” to %(name)s to sign.") % {"what": instead.request.title, "name": to.name}
        _write(instead.request, signer.contact, text, at)
    return instead


def _in_our_language() -> translation.override:
    house = Organization.current()
    return translation.override(house.language if house else "en")


def _write(request: SigningRequest, contact: Contact | None, text: str, at: datetime) -> None:
    """What they did in the portal is an exchange; what one of ours did there is none."""
    if contact is None:
        return
    interaction = Interaction(
        client_id=request.client_id, project_id=request.project_id, at=at, channel="portal", direction="in",
        summary=text, by=request.by, audience="shared",
    )  # fmt: skip
    threading.begin(interaction, contact=contact.pk)
    interaction.save(force_insert=True)
    interaction.contacts.add(contact)
    index_soon(interaction)


def _becomes_signed(request: SigningRequest, at: datetime) -> None:
    kind, _colon, number = request.about.partition(":")
    if not number.isdigit():
        return
    if kind == "agreement":
        _agreement(request, int(number), at)
    elif kind == "change":
        how = _("In the portal, by all of both sides who were asked")
        ChangeRequest.objects.filter(pk=int(number), client=request.client_id, signed_at=None).update(
            signed_at=at, signed_how=how, updated_at=at
        )


def _agreement(request: SigningRequest, number: int, at: datetime) -> None:
    agreement = Agreement.objects.filter(pk=number, client=request.client_id).first()
    where = _("Among the documents, with our seal")
    if agreement is None or not become_signed(agreement, on=timezone.localdate(at), where=where, by=request.by, at=at):
        return
    facts = {"agreement": number, "sha256": request.frozen_sha256}
    act = Act("agreement.noted", request.about, request.client_id, request.project_id, facts, {"what": request.title})
    append(act, actor=SYSTEM, at=at)
    index_obligations(Obligation.objects.filter(of_duty__agreement=agreement))


@transaction.atomic
def bring(
    signer: Signer, content: bytes, brought: Brought, *, words: str, language: str, actor: Actor, at: datetime
) -> Signature:
    """They signed with a certificate of their own: the file is kept, and stands for their signature."""
    request = signer.request
    note = _("Signed with a certificate of their own: %(name)s") % {"name": brought.name}

    def kept() -> Version:
        name = f"{request.title[:100]}.pdf"
        document, contact = request.frozen.document, signer.contact
        return add_version(document, content, name=name, by_contact=contact, at=at, note=note, actor=actor)

    consent = Consent(
        name=brought.name[:160], words=words, language=language, identified_by="certificate", identified_at=at,
        time_zone=signer.contact.time_zone if signer.contact else "", own_certificate=brought.facts, brought=kept,
    )  # fmt: skip
    return sign(signer, consent, actor=actor, at=at)
