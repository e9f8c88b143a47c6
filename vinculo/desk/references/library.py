"""All references: what one may use now comes first, what one may not is never among it."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_safe

from vinculo.db.among import among_keys
from vinculo.db.folding import fold
from vinculo.desk.lists.leaving import Leaving
from vinculo.desk.references.found import RELATED, references_seen_by
from vinculo.desk.references.mark import mark
from vinculo.desk.team_only import team_only
from vinculo.exchange.lists.columns import Column, Kind
from vinculo.feedback.models import Reference
from vinculo.feedback.models.reference import Standing, Use

A_PAGE = 30
MOST = 2000  # whose uses are looked at: the newest
WHICH = {
    "usable": pgettext_lazy("references", "Usable now"),
    Standing.EXPIRING.value: pgettext_lazy("references", "About to expire"),
    Standing.ASKED.value: pgettext_lazy("references", "Not answered"),
    Standing.UNCLEAR.value: pgettext_lazy("references", "Yes, but for what"),
    "over": pgettext_lazy("references", "Over"),
    "all": pgettext_lazy("references", "All"),
}


def _rows(request: HttpRequest) -> Any:
    found = _found(references_seen_by(request.user), _asked(request)).select_related(*RELATED)
    return found.order_by("-answered_at", "-asked_at", "-pk")


TAKEN = Leaving(
    "references",
    _("References"),
    _rows,
    (
        Column(_("Kind"), "get_kind_display"),
        Column(_("Client"), "client.name"),
        Column(_("Project"), "project.name"),
        Column(_("Contact"), "contact.name"),
        Column(_("Words"), "text"),
        Column(_("May be used for"), lambda one: ", ".join(map(str, one.use_names))),
        Column(_("Name"), "get_named_display"),
        Column(_("Asked"), "asked_at", Kind.MOMENT),
        Column(_("Answered"), "answered_at", Kind.MOMENT),
        Column(_("Given"), "is_given", Kind.YES),
        Column(_("Ends on"), "expires_on", Kind.DAY),
        Column(_("Withdrawn"), "withdrawn_at", Kind.MOMENT),
    ),
)


@require_safe
@team_only
@TAKEN
def library(request: HttpRequest) -> HttpResponse:
    today, asked = timezone.localdate(), _asked(request)
    page = Paginator(_rows(request), A_PAGE).get_page(request.GET.get("page"))
    for reference in page.object_list:
        reference.mark = mark(reference, today)
        reference.is_offered = reference.may_be_used(today)
    context = {
        "page": page,
        "asked": asked,
        "which": [(label, f"?{_query(asked, which=key)}", key == asked["which"]) for key, label in WHICH.items()],
        "kinds": Reference.Kind.choices,
        "uses": Use.choices,
        "query": f"{_query(asked)}&",
    }
    return render(request, "references/library.html", context)


def _asked(request: HttpRequest) -> dict[str, str]:
    which, kind, use = (request.GET.get(name, "") for name in ("which", "kind", "use"))
    return {
        "which": which if which in WHICH else "usable",
        "kind": kind if kind in Reference.Kind.values else "",
        "use": use if use in Use.values else "",
        "q": request.GET.get("q", "").strip()[:120],
    }


def _query(asked: dict[str, str], **other: str) -> str:
    return urlencode({name: value for name, value in {**asked, **other}.items() if value})


def _found(found: Any, asked: dict[str, str]) -> Any:
    today = timezone.localdate()
    which = asked["which"]
    if which == "usable":
        found = found.in_force(today)
    elif which == "over":
        gone = [found.standing(one, today) for one in (Standing.EXPIRED, Standing.WITHDRAWN, Standing.DECLINED)]
        found = gone[0] | gone[1] | gone[2]
    elif which != "all":
        found = found.standing(which, today)
    if asked["kind"]:
        found = found.filter(kind=asked["kind"])
    if asked["use"]:
        found = found.filter(pk__in=among_keys(_for(found, asked["use"])))
    for word in fold(asked["q"]).split():
        names = ("client__name_folded", "contact__name_folded", "project__name_folded", "folded")
        somewhere = Q()
        for name in names:
            somewhere |= Q(**{f"{name}__contains": word})
        found = found.filter(somewhere)
    return found


def _for(found: Any, use: str) -> list[int]:
    """The uses are a list in one column, which the engines do not search alike: they are compared here."""
    rows = found.order_by("-asked_at", "-pk").values_list("pk", "uses")[:MOST]
    return [pk for pk, uses in rows if use in uses]
