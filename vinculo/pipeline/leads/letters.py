"""The one letter a stranger gets from us. It repeats nothing of what was typed into the form."""

from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation

from vinculo import jobs
from vinculo.clients.language import address_form
from vinculo.people.letters import BY_MACHINE, portal_address
from vinculo.people.models import Organization
from vinculo.pipeline.leads.submitting import secret_of
from vinculo.pipeline.models import LeadConfirmation


def send_confirmation(confirmation_id: int) -> None:
    """The job behind `submit`: once, and only while the link is of use."""
    waiting = LeadConfirmation.objects.filter(pk=confirmation_id, used_at=None).select_related("lead")
    found = waiting.first()
    if found is None:
        return
    with jobs.once(f"lead-confirmation:{confirmation_id}") as first:
        if first:
            subject, body = written(found)
            EmailMessage(subject, body, to=[found.lead.email], headers=dict(BY_MACHINE)).send()


def written(confirmation: LeadConfirmation) -> tuple[str, str]:
    house = Organization.current()
    link = portal_address(f"/form/confirm/{secret_of(confirmation)}/")
    facts = {"link": link, "organization": house.name if house else "Vínculo"}
    with translation.override(address_form(confirmation.lead.language or "en", "")):
        letter = render_to_string("pipeline/letters/confirm.txt", facts)
    subject, _blank, body = letter.strip().partition("\n")
    return " ".join(subject.split()), f"{body.strip()}\n"
