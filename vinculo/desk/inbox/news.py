"""Whether something came in since the inbox was opened: asked every so often, and answered in one statement."""

from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from vinculo.desk.inbox.filters import Filters
from vinculo.desk.inbox.found import threads_of


@require_safe
def news(request: HttpRequest) -> HttpResponse:
    """How many threads have a new word of theirs since `?since=`; nothing where there is none."""
    filters, since = Filters.read(request.GET), _moment(request.GET.get("since", ""))
    if since is None:
        return HttpResponse(status=204)
    found = threads_of(request.user).filter(arrived_at__gt=since, archived_at=None)
    if filters.whose == "none":
        found = found.filter(assigned_to=None)
    elif filters.whose != "all" and not filters.client:
        found = found.of(request.user)
    if filters.client:
        found = found.filter(client=int(filters.client))
    if not (number := found.order_by().count()):
        return HttpResponse(status=204)
    return render(request, "inbox/news.html", {"number": number, "query": filters.query()})


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromtimestamp(float(text), tz=UTC)
    except (ValueError, OverflowError, OSError):
        return None
