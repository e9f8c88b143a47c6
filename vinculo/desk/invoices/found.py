"""The invoices a person may see, and the one an address speaks of. Guests see none."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from vinculo.money.models import Instalment, Invoice, Payment
from vinculo.people.models import Person

RELATED = ("client", "project", "series", "quote", "corrects", "by", "issued_by")


def invoices_seen_by(person: Person) -> Any:
    return Invoice.objects.visible_to(person).kept().filter(client__deleted_at=None)


def invoice_of(request: HttpRequest, pk: int) -> Invoice:
    return get_object_or_404(invoices_seen_by(request.user).select_related(*RELATED), pk=pk)


def draft_of(request: HttpRequest, pk: int) -> Invoice:
    """404 for what was issued: it is never edited."""
    return get_object_or_404(invoices_seen_by(request.user).drafts().select_related(*RELATED), pk=pk)


def issued_of(request: HttpRequest, pk: int) -> Invoice:
    return get_object_or_404(invoices_seen_by(request.user).issued().select_related(*RELATED), pk=pk)


def payment_of(request: HttpRequest, pk: int, payment: int) -> Payment:
    found = Payment.objects.filter(invoice__in=invoices_seen_by(request.user), invoice_id=pk)
    return get_object_or_404(found.select_related("invoice"), pk=payment)


def instalments_seen_by(person: Person) -> Any:
    return Instalment.objects.visible_to(person).filter(client__deleted_at=None)
