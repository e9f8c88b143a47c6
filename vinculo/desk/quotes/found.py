"""The quotes a person may see, the one an address speaks of, and its version that is being written."""

from typing import Any

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from vinculo.money.models import Quote, QuoteLine, QuoteVersion
from vinculo.money.quoting.writing import draft_of
from vinculo.people.models import Person

RELATED = ("client", "project", "contact", "owner", "by", "current", "opportunity__lead", "opportunity__client")


def quotes_seen_by(person: Person) -> Any:
    """Of kept clients, or of somebody who is none yet."""
    return Quote.objects.visible_to(person).kept().exclude(client__deleted_at__isnull=False)


def quote_of(request: HttpRequest, pk: int) -> Quote:
    return get_object_or_404(quotes_seen_by(request.user).select_related(*RELATED), pk=pk)


def draft_for(request: HttpRequest, pk: int) -> QuoteVersion:
    """The version one may write on; none once all were sent."""
    quote = quote_of(request, pk)
    version = draft_of(quote)
    if version is None or quote.state in (Quote.State.ACCEPTED, Quote.State.WITHDRAWN):
        raise Http404
    version.quote = quote
    return version


def line_of(request: HttpRequest, pk: int, line_pk: int) -> QuoteLine:
    version = draft_for(request, pk)
    line = get_object_or_404(version.lines, pk=line_pk)
    line.version = version
    return line
