"""What they do not know yet, the most pressing first; and what they have heard."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_safe

from vinculo.desk.lists.leaving import Leaving
from vinculo.desk.news.clock import mark
from vinculo.desk.news.found import news_seen_by
from vinculo.exchange.lists.columns import Column, Kind
from vinculo.people.worktime import work_calendar

A_PAGE = 30
WHICH = {
    "untold": _("They do not know yet"),
    "told": pgettext_lazy("bad news", "Told"),
    "over": _("No longer true"),
}


def _asked(request: HttpRequest) -> tuple[str, str]:
    which = request.GET.get("which", "untold")
    return "all" if request.GET.get("whose") == "all" else "mine", which if which in WHICH else "untold"


def _found(request: HttpRequest) -> Any:
    (whose, which), me = _asked(request), request.user
    found = news_seen_by(me)
    if whose == "mine":
        found = found.filter(Q(by=me) | Q(client__owner=me) | Q(project__lead=me))
    return _ordered(found, which)


TAKEN = Leaving(
    "bad-news",
    _("Bad news"),
    _found,
    (
        Column(_("What happened"), "what"),
        Column(_("Client"), "client.name"),
        Column(_("Project"), "project.name"),
        Column(_("Contact"), "contact.name"),
        Column(_("Ours"), "is_ours", Kind.YES),
        Column(_("Known since"), "known_at", Kind.MOMENT),
        Column(_("Told"), "told_at", Kind.MOMENT),
        Column(_("Way out"), "way_out"),
        Column(_("No longer true"), "over_at", Kind.MOMENT),
    ),
)


@require_safe
@TAKEN
def list_page(request: HttpRequest) -> HttpResponse:
    whose, which = _asked(request)
    page = Paginator(_found(request), A_PAGE).get_page(request.GET.get("page"))
    now, calendar = timezone.now(), work_calendar(request.desk.organization)
    for news in page.object_list:
        news.mark = mark(news, now, calendar)
    context = {
        "page": page, "whose": whose, "which": which, "choices": WHICH.items(), "today": timezone.localdate(now),
        "query": f"whose={whose}&which={which}&",
    }  # fmt: skip
    return render(request, "news/list.html", context)


def _ordered(found: Any, which: str) -> Any:
    rows = found.select_related("client", "project", "contact", "milestone")
    if which == "told":
        return rows.filter(told_at__isnull=False).order_by("-told_at", "-pk")
    if which == "over":
        return rows.filter(told_at=None, over_at__isnull=False).order_by("-over_at", "-pk")
    return rows.filter(told_at=None, over_at=None).order_by("known_at", "pk")
