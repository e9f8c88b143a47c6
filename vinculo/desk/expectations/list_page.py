"""All expectations: theirs of us, ours of them; the newest first."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_safe

from vinculo.agreements.models import Expectation
from vinculo.desk.lists.leaving import Leaving
from vinculo.exchange.lists.columns import Column, Kind

A_PAGE = 30
SIDES = {
    "all": pgettext_lazy("expectations", "All"),
    "theirs": pgettext_lazy("expectations", "Theirs of us"),
    "ours": pgettext_lazy("expectations", "Ours of them"),
}
WHICH = {
    "open": pgettext_lazy("expectations", "Still expected"),
    "withdrawn": pgettext_lazy("expectations", "Expected no more"),
}


def _asked(request: HttpRequest) -> tuple[str, str]:
    side, which = request.GET.get("side", "all"), request.GET.get("which", "open")
    return side if side in SIDES else "all", which if which in WHICH else "open"


def _found(request: HttpRequest) -> Any:
    side, which = _asked(request)
    found = Expectation.objects.visible_to(request.user).filter(client__deleted_at=None)
    found = found.filter(withdrawn_at__isnull=which == "open")
    if side != "all":
        found = found.filter(side=side)
    return found.select_related("client", "project", "said_by").order_by("-pk")


TAKEN = Leaving(
    "expectations",
    _("Expectations"),
    _found,
    (
        Column(_("What is expected"), "text"),
        Column(_("Whose"), "get_side_display"),
        Column(_("State"), "get_state_display"),
        Column(_("Client"), "client.name"),
        Column(_("Project"), "project.name"),
        Column(_("Said by"), "said_by.name"),
        Column(_("In their own words"), "is_quote", Kind.YES),
        Column(_("Asked on"), "asked_on", Kind.DAY),
        Column(_("Where it stands"), "source"),
        Column(_("Expected no more"), "withdrawn_at", Kind.MOMENT),
    ),
)


@require_safe
@TAKEN
def list_page(request: HttpRequest) -> HttpResponse:
    side, which = _asked(request)
    page = Paginator(_found(request), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page, "side": side, "which": which, "sides": SIDES.items(), "choices": WHICH.items(),
        "query": f"side={side}&which={which}&",
    }  # fmt: skip
    return render(request, "expectations/list.html", context)
