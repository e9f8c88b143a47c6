"""All invoices one may see: what is open, what is late, what is still a draft."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, F, Q, Sum
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_safe

from vinculo.desk.clients.found import client_of
from vinculo.desk.clients.tabs import tabs
from vinculo.desk.invoices.found import invoices_seen_by
from vinculo.desk.invoices.mark import mark
from vinculo.desk.lists.leaving import Leaving
from vinculo.desk.quotes.blocks import open_quotes_of
from vinculo.desk.team_only import team_only
from vinculo.exchange.lists.columns import Column, Kind
from vinculo.money.models import BillingDetails, Invoice
from vinculo.web.money import exact_money

A_PAGE = 40
WHICH = {
    "open": pgettext_lazy("invoices", "Open"),
    "overdue": pgettext_lazy("invoices", "Overdue"),
    "drafts": pgettext_lazy("invoices", "Drafts"),
    "settled": pgettext_lazy("invoices", "Settled"),
    "all": pgettext_lazy("invoices", "All"),
}


def _found(request: HttpRequest) -> Any:
    return _chosen(invoices_seen_by(request.user), request)


def _of_client(request: HttpRequest, pk: int) -> Any:
    return _chosen(invoices_seen_by(request.user).filter(client=client_of(request, pk)), request, usual="all")


def _signed(name: str) -> Callable[[Invoice], int]:
    """Sums of a credit note stand below nothing."""
    return lambda invoice: -getattr(invoice, name) if invoice.is_credit else getattr(invoice, name)


COLUMNS = (
    Column(_("Number"), "number"),
    Column(_("Kind"), "get_kind_display"),
    Column(_("Title"), "title"),
    Column(_("Client"), "client.name"),
    Column(_("Project"), "project.name"),
    Column(_("Dated"), "issued_on", Kind.DAY),
    Column(_("Due on"), "due_on", Kind.DAY),
    Column(_("Without tax"), _signed("net"), Kind.SUM, currency="currency"),
    Column(_("Total"), _signed("gross"), Kind.SUM, currency="currency"),
    Column(_("Open"), "open", Kind.SUM, currency="currency"),
    Column(_("Settled on"), "settled_on", Kind.DAY),
)


@require_safe
@team_only
@Leaving("invoices", _("Invoices"), _found, COLUMNS)
def list_page(request: HttpRequest) -> HttpResponse:
    context = listed(request, invoices_seen_by(request.user))
    return render(request, "invoices/list.html", context)


@require_safe
@team_only
@Leaving("invoices-of-client", _("Invoices"), _of_client, COLUMNS)
def of_client(request: HttpRequest, pk: int) -> HttpResponse:
    """The statement of a client: all of it by default."""
    client = client_of(request, pk)
    found = invoices_seen_by(request.user).filter(client=client)
    context = listed(request, found, usual="all")
    billing = BillingDetails.objects.filter(client=client).first()
    context["this_year"] = invoiced_since(found, timezone.localdate().replace(month=1, day=1))
    context |= {"client": client, "tabs": tabs(client, ""), "billing": billing, "is_money": True, "may_change": True}
    context["quotes"] = open_quotes_of(client, request.user)
    return render(request, "invoices/of_client.html", context)


def listed(request: HttpRequest, found: Any, *, usual: str = "open") -> dict[str, Any]:
    which, today = _which(request, usual), timezone.localdate()
    page = Paginator(_chosen(found, request, usual), A_PAGE).get_page(request.GET.get("page"))
    for invoice in page.object_list:
        dress(invoice, today)
    return {
        "page": page,
        "which": [(label, f"?which={key}", key == which) for key, label in WHICH.items()],
        "chosen": which,
        "query": f"which={which}&",
        "sums": sums(found, today),
    }


def dress(invoice: Any, today: date) -> None:
    """Its mark and its sums in words."""
    invoice.mark = mark(invoice, today)
    invoice.total = exact_money(-invoice.gross if invoice.is_credit else invoice.gross, invoice.currency)
    invoice.rest = exact_money(invoice.open, invoice.currency) if invoice.open else ""


def sums(found: Any, today: date) -> list[dict[str, str | int]]:
    """What is open and what of it is late, by currency: they have no sum together. One query."""
    late = Q(due_on__lt=today)
    rows = (
        found.unpaid().order_by("currency").values("currency")
        .annotate(
            open=Sum(F("gross") - F("paid")), late=Sum(F("gross") - F("paid"), filter=late),
            count=Count("pk"), late_count=Count("pk", filter=late),
        )
    )  # fmt: skip
    return [
        {
            "open": exact_money(row["open"], row["currency"]), "late": exact_money(row["late"] or 0, row["currency"]),
            "count": row["count"], "late_count": row["late_count"],
        }
        for row in rows
    ]  # fmt: skip


def invoiced_since(found: Any, since: date) -> list[str]:
    """What was invoiced without tax, less what was credited, by currency."""
    credited = Q(kind=Invoice.Kind.CREDIT)
    rows = found.issued().filter(issued_on__gte=since).order_by("currency").values("currency")
    summed = rows.annotate(
        billed=Coalesce(Sum("net", filter=~credited), 0), less=Coalesce(Sum("net", filter=credited), 0)
    )
    return [exact_money(row["billed"] - row["less"], row["currency"]) for row in summed]


def _which(request: HttpRequest, usual: str) -> str:
    asked = request.GET.get("which", usual)
    return asked if asked in WHICH else usual


def _chosen(seen: Any, request: HttpRequest, usual: str = "open") -> Any:
    newest, which, today = ("-issued_on", "-pk"), _which(request, usual), timezone.localdate()
    found = seen.select_related("client", "project")
    if which == "open":
        return found.unpaid().order_by("due_on", "pk")
    if which == "overdue":
        return found.overdue(today).order_by("due_on", "pk")
    if which == "drafts":
        return found.drafts().order_by("-pk")
    if which == "settled":
        return found.issued().filter(kind=Invoice.Kind.INVOICE, settled_on__isnull=False).order_by(*newest)
    return found.order_by(F("issued_on").desc(nulls_first=True), "-pk")
