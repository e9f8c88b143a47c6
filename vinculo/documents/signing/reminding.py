"""A friendly word to those who have not signed: in their hours, and not again before two working days are over."""

from datetime import datetime

from django.db import transaction

from vinculo import jobs
from vinculo.documents.approvals.hours import suits
from vinculo.documents.models import Signer, SignerReminder
from vinculo.documents.signing.asking import about
from vinculo.documents.signing.standing import waiting
from vinculo.people.acting import acting
from vinculo.people.models import Organization, Person
from vinculo.people.worktime import work_calendar
from vinculo.record.chain import append

EVERY_WORKDAYS = 2
MOST = 5  # by ourselves; after that it is for a person to call
REMINDED = "vinculo.documents.signing.letters.send_reminder"


@transaction.atomic
def remind(signer: Signer, *, by: Person | None, at: datetime) -> SignerReminder | None:
    """Send a reminder, by a person or by itself. None when it does not wait for them any more."""
    if not waiting(at).filter(pk=signer.pk).exists():
        return None
    reminder = SignerReminder.objects.create(signer=signer, by=by, at=at)
    whom = signer.contact or signer.person
    assert whom is not None
    key = f"contact:{signer.contact_id}" if signer.contact_id else f"person:{signer.person_id}"
    act = about(signer.request, "signing.reminded", {"signer": signer.pk}, of=key, contact=whom.name)
    append(act, actor=acting(by), at=at)
    jobs.enqueue(REMINDED, reminder.pk)
    return reminder


def remind_all(*, at: datetime) -> int:
    """Everybody of theirs for whom it is time. How many that were."""
    ours, sent = work_calendar(Organization.current()), 0
    related = ("contact", "request__client", "request__project")
    found = waiting(at).filter(contact__isnull=False, contact__deleted_at=None)
    for signer in found.select_related(*related).prefetch_related("reminders"):
        contact, reminders = signer.contact, list(signer.reminders.all())
        last = max((one.at for one in reminders), default=signer.asked_at or at)
        if contact is None or not contact.email or sum(one.by_id is None for one in reminders) >= MOST:
            continue
        if ours.workdays_between(ours.day_of(last), ours.day_of(at)) < EVERY_WORKDAYS:
            continue
        if suits(contact, signer.request.client, at, ours) and remind(signer, by=None, at=at):
            sent += 1
    return sent
