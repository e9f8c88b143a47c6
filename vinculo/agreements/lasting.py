"""An agreement in time: its term goes on by itself or because both sides want it, or it is ended."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from vinculo.agreements import recorded
from vinculo.agreements.models import Agreement, RenewedOn
from vinculo.people.models import Person


class NotInForce(ValueError):
    """It is not signed, or over already."""


@transaction.atomic
def renew(agreement: Agreement, *, until_on: date, by: Person, at: datetime) -> RenewedOn:
    """Both sides want it to go on until this day. NotInForce; ValueError for a day that is no later than before."""
    if not agreement.is_signed or agreement.ended_on or agreement.until_on is None:
        raise NotInForce
    if until_on <= agreement.until_on:
        raise ValueError("a renewal goes on")
    renewed = agreement.renewals.create(from_on=agreement.until_on + timedelta(days=1), until_on=until_on, by=by, at=at)
    agreement.ends_on = until_on
    agreement.count_terms(timezone.localdate(at))
    agreement.save(update_fields=["ends_on", "until_on", "notice_by_on"])
    recorded.agreement_did("renewed", agreement, by=by, until_on=until_on.isoformat())
    return renewed


@transaction.atomic
def end(agreement: Agreement, *, on: date, because: str, by: Person) -> bool:
    """One side gave notice, or both let it go: this is its last day. False if it was ended before, or never signed."""
    running = Agreement.objects.filter(pk=agreement.pk, ended_on=None, signed_on__isnull=False)
    won = running.update(ended_on=on, ended_because=because, ended_by=by, notice_by_on=None) == 1
    if won:
        agreement.refresh_from_db()
        recorded.agreement_did("ended", agreement, by=by, ended_on=on.isoformat())
    return won


@transaction.atomic
def go_on(agreement: Agreement, *, by: Person, today: date) -> None:
    """It was not ended after all."""
    agreement.ended_on, agreement.ended_because, agreement.ended_by = None, "", None
    agreement.count_terms(today)
    agreement.save(update_fields=["ended_on", "ended_because", "ended_by", "notice_by_on", "until_on"])
    recorded.agreement_did("goes_on", agreement, by=by)


def renew_by_themselves(today: date, *, at: datetime) -> int:
    """Terms that went over into the next since yesterday are written down, each once. How many agreements."""
    over = Agreement.objects.kept().filter(signed_on__isnull=False, ended_on=None, until_on__lt=today)
    count = 0
    for agreement in over.filter(renewal=Agreement.Renewal.ITSELF, renews_months__gt=0):
        count += _roll_over(agreement, today, at)
    return count


@transaction.atomic
def _roll_over(agreement: Agreement, today: date, at: datetime) -> bool:
    before = agreement.until_on
    agreement.count_terms(today)
    moved = Agreement.objects.filter(pk=agreement.pk, until_on=before, ended_on=None)
    if moved.update(until_on=agreement.until_on, notice_by_on=agreement.notice_by_on) != 1:
        return False
    assert before and agreement.until_on
    agreement.renewals.create(from_on=before + timedelta(days=1), until_on=agreement.until_on, at=at)
    recorded.agreement_did("renewed", agreement, by=None, until_on=agreement.until_on.isoformat())
    return True
