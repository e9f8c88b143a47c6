"""Recommendations: those for which thanks are owed, those whose outcome is to be told, all of them."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_safe

from vinculo.clients.models import Client, ClientRelation
from vinculo.db.folding import fold
from vinculo.desk.lists.leaving import Leaving
from vinculo.desk.referrals.found import RELATED, referrals_seen_by
from vinculo.desk.referrals.mark import mark
from vinculo.desk.team_only import team_only
from vinculo.exchange.lists.columns import Column, Kind
from vinculo.people.models import Person
from vinculo.pipeline.models import Referral

A_PAGE = 30
ON_CLIENT_PAGES = 10
WHICH = {
    "thanks": pgettext_lazy("recommendations", "Thanks owed"),
    "outcome": pgettext_lazy("recommendations", "Outcome to tell"),
    "all": pgettext_lazy("recommendations", "All"),
}


def _asked(request: HttpRequest) -> tuple[str, str]:
    asked, q = request.GET.get("which", "all"), request.GET.get("q", "").strip()[:120]
    return asked if asked in WHICH else "all", q


def _found(request: HttpRequest) -> Any:
    (which, q), seen = _asked(request), referrals_seen_by(request.user)
    found = {"thanks": seen.unthanked(), "outcome": seen.untold(), "all": seen}[which]
    return _named(found, q).select_related(*RELATED).order_by("-at", "-pk")


TAKEN = Leaving(
    "recommendations",
    _("Recommendations"),
    _found,
    (
        Column(_("Recommended by"), "sender"),
        Column(_("Of client"), "client.name"),
        Column(_("Who was sent"), "sent"),
        Column(_("Became"), "became.name"),
        Column(_("When"), "at", Kind.DAY),
        Column(_("How it came about"), "note"),
        Column(_("Thanked"), "thanked_at", Kind.MOMENT),
        Column(_("How we said thank you"), "thanked_how"),
        Column(_("Told what came of it"), "told_at", Kind.MOMENT),
    ),
)


@require_safe
@team_only
@TAKEN
def list_page(request: HttpRequest) -> HttpResponse:
    which, q = _asked(request)
    page = Paginator(_found(request), A_PAGE).get_page(request.GET.get("page"))
    for referral in page.object_list:
        referral.mark = mark(referral)
    said = {"q": q} if q else {}
    context = {
        "page": page,
        "q": q,
        "asked": which,
        "which": [(label, f"?{urlencode({'which': key, **said})}", key == which) for key, label in WHICH.items()],
        "query": f"{urlencode({'which': which, **said})}&",
        "noted": noted_on_client_pages(request.user) if which == "all" and not q else [],
    }
    return render(request, "referrals/list.html", context)


def _named(found: QuerySet[Referral], q: str) -> QuerySet[Referral]:
    """Each word stands in the name of whoever sent, or of whoever was sent."""
    for word in fold(q).split():
        folded = ("client__name_folded", "contact__name_folded", "sent_client__name_folded", "lead__folded")
        somewhere = Q(referrer__icontains=word) | Q(sent_name__icontains=word)
        for name in folded:
            somewhere |= Q(**{f"{name}__contains": word})
        found = found.filter(somewhere)
    return found


def noted_on_client_pages(person: Person) -> QuerySet[ClientRelation]:
    """Clients of whom their pages say that one came through the other, and nobody has noted how."""
    known = Referral.objects.kept().filter(client=OuterRef("client"))
    here = known.filter(Q(sent_client=OuterRef("other")) | Q(lead__client=OuterRef("other")))
    seen = Client.objects.visible_to(person).kept()
    both = (Exists(seen.filter(pk=OuterRef("client_id"))), Exists(seen.filter(pk=OuterRef("other_id"))))
    noted = ClientRelation.objects.filter(~Exists(here), *both, kind=ClientRelation.Kind.REFERRED)
    return noted.select_related("client", "other").order_by("-pk")[:ON_CLIENT_PAGES]
