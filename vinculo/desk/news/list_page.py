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

from vinculo.desk.news.clock import mark
from vinculo.desk.news.found import news_seen_by
from vinculo.people.worktime import work_calendar

A_PAGE = 30
WHICH = {
    "untold": _("They do not know yet"),
    "told": pgettext_lazy("bad news", "Told"),
    "over": _("No longer true"),
}


@require_safe
def list_page(request: HttpRequest) -> HttpResponse:
    whose = "all" if request.GET.get("whose") == "all" else "mine"
    which = request.GET.get("which", "untold")
    which = which if which in WHICH else "untold"
    found, me = news_seen_by(request.user), request.user
    if whose == "mine":
        found = found.filter(Q(by=me) | Q(client__owner=me) | Q(project__lead=me))
    page = Paginator(_ordered(found, which), A_PAGE).get_page(request.GET.get("page"))
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
