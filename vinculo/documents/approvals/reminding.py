"""A friendly word to those who have not answered: in their hours, and not again before two working days are over."""

from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from vinculo import jobs
from vinculo.documents.approvals.asking import about
from vinculo.documents.approvals.hours import suits
from vinculo.documents.models import Answer, Approval, Approver, ApproverReminder, Version
from vinculo.people.acting import acting
from vinculo.people.models import Organization, Person
from vinculo.people.worktime import work_calendar
from vinculo.record.chain import append

EVERY_WORKDAYS = 2
MOST = 5  # by ourselves; after that it is for a person to call
REMINDED = "vinculo.documents.approvals.letters.send_reminder"


def silent(at: datetime) -> QuerySet[Approver]:
    """Those whose turn it is and who have said nothing at all, about something that is still the newest."""
    answered = Answer.objects.filter(approver=OuterRef("pk"))
    newer = Version.objects.filter(
        document=OuterRef("approval__version__document"), number__gt=OuterRef("approval__version__number"),
        state=Version.State.GOOD,
    )  # fmt: skip
    waiting = Approver.objects.filter(approval__in=Approval.objects.open_at(at), asked_at__isnull=False)
    there = waiting.filter(approval__client__deleted_at=None, contact__deleted_at=None)
    return there.filter(~Exists(answered), ~Exists(newer))


@transaction.atomic
def remind(approver: Approver, *, by: Person | None, at: datetime) -> ApproverReminder | None:
    """Send a reminder, by a person or by itself. None if they have answered, or are not asked any more."""
    if not silent(at).filter(pk=approver.pk).exists():
        return None
    reminder = ApproverReminder.objects.create(approver=approver, by=by, at=at)
    facts = {"to": approver.contact_id, "reminder": reminder.pk}
    act = about(
        approver.approval,
        "approval.reminded",
        facts,
        of=f"contact:{approver.contact_id}",
        contact=approver.contact.name,
    )
    append(act, actor=acting(by), at=at)
    jobs.enqueue(REMINDED, reminder.pk)
    return reminder


def remind_all(*, at: datetime) -> int:
    """Everybody for whom it is time. How many that were."""
    ours, sent = work_calendar(Organization.current()), 0
    related = ("contact", "approval__client", "approval__project")
    for approver in silent(at).filter(told_at__isnull=False).select_related(*related).prefetch_related("reminders"):
        reminders = list(approver.reminders.all())
        last = max((one.at for one in reminders), default=approver.told_at or at)
        if sum(one.by_id is None for one in reminders) >= MOST or not approver.contact.email:
            continue
        if ours.workdays_between(ours.day_of(last), ours.day_of(at)) < EVERY_WORKDAYS:
            continue
        if suits(approver.contact, approver.approval.client, at, ours) and remind(approver, by=None, at=at):
            sent += 1
    return sent
