"""What one does with a draft: its head, its lines, the number it takes; or it goes."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from vinculo.desk.invoices.forms import HeadForm, IssueForm, lines_form
from vinculo.desk.invoices.found import draft_of
from vinculo.desk.projects.found import seen_by
from vinculo.desk.team_only import team_only
from vinculo.desk.undo import undo_address, undoing
from vinculo.desk.written import go_on, written
from vinculo.money.invoicing.drafting import set_head, set_lines
from vinculo.money.invoicing.issuing import issue
from vinculo.money.invoicing.missing import WORDS, NotReady
from vinculo.money.invoicing.numbering import TooEarly
from vinculo.money.invoicing.paper import paper_of
from vinculo.money.models import Invoice, IsIssued
from vinculo.people.models import Person
from vinculo.practices.recheck import client_changed
from vinculo.web.dates import day
from vinculo.web.toasts import toast


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    invoice = draft_of(request, pk)
    form = HeadForm(request.POST or None, instance=invoice, client=invoice.client, projects=seen_by(request.user))
    if request.method == "POST" and form.is_valid():
        if _kept(request, set_head, invoice, **form.cleaned_data):
            return go_on(request, invoice.get_absolute_url())
        return redirect(invoice)
    return _ask(request, invoice, form, _("Head of the invoice"))


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def lines(request: HttpRequest, pk: int) -> HttpResponse:
    invoice = draft_of(request, pk)
    forms = lines_form(request.POST or None, list(invoice.lines.all()))
    if request.method == "POST" and forms.is_valid():
        _kept(request, set_lines, invoice, forms.rows())
        return redirect(invoice)
    return render(request, "invoices/lines.html", {"forms": forms, "invoice": invoice})


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def issue_it(request: HttpRequest, pk: int) -> HttpResponse:
    invoice, today = draft_of(request, pk), timezone.localdate()
    form = IssueForm(request.POST or None, initial={"on": today})
    if request.method == "POST" and form.is_valid():
        try:
            issue(invoice, on=form.cleaned_data["on"], by=request.user, at=timezone.now())
        except NotReady as lacks:
            for reason in lacks.reasons:
                form.add_error(None, str(WORDS[reason]))
        except TooEarly as early:
            said = {"day": day(early.last_on)}
            form.add_error("on", _("The last number is dated %(day)s: not before that day.") % said)
        except IsIssued:
            return redirect(invoice)  # somebody was faster
        else:
            paper_of(invoice)
            written(request, invoice.client_id)
            toast(request, _("Issued as %(number)s.") % {"number": invoice.number})
            return redirect(invoice)
    return _ask(request, invoice, form, _("Issue it under the next number"), save=_("Issue it"))


@require_POST
@team_only
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    invoice = draft_of(request, pk)
    Invoice.objects.filter(pk=pk, issued_at=None).update(deleted_at=timezone.now(), deleted_by=request.user)
    written(request, invoice.client_id)
    undo = undo_address(request.user, "invoices.dropped", ids=[pk], back=invoice.get_absolute_url())
    toast(request, _("The draft is gone."), undo=undo)
    return redirect("/invoices/?which=drafts")


@undoing("invoices.dropped")
def pick_up(person: Person, ids: list[int], before: Any) -> None:
    dropped = Invoice.objects.visible_to(person).filter(pk__in=ids, issued_at=None, client__deleted_at=None)
    for invoice in dropped:
        dropped.filter(pk=invoice.pk).update(deleted_at=None, deleted_by=None)
        client_changed(invoice.client_id)


def _kept(request: HttpRequest, write: Callable[..., None], *said: Any, **fields: Any) -> bool:
    """False if somebody issued it meanwhile, or threw it away: nothing is written."""
    try:
        write(*said, **fields)
    except IsIssued:
        toast(request, _("Somebody was faster. Look at it once more."))
        return False
    toast(request, _("Saved."))
    return True


def _ask(request: HttpRequest, invoice: Invoice, form: Any, heading: str, **more: Any) -> HttpResponse:
    context = {"form": form, "invoice": invoice, "heading": heading, "back_url": invoice.get_absolute_url(), **more}
    return render(request, "invoices/form.html", context)
