"""All quotes one sees: what is open, what became of the others, and what they come to in each currency."""

from dataclasses import dataclass
from typing import Any, Self

from django.core.paginator import Paginator
from django.db.models import Q, Sum
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_safe

from vinculo.clients.models import Client
from vinculo.desk.lists.leaving import Leaving
from vinculo.desk.numbers import is_number
from vinculo.desk.quotes.found import quotes_seen_by
from vinculo.desk.quotes.mark import mark
from vinculo.desk.team_only import team_only
from vinculo.exchange.lists.columns import Column, Kind
from vinculo.money.models import Quote
from vinculo.web.money import money

A_PAGE = 30
State = Quote.State
WHICH = {
    "open": pgettext_lazy("quotes", "Open"),
    "accepted": pgettext_lazy("quotes", "Accepted"),
    "no": pgettext_lazy("quotes", "Not accepted"),
    "all": pgettext_lazy("quotes", "All"),
}
STATES = {
    "open": (State.DRAFT, State.SENT, State.CHANGES),
    "accepted": (State.ACCEPTED,),
    "no": (State.DECLINED, State.WITHDRAWN),
}
SORTS = {"": ("-created_at", "-pk"), "sum": ("-current__gross", "-pk"), "until": ("current__valid_until", "pk")}


@dataclass(frozen=True, slots=True)
class Filters:
    which: str = "open"
    q: str = ""
    client: str = ""
    sort: str = ""

    @classmethod
    def read(cls, asked: QueryDict) -> Self:
        which, client, sort = asked.get("which", "open"), asked.get("client", ""), asked.get("sort", "")
        return cls(
            which if which in WHICH else "open",
            asked.get("q", "").strip()[:120],
            client if is_number(client) else "",
            sort if sort in SORTS else "",
        )

    def query(self, **other: str) -> str:
        said = {name: getattr(self, name) for name in self.__slots__} | other
        return urlencode({name: value for name, value in said.items() if value})

    def apply(self, found: Any) -> Any:
        if self.which in STATES:
            found = found.filter(state__in=STATES[self.which])
        if self.client:
            found = found.filter(client=int(self.client))
        for word in self.q.split():
            found = found.filter(_says(word))
        return found


def _found(request: HttpRequest) -> Any:
    filters = Filters.read(request.GET)
    related = ("client", "owner", "current", "opportunity__lead")
    return filters.apply(quotes_seen_by(request.user)).select_related(*related).order_by(*SORTS[filters.sort])


TAKEN = Leaving(
    "quotes",
    _("Quotes"),
    _found,
    (
        Column(_("Number"), "number"),
        Column(_("Title"), "title"),
        Column(_("Client"), lambda one: one.client.name if one.client else one.to_name),
        Column(_("State"), "get_state_display"),
        Column(_("Without tax"), "current.net", Kind.SUM, currency="currency"),
        Column(_("Total"), "current.gross", Kind.SUM, currency="currency"),
        Column(_("Valid until"), "current.valid_until", Kind.DAY),
        Column(_("Owner"), "owner.name"),
        Column(_("Made"), "created_at", Kind.MOMENT),
    ),
)


@require_safe
@team_only
@TAKEN
def list_page(request: HttpRequest) -> HttpResponse:
    filters, today, found = Filters.read(request.GET), timezone.localdate(), _found(request)
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    for quote in page.object_list:
        quote.mark = mark(quote, today)
        quote.sum = money(quote.current.gross, quote.currency) if quote.current else ""
    context = {
        "page": page,
        "filters": filters,
        "client": _client(request, filters),
        "sums": _sums(found),
        "which": [(label, f"?{filters.query(which=key)}", key == filters.which) for key, label in WHICH.items()],
        "query": f"{filters.query()}&",
        "by_sum": f"?{filters.query(sort='sum')}",
        "by_until": f"?{filters.query(sort='until')}",
    }
    return render(request, "quotes/list.html", context)


def _says(word: str) -> Q:
    """Number and title as they are written; clients go by their folded name."""
    from vinculo.db.folding import fold

    theirs = Q(client__name_folded__contains=fold(word)) | Q(to_name__icontains=word)
    return Q(number__icontains=word) | Q(title__icontains=word) | theirs


def _sums(found: Any) -> list[str]:
    """One for each currency: they have none together. Tax is not in it."""
    rows = found.order_by().values_list("currency").annotate(all=Sum("current__net")).order_by("currency")
    return [money(amount or 0, currency) for currency, amount in rows]


def _client(request: HttpRequest, filters: Filters) -> Client | None:
    if not filters.client:
        return None
    return Client.objects.visible_to(request.user).kept().filter(pk=int(filters.client)).first()
