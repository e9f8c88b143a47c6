"""The letters about approvals, in the language of each reader. Their link leads to the portal and accepts nothing."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.core.mail import EmailMessage
from django.db.models import Exists, OuterRef
from django.template.loader import render_to_string
from django.utils import timezone, translation

from vinculo import jobs
from vinculo.clients.language import spoken_to
from vinculo.clients.models import Contact
from vinculo.documents.approvals.hours import suits
from vinculo.documents.approvals.reminding import silent
from vinculo.documents.models import Approval, Approver, ApproverReminder, Signer
from vinculo.people.letters import portal_address
from vinculo.people.models import Organization
from vinculo.people.worktime import work_calendar

RELATED = ("contact", "approval__client", "approval__project", "approval__by", "approval__version")


def tell(approval_id: int) -> None:
    """The job: a letter to everybody whose turn it is. Where it waits for their hours, the timetable tries again."""
    tell_due(at=timezone.now(), of=approval_id)


def tell_due(*, at: datetime, of: int | None = None) -> int:
    """Letters that wait, in order of their asking; each leaves once. How many left."""
    ours, sent = work_calendar(Organization.current()), 0
    waiting = silent(at).filter(told_at=None).select_related(*RELATED).order_by("asked_at", "pk")
    for approver in waiting.filter(approval=of) if of is not None else waiting:
        approval = approver.approval
        if approval.in_their_hours and not suits(approver.contact, approval.client, at, ours):
            continue
        with jobs.once(f"approval-asked:{approver.pk}") as first:
            if first:
                Approver.objects.filter(pk=approver.pk).update(told_at=at)
                sent += _send("asked", approver)
    return sent


def send_reminder(reminder_id: int) -> None:
    """The job behind a reminder. Somebody who has answered meanwhile is left alone."""
    reminder = ApproverReminder.objects.filter(pk=reminder_id).first()
    if reminder is None:
        return
    waiting = silent(timezone.now()).select_related(*RELATED).filter(pk=reminder.approver_id).first()
    with jobs.once(f"approval-reminder:{reminder_id}") as first:
        if first and waiting:
            _send("reminder", waiting)


def tell_withdrawn(approval_id: int) -> None:
    """The job: those who had it before them hear that it is off, and why; not those who get what was signed instead."""
    told = Approver.objects.select_related(*RELATED).filter(approval=approval_id, told_at__isnull=False)
    signed = Signer.objects.filter(
        contact=OuterRef("contact"), request__completed_at__isnull=False,
        request__frozen__document=OuterRef("approval__version__document"),
    )  # fmt: skip
    told = told.exclude(Exists(signed), approval__withdrawn_by=None)
    for approver in told.filter(approval__withdrawn_at__isnull=False, contact__deleted_at=None):
        with jobs.once(f"approval-withdrawn:{approver.pk}") as first:
            if first:
                _send("withdrawn", approver)


def _send(name: str, approver: Approver) -> int:
    """1 if it left; whoever has no address is called by a person."""
    approval, contact = approver.approval, approver.contact
    if not contact.email:
        return 0
    organization = Organization.current()
    facts: dict[str, Any] = {
        "contact": contact,
        "approval": approval,
        "sender": approval.by,
        "organization": organization.name if organization else "Vínculo",
        "link": portal_address(address_of(approval)),
    }
    language, zone = spoken_to(contact, approval.client, organization), _zone_of(contact, organization)
    with translation.override(language), timezone.override(zone):
        letter = render_to_string(f"documents/letters/approval_{name}.txt", facts)
    subject, _blank, body = letter.strip().partition("\n")
    EmailMessage(
        " ".join(subject.split()),
        f"{body.strip()}\n",
        to=[contact.email],
        reply_to=[approval.by.email] if approval.by else None,
    ).send()
    return 1


def _zone_of(contact: Contact, organization: Organization | None) -> ZoneInfo:
    return ZoneInfo(contact.time_zone or (organization.time_zone if organization else "") or "UTC")


def address_of(approval: Approval) -> str:
    """Its page in the portal."""
    return f"/portal/decisions/{approval.pk}/"
