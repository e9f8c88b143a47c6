"""An invoice: the draft as it will be, or the paper as it was issued and what became of it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from vinculo.desk.invoices.found import invoice_of, issued_of
from vinculo.desk.invoices.list_page import dress
from vinculo.desk.team_only import team_only
from vinculo.documents.links import Reader, link
from vinculo.documents.names import disposition
from vinculo.money.electronic.building import NotElectronic
from vinculo.money.electronic.file import as_pdf, as_xml
from vinculo.money.invoicing.counting import totals_of
from vinculo.money.invoicing.freezing import buyer_now, frozen, seller_now
from vinculo.money.invoicing.missing import WORDS, missing
from vinculo.money.invoicing.paper import paper_of
from vinculo.money.invoicing.spoken import is_spoken, talks_ahead
from vinculo.money.invoicing.words_of_paper import words_of
from vinculo.money.models import Invoice
from vinculo.web.money import exact_money
from vinculo.web.toasts import toast


@require_safe
@team_only
def page(request: HttpRequest, pk: int) -> HttpResponse:
    invoice, today = invoice_of(request, pk), timezone.localdate()
    dress(invoice, today)
    if not invoice.is_issued:
        return render(request, "invoices/draft.html", _draft(invoice, today))
    return render(request, "invoices/page.html", _issued(invoice, today))


@require_safe
@team_only
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """The PDF, through a link for this reader."""
    version = paper_of(issued_of(request, pk))
    return redirect(link(version, Reader("person", request.user.pk), at=timezone.now()))


@require_safe
@team_only
def electronic(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """The electronic invoice: its XML alone, or the PDF with it inside."""
    invoice = issued_of(request, pk)
    try:
        content = as_xml(invoice) if form == "xml" else as_pdf(invoice)
    except NotElectronic as why:
        toast(request, str(why))
        return redirect(invoice)
    kind = "application/xml" if form == "xml" else "application/pdf"
    response = HttpResponse(content, content_type=kind)
    response.headers["Content-Disposition"] = disposition(f"{invoice.number.replace('/', '-')}-e.{form}")
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def _draft(invoice: Invoice, today: Any) -> dict[str, Any]:
    lines = list(invoice.lines.all())
    as_it_is = frozen(invoice, lines, totals_of(invoice, lines), on=today, number="")
    return {
        "invoice": invoice,
        "paper": words_of(as_it_is | {"seller": seller_now(), "buyer": buyer_now(invoice.client)}, None),
        "lacks": [WORDS[reason] for reason in missing(invoice, lines)],
    }


def _issued(invoice: Invoice, today: Any) -> dict[str, Any]:
    payments = list(invoice.payments.select_related("by", "takes_back"))
    gone = {payment.takes_back_id for payment in payments}
    rows = [
        {
            "payment": payment,
            "amount": exact_money(payment.amount, payment.currency),
            "is_gone": payment.pk in gone or payment.takes_back_id,
        }
        for payment in payments
    ]
    corrections = list(invoice.corrections.kept().order_by("pk"))
    for one in corrections:
        dress(one, today)
    return {
        "invoice": invoice,
        "paper": words_of(invoice.frozen, None),
        "payments": rows,
        "corrections": corrections,
        "is_spoken": is_spoken(invoice),
        "talk": talks_ahead(invoice).first(),
        "days_late": invoice.days_late(today),
    }
