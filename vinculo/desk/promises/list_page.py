"""All promises: mine or everyone's; open, slipping, without a date, kept."""

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_safe

from vinculo.agreements.models import Promise, Warning
from vinculo.desk.lists.leaving import Leaving
from vinculo.desk.promises.mark import mark
from vinculo.exchange.lists.columns import Column, Kind
from vinculo.people.worktime import work_calendar

A_PAGE = 30
WHICH = {
    "open": pgettext_lazy("promises", "Open"),
    "slipping": _("Slipping"),
    "undated": _("Without a date"),
    "kept": pgettext_lazy("promises", "Kept"),
    "withdrawn": pgettext_lazy("promises", "Withdrawn"),
}


def _asked(request: HttpRequest) -> tuple[str, str]:
    which = request.GET.get("which", "open")
    return "all" if request.GET.get("whose") == "all" else "mine", which if which in WHICH else "open"


def _found(request: HttpRequest) -> Any:
    whose, which = _asked(request)
    found = Promise.objects.visible_to(request.user).filter(client__deleted_at=None)
    if whose == "mine":
        found = found.filter(owner=request.user)
    return _ordered(found, which, timezone.localdate())


TAKEN = Leaving(
    "promises",
    _("Promises"),
    _found,
    (
        Column(_("Promise"), "text"),
        Column(_("Client"), "client.name"),
        Column(_("Project"), "project.name"),
        Column(_("Owner"), "owner.name"),
        Column(_("Seen by"), "get_audience_display"),
        Column(_("Promised for"), "promised_on", Kind.DAY),
        Column(_("Internal date"), "internal_on", Kind.DAY),
        Column(_("Forecast"), "forecast_on", Kind.DAY),
        Column(_("Made"), "made_at", Kind.MOMENT),
        Column(_("Kept on"), "kept_on", Kind.DAY),
        Column(_("Withdrawn"), "withdrawn_at", Kind.MOMENT),
    ),
)


@require_safe
@TAKEN
def list_page(request: HttpRequest) -> HttpResponse:
    (whose, which), today = _asked(request), timezone.localdate()
    page = Paginator(_found(request), A_PAGE).get_page(request.GET.get("page"))
    calendar = work_calendar(request.desk.organization)
    for promise in page.object_list:
        promise.mark = mark(promise, today, calendar, warned=promise.warned)
    context = {
        "page": page, "whose": whose, "which": which, "choices": WHICH.items(), "today": today,
        "query": f"whose={whose}&which={which}&",
    }  # fmt: skip
    return render(request, "promises/list.html", context)


def _ordered(found: Any, which: str, today: date) -> Any:
    told = Warning.objects.filter(
        promise=OuterRef("pk"), forecast_on=Coalesce(OuterRef("forecast_on"), OuterRef("internal_on"))
    )
    rows = found.select_related("client", "project", "owner").annotate(warned=Exists(told))
    if which == "slipping":
        return rows.slipping(today).soonest_first()
    if which == "kept":
        return rows.filter(kept_on__isnull=False).order_by("-kept_on", "-pk")
    if which == "withdrawn":
        return rows.filter(withdrawn_at__isnull=False).order_by("-withdrawn_at", "-pk")
    if which == "undated":
        return rows.open().filter(promised_on=None).order_by("-made_at", "-pk")
    return rows.open().soonest_first()
