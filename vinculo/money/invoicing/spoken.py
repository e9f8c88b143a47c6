"""
Whether the amount of an invoice was spoken of before it is seen: the rule that no price arrives as a bare mail.

It counts as spoken when it follows what they accepted, repeats what they had before, is not above what is usual, or a
talk took place. Somebody may pass by all this with a reason, which is kept.
"""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import (
    BigIntegerField,
    BooleanField,
    Case,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from vinculo.money.invoicing import recorded
from vinculo.money.models import Invoice, MoneyTalk, Quote, QuoteAnswer, SellerDetails
from vinculo.people.models import Organization, Person


def was_spoken() -> Q:
    """For a queryset of invoices: its price may be seen."""
    talks = MoneyTalk.objects.filter(invoice=OuterRef("pk")).filter(_took_place())
    return Q(spoken_at__isnull=False) | Q(Exists(talks))


def is_spoken(invoice: Invoice) -> bool:
    if invoice.spoken_at is not None or counts_as_spoken(invoice):
        return True
    return MoneyTalk.objects.filter(_took_place(), invoice=invoice).exists()


def counts_as_spoken(invoice: Invoice) -> bool:
    """Without any talk: a credit note, what was accepted, what is usual, what they had before from the same plan."""
    return bool(without_talk(Invoice.objects.filter(pk=invoice.pk)).values_list("counts", flat=True).get())


def without_talk(invoices: "QuerySet[Invoice]") -> "QuerySet[Any]":
    """Annotated with `counts`: whether the amount of each counts as spoken of without any talk."""
    credit = Q(kind=Invoice.Kind.CREDIT)
    known = invoices.annotate(said_yes_to=_said_yes_to(), so_far=_so_far())
    return known.annotate(
        counts=ExpressionWrapper(credit | _is_usual() | _follows_a_yes() | _repeats(), output_field=BooleanField())
    )


@transaction.atomic
def pass_by(invoice: Invoice, *, because: str, by: Person, at: datetime) -> None:
    """Without a talk, for a reason that the record keeps."""
    MoneyTalk.objects.create(
        client_id=invoice.client_id, invoice=invoice, person=by, by=by, overridden_at=at, because=because
    )
    invoice.spoken_at = at
    invoice.save(update_fields=["spoken_at", "updated_at"])
    recorded.did("spoken", invoice, by=by, at=at)


def talks_ahead(invoice: Invoice) -> "QuerySet[MoneyTalk]":
    return MoneyTalk.objects.ahead().filter(invoice=invoice, starts_at__isnull=False).order_by("starts_at")


def _took_place() -> Q:
    spoke = Q(held_at__isnull=False) & ~Q(outcome=MoneyTalk.Outcome.MISSED)
    return Q(cancelled_at=None) & (spoke | Q(overridden_at__isnull=False))


def _is_usual() -> Q:
    house = Organization.objects.order_by("pk")
    usual = SellerDetails.objects.filter(organization=Subquery(house.values("pk")[:1])).values("usual_amount")[:1]
    return Q(currency=Subquery(house.values("currency")[:1]), gross__lte=Coalesce(Subquery(usual), 0))


def _follows_a_yes() -> Q:
    """All invoices of the quote together are not more than what they said yes to; a cent each is rounding."""
    together = F("gross") + Coalesce(F("so_far"), 0)
    accepted = Q(quote__state=Quote.State.ACCEPTED, quote__currency=F("currency"))
    return accepted & Q(said_yes_to__isnull=False, said_yes_to__gte=together)


def _said_yes_to() -> Subquery:
    yes = QuoteAnswer.objects.filter(version__quote=OuterRef("quote"), stands=True, kind=QuoteAnswer.Kind.ACCEPTED)
    return Subquery(yes.values("total")[:1])


def _so_far() -> Subquery:
    """What the other invoices of the quote come to, less what was credited and a cent for each."""
    others = Invoice.objects.issued().filter(quote=OuterRef("quote")).exclude(pk=OuterRef("pk")).order_by()
    worth = Case(
        When(kind=Invoice.Kind.CREDIT, then=-F("gross")), default=F("gross"), output_field=BigIntegerField()
    ) - Value(1, BigIntegerField())
    return Subquery(others.values("quote").annotate(worth=Sum(worth)).values("worth"))


def _repeats() -> Q:
    """They had as much before from the same plan, and it was spoken of then."""
    same = Invoice.objects.issued().filter(billed__instalment=OuterRef("billed__instalment"))
    before = same.filter(currency=OuterRef("currency"), gross__gte=OuterRef("gross")).exclude(pk=OuterRef("pk"))
    return Q(Exists(before.filter(was_spoken())))
