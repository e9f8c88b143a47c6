"""Beginning an invoice: for a client, from a quote they accepted, from the hours of a month, again from another."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from vinculo.desk.invoices.forms import HoursForm
from vinculo.desk.invoices.found import invoices_seen_by, issued_of
from vinculo.desk.log.whom import AboutForm, asked_for
from vinculo.desk.projects.found import seen_by
from vinculo.desk.team_only import team_only
from vinculo.desk.undo import undo_address, undoing
from vinculo.desk.written import go_on, written
from vinculo.money.instalments.billing import hours_text
from vinculo.money.invoicing import correcting, drafting
from vinculo.money.models import Invoice, Quote
from vinculo.people.models import Person
from vinculo.practices.recheck import client_changed
from vinculo.web.toasts import toast


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def new(request: HttpRequest) -> HttpResponse:
    form = AboutForm(request.POST or None, initial=asked_for(request, "project"), person=request.user)
    if request.method == "POST" and form.is_valid() and form.client:
        invoice = drafting.begin(form.client, by=request.user, project=form.work)
        return _begun(request, invoice, go_on_with="lines/")
    return render(request, "log/about_form.html", {"form": form, "heading": _("An invoice"), "save": _("Begin")})


@require_POST
@team_only
def from_quote(request: HttpRequest, pk: int) -> HttpResponse:
    quotes = Quote.objects.visible_to(request.user).kept().select_related("client", "current", "project")
    quote = get_object_or_404(quotes, pk=pk)
    try:
        invoice = drafting.from_quote(quote, by=request.user)
    except drafting.NotAccepted:
        toast(request, _("Nobody said yes to this quote yet."))
        return redirect(quote.get_absolute_url())
    return _begun(request, invoice)


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def from_hours(request: HttpRequest) -> HttpResponse:
    projects = seen_by(request.user).select_related("client").order_by("client__name_folded", "name", "pk")
    asked = asked_for(request, "project")
    initial = {"project": asked.get("project"), "month": drafting.last_day(timezone.localdate()).replace(day=1)}
    form = HoursForm(request.POST or None, initial=initial, projects=projects)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        text = hours_text(said["month"], said["project"].client.language)
        try:
            invoice = drafting.from_hours(
                said["project"], said["month"], rate=said["rate"], text=text, by=request.user, title=text
            )
        except drafting.NoHours:
            form.add_error("month", _("Nobody noted time that counts in that month."))
        else:
            return _begun(request, invoice)
    context = {"form": form, "heading": _("From the hours of a month"), "back_url": "/invoices/"}
    return render(request, "invoices/form.html", context)


@require_POST
@team_only
def again(request: HttpRequest, pk: int) -> HttpResponse:
    return _begun(request, correcting.again(issued_of(request, pk), by=request.user))


def _begun(request: HttpRequest, invoice: Invoice, *, go_on_with: str = "") -> HttpResponse:
    written(request, invoice.client_id)
    undo = undo_address(request.user, "invoices.begun", ids=[invoice.pk], back="/invoices/")
    toast(request, _("A draft. Nobody but us sees it."), undo=undo)
    address = f"{invoice.get_absolute_url()}{go_on_with}"
    return go_on(request, address) if not go_on_with else redirect(address)


@undoing("invoices.begun")
def unbegin(person: Person, ids: list[int], before: Any) -> None:
    for invoice in invoices_seen_by(person).drafts().filter(pk__in=ids):
        invoice.delete()
        client_changed(invoice.client_id)
