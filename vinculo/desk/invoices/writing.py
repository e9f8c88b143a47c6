"""Letters about an invoice, begun for whoever writes them: with the paper, or a friendly word when it is late."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from vinculo.clients.models import Contact
from vinculo.desk.composer.readers import readers_at
from vinculo.desk.invoices.found import issued_of
from vinculo.desk.team_only import team_only
from vinculo.letters.models import Letter
from vinculo.letters.writing import Written, attach, keep
from vinculo.money.invoicing.paper import paper_of
from vinculo.money.invoicing.sending import NotSpoken, send
from vinculo.money.invoicing.words_of_paper import NEVER
from vinculo.money.models import Invoice
from vinculo.web.dates import day_long
from vinculo.web.money import exact_money
from vinculo.web.toasts import toast


@require_POST
@team_only
def send_by_mail(request: HttpRequest, pk: int) -> HttpResponse:
    """It is in the portal, and a letter with the paper waits to be read once more and sent."""
    invoice = issued_of(request, pk)
    try:
        send(invoice, by=request.user, at=timezone.now())
    except NotSpoken:
        toast(request, _("Speak about the amount first, or say why that is not needed."))
        return redirect(invoice)
    return redirect(_letter(request, invoice, _subject(invoice), _with_paper(invoice)))


@require_POST
@team_only
def remind(request: HttpRequest, pk: int) -> HttpResponse:
    """A friendly word about what is open. A call is better; this is for after it."""
    invoice = issued_of(request, pk)
    if invoice.days_late(timezone.localdate()) == 0 or not invoice.sent_at:
        toast(request, _("It is not overdue."))
        return redirect(invoice)
    return redirect(_letter(request, invoice, _subject(invoice), _reminder(invoice)))


def _letter(request: HttpRequest, invoice: Invoice, subject: str, text: str) -> Letter:
    """Of no project: those who only work on one do not read prices."""
    readers = readers_at(invoice.client)
    to: tuple[Contact, ...] = tuple(readers.writable[:1])
    begun = Written(client=invoice.client, subject=subject, text=text, to=to)
    letter = keep(uuid.uuid4(), begun, by=request.user, at=timezone.now())
    attach(letter, [paper_of(invoice)])
    return letter


def _subject(invoice: Invoice) -> str:
    with translation.override(invoice.language):
        return _("Invoice %(number)s") % {"number": invoice.number}


def _with_paper(invoice: Invoice) -> str:
    with translation.override(invoice.language):
        said = {"number": invoice.number, "due": day_long(invoice.due_on, NEVER)}
        return _("Here is invoice %(number)s, as we spoke of. It is due on %(due)s.") % said


def _reminder(invoice: Invoice) -> str:
    with translation.override(invoice.language):
        said = {
            "number": invoice.number,
            "amount": exact_money(invoice.open, invoice.currency),
            "due": day_long(invoice.due_on, NEVER),
        }
        return (
            _(
                "Invoice %(number)s was due on %(due)s, and %(amount)s of it is still open with us. It may have "
                "crossed with your payment. If something about it is not right, or you need more time, tell us: "
                "we will find a way."
            )
            % said
        )
