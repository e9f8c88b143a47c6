"""A quote: how it stands, its lines and sums, what changed between versions, the talk, what they said."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from vinculo.desk.numbers import is_number
from vinculo.desk.quotes.found import quote_of
from vinculo.desk.quotes.history import history
from vinculo.desk.quotes.mark import mark
from vinculo.desk.quotes.sums import shown
from vinculo.desk.team_only import team_only
from vinculo.money.models import Quote, QuoteAnswer, QuoteVersion
from vinculo.money.quoting.answering import standing_yes, undo_asked
from vinculo.money.quoting.comparing import Changes, compare
from vinculo.web.money import exact_money

State = Quote.State


@require_safe
@team_only
def page(request: HttpRequest, pk: int) -> HttpResponse:
    quote, now = quote_of(request, pk), timezone.now()
    versions = list(quote.versions.select_related("sent_by", "paper").prefetch_related("lines").order_by("-number"))
    version = _asked_version(request, versions)
    talks = list(quote.talks.select_related("by", "person", "contact").order_by("-created_at", "-pk"))
    answers = list(_answers(quote))
    is_newest = version == versions[0]
    context = {
        "quote": quote,
        "mark": mark(quote, timezone.localdate(now)),
        "version": version,
        "versions": versions,
        "is_draft": not version.is_sent and quote.is_open,
        "lines": shown(version, quote.currency),
        "changes": _changes(version, versions, quote),
        "talk": next((one for one in talks if one.is_ahead), None),
        "asks_outcome": next((one for one in talks if one.waits_for_its_outcome(now)), None),
        "may_book": is_newest and version.is_sent and quote.spoken_at is None and quote.state == State.SENT,
        "may_write": is_newest and version.is_sent and quote.state not in (State.ACCEPTED, State.WITHDRAWN),
        "yes": standing_yes(quote),
        "undo_asked": undo_asked(quote),
        "link": None if quote.client_id else quote.links.filter(used_at=None, revoked_at=None).order_by("-pk").first(),
        "events": history(quote, versions, talks, answers, quote.links.select_related("by")),
    }
    return render(request, "quotes/page.html", context)


def _asked_version(request: HttpRequest, versions: list[QuoteVersion]) -> QuoteVersion:
    """The one the address names, else the newest."""
    asked = request.GET.get("version", "")
    if not asked:
        return versions[0]
    found = [one for one in versions if is_number(asked) and one.number == int(asked)]
    if not found:
        raise Http404
    return found[0]


def _answers(quote: Quote) -> Any:
    return QuoteAnswer.objects.filter(version__quote=quote).select_related("contact", "person")


def _changes(version: QuoteVersion, versions: list[QuoteVersion], quote: Quote) -> dict[str, Any] | None:
    """Against the version before it."""
    before = next((one for one in versions if one.number < version.number), None)
    if before is None:
        return None
    told: Changes = compare(before, version)
    return {
        "told": told,
        "number": before.number,
        "before": exact_money(told.gross_before, quote.currency),
        "after": exact_money(told.gross_after, quote.currency),
    }
