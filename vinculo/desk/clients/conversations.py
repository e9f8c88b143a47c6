"""Everything said with a client: filtered, searched, page by page."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from vinculo.clients.permissions import may_change_clients
from vinculo.conversations.models import Interaction
from vinculo.db.search import find
from vinculo.desk.clients.found import client_of
from vinculo.desk.clients.summary import timeline
from vinculo.desk.clients.tabs import tabs

A_PAGE = 20
MOST_FOUND = 200
SHOW = (("", _("All")), ("spoken", _("Spoken")), ("decided", _("Decided")), ("theirs", _("From the client")))


@require_safe
def conversations(request: HttpRequest, pk: int) -> HttpResponse:
    client, today = client_of(request, pk), timezone.localdate()
    asked = {name: request.GET.get(name, "").strip()[:100] for name in ("show", "q", "before")}
    found = timeline.exchanges(client, request.user, show=asked["show"], before=asked["before"])
    if asked["q"]:
        found = found.filter(pk__in=ids_with(asked["q"], client.pk))
    shown, older = timeline.entries(found, today=today, size=A_PAGE, whole=number(request.GET.get("whole", "")))
    kept = {name: asked[name] for name in ("show", "q") if asked[name]}
    context: dict[str, Any] = {
        "client": client,
        "tabs": tabs(client, "conversations"),
        "may_change": may_change_clients(request.user),
        "days": timeline.by_day(shown, today),
        "asked": asked,
        "filters": _filters(asked),
        "older": f"?{urlencode({**kept, 'before': older})}" if older else "",
        "kept": urlencode({**kept, "before": asked["before"]}),
    }
    return render(request, "clients/conversations.html", context)


def _filters(asked: dict[str, str]) -> list[tuple[Any, str, bool]]:
    return [(label, f"?{urlencode({'show': key, 'q': asked['q']})}", key == asked["show"]) for key, label in SHOW]


def ids_with(text: str, client_id: int) -> list[int]:
    """Ids of the exchanges of one client in which these words were said."""
    hits = find(text, allowed=[client_id], kinds=[Interaction._meta.model_name or ""], limit=MOST_FOUND)
    return [hit.object_id for hit in hits]


def number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 18 else 0
