"""What happens to an issued invoice: it is sent, paid, credited, and asked about."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from vinculo.desk.invoices.forms import BecauseForm, PaymentForm
from vinculo.desk.invoices.found import invoices_seen_by, issued_of, payment_of
from vinculo.desk.team_only import team_only
from vinculo.desk.undo import undo_address, undoing
from vinculo.desk.written import go_on, written
from vinculo.money.invoicing import correcting, paying
from vinculo.money.invoicing.sending import NotSpoken, send
from vinculo.money.invoicing.spoken import pass_by
from vinculo.money.models import Invoice, Payment
from vinculo.people.models import Person
from vinculo.practices.recheck import client_changed
from vinculo.web.money import exact_money
from vinculo.web.toasts import toast


@require_POST
@team_only
def send_it(request: HttpRequest, pk: int) -> HttpResponse:
    invoice = issued_of(request, pk)
    try:
        send(invoice, by=request.user, at=timezone.now())
    except NotSpoken:
        toast(request, _("Speak about the amount first, or say why that is not needed."))
    else:
        written(request, invoice.client_id)
        toast(request, _("Those who decide see it in the portal now."))
    return redirect(invoice)


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def without_a_talk(request: HttpRequest, pk: int) -> HttpResponse:
    invoice = issued_of(request, pk)
    form = BecauseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        pass_by(invoice, because=form.cleaned_data["because"], by=request.user, at=timezone.now())
        toast(request, _("Kept. It may be sent now."))
        return go_on(request, invoice.get_absolute_url())
    return _ask(request, invoice, form, _("Why no talk is needed"))


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def pay(request: HttpRequest, pk: int) -> HttpResponse:
    invoice = issued_of(request, pk)
    form = PaymentForm(request.POST or None, initial={"amount": invoice.open, "on": timezone.localdate()})
    if request.method == "POST" and form.is_valid() and (payment := _paid(request, invoice, form)):
        written(request, invoice.client_id)
        undo = undo_address(request.user, "invoices.paid", ids=[payment.pk], back=invoice.get_absolute_url())
        said = {"amount": exact_money(payment.amount, payment.currency)}
        toast(request, _("Noted: %(amount)s.") % said, undo=undo)
        return go_on(request, invoice.get_absolute_url())
    return _ask(request, invoice, form, _("A payment"))


def _paid(request: HttpRequest, invoice: Invoice, form: PaymentForm) -> Payment | None:
    try:
        return paying.pay(invoice, currency=invoice.currency, by=request.user, at=timezone.now(), **form.cleaned_data)
    except paying.MoreThanOpen:
        open_now = {"amount": exact_money(invoice.open, invoice.currency)}
        form.add_error("amount", _("Only %(amount)s is open. Tick the box below if more came in.") % open_now)
    except paying.MoreThanCameIn:
        form.add_error("amount", _("More than came in cannot go back."))
    except paying.NotPayable:
        form.add_error(None, _("A credit note is not paid: it takes off what is open."))
    return None


@require_POST
@team_only
def take_back(request: HttpRequest, pk: int, payment: int) -> HttpResponse:
    found = payment_of(request, pk, payment)
    if paying.take_back(found, by=request.user, at=timezone.now()):
        written(request, found.invoice.client_id)
        toast(request, _("Taken back by a row of its own."))
    return redirect(found.invoice)


@undoing("invoices.paid")
def unpay(person: Person, ids: list[int], before: Any) -> None:
    for payment in Payment.objects.filter(pk__in=ids, invoice__in=invoices_seen_by(person)).select_related("invoice"):
        paying.take_back(payment, by=person, at=timezone.now())
        client_changed(payment.invoice.client_id)


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def credit(request: HttpRequest, pk: int) -> HttpResponse:
    invoice = issued_of(request, pk)
    form = BecauseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            note = correcting.credit(invoice, because=form.cleaned_data["because"], by=request.user)
        except correcting.NothingLeft:
            form.add_error(None, _("Nothing is left of it to be credited."))
        else:
            undo = undo_address(request.user, "invoices.begun", ids=[note.pk], back=invoice.get_absolute_url())
            toast(request, _("The draft of a credit note. For a part, change its lines."), undo=undo)
            return redirect(note)
    return _ask(request, invoice, form, _("Correct it by a credit note"))


def _ask(request: HttpRequest, invoice: Invoice, form: Any, heading: str) -> HttpResponse:
    context = {"form": form, "invoice": invoice, "heading": heading, "back_url": invoice.get_absolute_url()}
    return render(request, "invoices/form.html", context)
