"""Writing on a quote: its head, its lines, their order. What was sent cannot be written on any more."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from vinculo.desk.invoices.forms import taxes_for
from vinculo.desk.quotes.forms import AroundForm, QuoteLineForm
from vinculo.desk.quotes.found import draft_for, line_of, quotes_seen_by
from vinculo.desk.team_only import team_only
from vinculo.desk.undo import undo_address, undoing
from vinculo.desk.written import go_on
from vinculo.money.models import Quote, QuoteLine, QuoteVersion
from vinculo.money.quoting import writing
from vinculo.people.models import Person
from vinculo.web.toasts import toast

OF_QUOTE = ("title", "contact", "to_name", "to_email", "language", "currency", "owner")
OF_VERSION = ("intro", "terms", "discount", "valid_until")
OF_LINE = ("text", "details", "quantity", "unit", "price", "discount", "is_optional", "is_chosen")


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    version = draft_for(request, pk)
    quote = version.quote
    initial = {name: getattr(quote, name) for name in OF_QUOTE} | {name: getattr(version, name) for name in OF_VERSION}
    form = AroundForm(request.POST or None, initial=initial, quote=quote, person=request.user)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        for name in OF_QUOTE:
            setattr(quote, name, said.get(name, getattr(quote, name)))
        quote.save(update_fields=[*OF_QUOTE, "updated_at"])
        writing.write(version, **{name: said[name] for name in OF_VERSION})
        toast(request, _("Saved."))
        return go_on(request, quote.get_absolute_url())
    return _ask(request, quote, form, _("Around the lines"))


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def add_line(request: HttpRequest, pk: int) -> HttpResponse:
    version = draft_for(request, pk)
    form = QuoteLineForm(request.POST or None, taxes=taxes_for([]))
    if request.method == "POST" and form.is_valid():
        writing.add_line(version, **form.values())
        return go_on(request, version.quote.get_absolute_url())
    return _ask(request, version.quote, form, _("A line"))


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def edit_line(request: HttpRequest, pk: int, line_pk: int) -> HttpResponse:
    line: Any = line_of(request, pk, line_pk)
    taxes = taxes_for([line])
    form = QuoteLineForm(request.POST or None, taxes=taxes, initial=_initial(line, taxes))
    if request.method == "POST" and form.is_valid():
        writing.change_line(line, **form.values())
        return go_on(request, line.version.quote.get_absolute_url())
    return _ask(request, line.version.quote, form, _("A line"))


@require_POST
@team_only
def move_line(request: HttpRequest, pk: int, line_pk: int) -> HttpResponse:
    line = line_of(request, pk, line_pk)
    writing.move_line(line, up=request.POST.get("to") == "up")
    return redirect(line.version.quote)


@require_POST
@team_only
def choose_line(request: HttpRequest, pk: int, line_pk: int) -> HttpResponse:
    """In the sum we propose, or out of it."""
    line = line_of(request, pk, line_pk)
    writing.choose(line, chosen=not line.is_chosen)
    return redirect(line.version.quote)


@require_POST
@team_only
def drop_line(request: HttpRequest, pk: int, line_pk: int) -> HttpResponse:
    line = line_of(request, pk, line_pk)
    quote = line.version.quote
    said = writing.drop_line(line)
    undo = undo_address(request.user, "quotes.line_dropped", ids=[quote.pk], before=said)
    toast(request, _("“%(what)s” is taken out.") % {"what": said["text"]}, undo=undo)
    return redirect(quote)


@undoing("quotes.line_dropped")
def put_line_back(person: Person, ids: list[int], before: Any) -> None:
    for quote in quotes_seen_by(person).filter(pk__in=ids):
        version: QuoteVersion | None = writing.draft_of(quote)
        if version:
            version.quote = quote
            writing.put_back(version, before)


def _initial(line: QuoteLine, taxes: dict[str, dict[str, Any]]) -> dict[str, Any]:
    taxed = {name: getattr(line, name) for name in ("tax_name", "tax_kind", "tax_rate", "tax_reason")}
    tax = next(key for key, value in taxes.items() if value == taxed)
    return {**{name: getattr(line, name) for name in OF_LINE}, "tax": tax}


def _ask(request: HttpRequest, quote: Quote, form: Any, heading: str) -> HttpResponse:
    context = {"form": form, "quote": quote, "heading": heading, "back_url": quote.get_absolute_url()}
    return render(request, "quotes/form.html", context)
