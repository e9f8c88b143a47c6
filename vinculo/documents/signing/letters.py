"""The letters about signatures, in the language of each reader. Their links lead inside; nothing is signed by them."""

from typing import Any

from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import timezone, translation

from vinculo import jobs
from vinculo.clients.language import spoken_to
from vinculo.clients.models import Contact
from vinculo.documents.keeping import whole_bytes
from vinculo.documents.models import Signer, SignerReminder, SigningRequest
from vinculo.documents.signing.standing import RELATED, parties, signing, state, subject_of, waiting
from vinculo.people.letters import portal_address, site_address
from vinculo.people.models import Organization, Person
from vinculo.record.models import Entry

LARGEST_ENCLOSED = 8 * 1024**2  # what most mail servers take; a larger paper is read through the link


def tell(request_id: int) -> None:
    """The job: a letter to everybody whose turn it is, once each."""
    mine = waiting(timezone.now()).filter(request=request_id)
    for signer in mine.select_related("contact", "person", "request__client", "request__by"):
        with jobs.once(f"signing-asked:{signer.pk}") as first:
            if first:
                _send("asked", signer)


def send_reminder(reminder_id: int) -> None:
    """The job behind a reminder. Somebody who has signed meanwhile is left alone."""
    reminder = SignerReminder.objects.filter(pk=reminder_id).first()
    if reminder is None:
        return
    related = ("contact", "person", "request__client", "request__by")
    signer = waiting(timezone.now()).filter(pk=reminder.signer_id).select_related(*related).first()
    with jobs.once(f"signing-reminder:{reminder_id}") as first:
        if first and signer:
            _send("reminder", signer)


def tell_over(request_id: int) -> None:
    """The job: it was declined, withdrawn, changed or ran out; everybody who had it before them hears it."""
    request = SigningRequest.objects.select_related(*RELATED).get(pk=request_id)
    how = state(request, timezone.now())
    if how in ("open", "sealed", "signed"):
        return
    said = next((one for one in parties(request) if one.declined_at), None)
    for whom, signer in _both_sides(request):
        if signer is not None and (signer.asked_at is None or signer == said):
            continue
        with jobs.once(f"signing-over:{request_id}:{_key(whom)}") as first:
            if first:
                _send("over", signer, request=request, whom=whom, how=how, said=said)


def tell_sealed(request_id: int) -> None:
    """The job: the sealed paper to both sides, with the head of the record, so that neither depends on the other."""
    request = SigningRequest.objects.select_related(*RELATED).get(pk=request_id)
    if request.sealed is None:
        return
    entry = Entry.objects.filter(subject=subject_of(request), kind="signing.sealed").order_by("seq").first()
    enclosed = None
    if request.sealed.size <= LARGEST_ENCLOSED:
        enclosed = (request.sealed.name, whole_bytes(request.sealed), "application/pdf")
    for whom, signer in _both_sides(request):
        with jobs.once(f"signing-sealed:{request_id}:{_key(whom)}") as first:
            if first:
                _send("sealed", signer, request=request, whom=whom, entry=entry, enclosed=enclosed)


def _both_sides(request: SigningRequest) -> list[tuple[Contact | Person, Signer | None]]:
    """Everybody who signs, and whoever of ours sent it."""
    found: list[tuple[Contact | Person, Signer | None]] = []
    for signer in signing(parties(request)):
        whom = signer.contact or signer.person
        if whom is not None and not getattr(whom, "deleted_at", None):
            found.append((whom, signer))
    if request.by and all(whom != request.by for whom, _signer in found):
        found.append((request.by, None))
    return found


def _key(whom: Contact | Person) -> str:
    return f"{'contact' if isinstance(whom, Contact) else 'person'}:{whom.pk}"


def _send(
    name: str,
    signer: Signer | None,
    *,
    request: SigningRequest | None = None,
    whom: Contact | Person | None = None,
    enclosed: tuple[str, bytes, str] | None = None,
    **more: Any,
) -> None:
    """Whoever has no address is called by a person."""
    if signer is not None:
        request, whom = request or signer.request, whom or signer.contact or signer.person
    assert request is not None
    assert whom is not None
    if not whom.email:
        return
    house = Organization.current()
    theirs = isinstance(whom, Contact)
    facts = {
        "whom": whom,
        "request": request,
        "sender": request.by,
        "organization": house.name if house else "Vínculo",
        "link": portal_address(f"/portal/sign/{request.pk}/") if theirs else site_address(f"/signatures/{request.pk}/"),
        **more,
    }
    language = spoken_to(whom, request.client, house) if isinstance(whom, Contact) else whom.language
    with translation.override(language):
        letter = render_to_string(f"documents/letters/signing_{name}.txt", facts)
    subject, _blank, body = letter.strip().partition("\n")
    reply_to = [request.by.email] if request.by and theirs else None
    mail = EmailMessage(" ".join(subject.split()), f"{body.strip()}\n", to=[whom.email], reply_to=reply_to)
    if enclosed:
        mail.attach(*enclosed)
    mail.send()
