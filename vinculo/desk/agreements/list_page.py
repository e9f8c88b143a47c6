"""Agreements of everybody one sees, or of one client or project: by how they stand."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_safe

from vinculo.agreements.models.agreement import waiting_at
from vinculo.clients.permissions import may_change_clients
from vinculo.desk.agreements.found import agreements_seen_by
from vinculo.desk.agreements.mark import mark
from vinculo.desk.lists.leaving import Leaving
from vinculo.desk.numbers import is_number
from vinculo.exchange.lists.columns import Column, Kind

A_PAGE = 30
WHICH = {
    "all": pgettext_lazy("agreements", "All"),
    "draft": pgettext_lazy("agreements", "Drafts"),
    "waiting": pgettext_lazy("agreements", "Wait for signatures"),
    "force": pgettext_lazy("agreements", "In force"),
    "soon": pgettext_lazy("agreements", "End or renew soon"),
}


def _asked(request: HttpRequest) -> tuple[dict[str, str], str]:
    which = request.GET.get("which", "all")
    asked = {name: request.GET[name] for name in ("client", "project") if is_number(request.GET.get(name, ""))}
    return asked, which if which in WHICH else "all"


def _found(request: HttpRequest) -> Any:
    asked, which = _asked(request)
    seen = agreements_seen_by(request.user).filter(**{name: int(value) for name, value in asked.items()})
    return _chosen(seen, which).annotate(waits=waiting_at(timezone.now())).select_related("client", "project", "amends")


TAKEN = Leaving(
    "agreements",
    _("Agreements"),
    _found,
    (
        Column(_("Agreement"), "name"),
        Column(_("Client"), "client.name"),
        Column(_("Project"), "project.name"),
        Column(_("Amends"), "amends.name"),
        Column(_("Begins on"), "starts_on", Kind.DAY),
        Column(_("Ends on"), "until_on", Kind.DAY),
        Column(_("Renewal"), "get_renewal_display"),
        Column(_("Notice by"), "notice_by_on", Kind.DAY),
        Column(_("Signed on"), "signed_on", Kind.DAY),
        Column(_("Ended on"), "ended_on", Kind.DAY),
        Column(_("Where it is kept"), "where"),
    ),
)


@require_safe
@TAKEN
def list_page(request: HttpRequest) -> HttpResponse:
    (asked, which), today = _asked(request), timezone.localdate()
    page = Paginator(_found(request), A_PAGE).get_page(request.GET.get("page"))
    for agreement in page.object_list:
        agreement.mark = mark(agreement, today, waits=agreement.waits)
    context = {
        "page": page,
        "query": f"{urlencode({**asked, 'which': which})}&",
        "which": [(label, f"?{urlencode({**asked, 'which': key})}", key == which) for key, label in WHICH.items()],
        "is_all": which == "all",
        "about": urlencode(asked),
        "may_change": may_change_clients(request.user),
    }
    return render(request, "agreements/list.html", context)


def _chosen(seen: Any, which: str) -> Any:
    now, today = timezone.now(), timezone.localdate()
    if which == "draft":
        return seen.drafts_at(now)
    if which == "waiting":
        return seen.waiting_at(now)
    if which == "force":
        return seen.in_force_on(today)
    return seen.ending_soon(today).order_by("until_on", "pk") if which == "soon" else seen.kept()
