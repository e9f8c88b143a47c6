"""What becomes of an agreement when all have signed it: what each side took on is owed from now on."""

from datetime import date, datetime, timedelta

from django.db import transaction

from vinculo.agreements import recorded
from vinculo.agreements.models import Agreement, Duty, Obligation
from vinculo.people.acting import acting
from vinculo.people.models import Person
from vinculo.record.chain import append_all


@transaction.atomic
def become_signed(agreement: Agreement, *, on: date, where: str, by: Person | None, at: datetime) -> bool:
    """
    Its duties are obligations now; an amendment moves the days of what it changes. Saying so in the record is the
    caller's part, who knows what was signed. False if it was signed before.
    """
    won = Agreement.objects.filter(pk=agreement.pk, signed_on=None).update(
        signed_on=on, where=where, dropped_at=None, dropped_by=None
    )
    if not won:
        return False
    agreement.refresh_from_db()
    agreement.count_terms(on)
    agreement.save(update_fields=["until_on", "notice_by_on"])
    _owe(agreement, on, by, at)
    if agreement.amends:
        _move_days(agreement.amends, agreement, on, by)
    return True


def _owe(agreement: Agreement, on: date, by: Person | None, at: datetime) -> None:
    acts = []
    for duty in agreement.duties.filter(became=None):
        duty.became = _obligation(agreement, duty, on, by)
        duty.save(update_fields=["became"])
        acts.append(recorded.obligation_act("owed", duty.became, agreement=agreement.pk))
    if acts:
        append_all(acts, actor=acting(by), at=at)


def _obligation(agreement: Agreement, duty: Duty, on: date, by: Person | None) -> Obligation:
    """It stands in the agreement that was changed, where this is an amendment."""
    due_on = duty.due_on or (on + timedelta(days=duty.days_after) if duty.days_after is not None else None)
    return Obligation.objects.create(
        client_id=agreement.client_id, project_id=agreement.project_id, agreement=agreement.amends or agreement,
        side=duty.side, kind=duty.kind, what=duty.what, due_on=due_on, contact=duty.contact, owner=duty.owner,
        audience=agreement.audience, source=agreement.name, by=by,
    )  # fmt: skip


def _move_days(changed: Agreement, amendment: Agreement, today: date, by: Person | None) -> None:
    """What an amendment says about its days holds for the whole."""
    if amendment.ends_on is None:
        return
    changed.ends_on, changed.renewal = amendment.ends_on, amendment.renewal
    changed.renews_months, changed.notice = amendment.renews_months, amendment.notice or changed.notice
    changed.notice_in = amendment.notice_in if amendment.notice else changed.notice_in
    changed.count_terms(today)
    changed.save(
        update_fields=["ends_on", "renewal", "renews_months", "notice", "notice_in", "until_on", "notice_by_on"]
    )
    recorded.agreement_did("altered", changed, by=by)
