"""The letters of the door. Links carry the configured address, never the one a browser asked for."""

from typing import Any

from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation

from vinculo import jobs
from vinculo.access.models import Access
from vinculo.clients.language import spoken_to
from vinculo.people.letters import BY_MACHINE, portal_address
from vinculo.people.models import Organization

DOOR = "/portal/enter/"
INVITE = "vinculo.access.letters.send_invitation"


def send_code(access: Access, *, figures: str, link: str, minutes: int) -> None:
    _send("code", access, code=figures, link=portal_address(f"/portal/come-in/{link}/"), minutes=minutes)


def invite(access: Access) -> None:
    """The letter leaves once this transaction commits."""
    jobs.enqueue(INVITE, access.pk, access.invited_at.isoformat())


def send_invitation(access_id: int, invited_at: str) -> None:
    """The job behind `invite`: not to somebody who was removed meanwhile, and once for each time they were invited."""
    access = Access.objects.open().select_related("contact", "client", "invited_by", "invited_by_contact")
    found = access.filter(pk=access_id).first()
    if found is None or not found.contact.email:
        return
    with jobs.once(f"door-invitation:{access_id}:{invited_at}") as first:
        if first:
            by = found.invited_by_contact or found.invited_by
            _send("invitation", found, by=by.name if by else "", door=portal_address(DOOR))


def subject_of_invitation(access: Access) -> str:
    """What stands above the letter, in their language."""
    return _written("invitation", access, by="", door="")[0]


def _send(name: str, access: Access, **facts: Any) -> None:
    subject, body = _written(name, access, **facts)
    EmailMessage(subject, body, to=[access.contact.email], headers=dict(BY_MACHINE)).send()


def _written(name: str, access: Access, **facts: Any) -> tuple[str, str]:
    """access/letters/<name>.txt in their language; its first line is the subject."""
    house = Organization.current()
    contact, client = access.contact, access.client
    facts |= {"contact": contact, "client": client, "organization": house.name if house else "Vínculo", "house": house}
    with translation.override(spoken_to(contact, client, house)):
        letter = render_to_string(f"access/letters/{name}.txt", facts)
    subject, _blank, body = letter.strip().partition("\n")
    return " ".join(subject.split()), f"{body.strip()}\n"
