"""The register of red flags: of everything one sees, or of one project."""

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, F, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy
from django.views.decorators.http import require_safe

from vinculo.desk.flags.found import flags_seen_by
from vinculo.desk.flags.standing import mark
from vinculo.desk.lists.leaving import Leaving
from vinculo.desk.projects.found import project_of
from vinculo.exchange.lists.columns import Column, Kind
from vinculo.projects.models import RedFlag
from vinculo.projects.models.flag import RedFlagQuerySet

A_PAGE = 30
WHICH = {
    "open": pgettext_lazy("flags", "Raised"),
    "red": pgettext_lazy("flags", "Red"),
    "due": gettext_lazy("To look at again"),
    "lowered": pgettext_lazy("flags", "Lowered"),
}


def _seen(request: HttpRequest) -> tuple[str, RedFlagQuerySet]:
    whose = "all" if request.GET.get("whose") == "all" else "mine"
    found = flags_seen_by(request.user).select_related("project__client", "owner")
    if whose == "mine":
        found = found.filter(Q(owner=request.user) | Q(owner=None, raised_by=request.user))
    return whose, found


def _of_project(request: HttpRequest, pk: int) -> RedFlagQuerySet:
    return RedFlag.objects.filter(project=project_of(request, pk)).select_related("project__client", "owner")


COLUMNS = (
    Column(gettext_lazy("What"), "what"),
    Column(gettext_lazy("Why"), "why"),
    Column(gettext_lazy("Weight"), "get_weight_display"),
    Column(gettext_lazy("Project"), "project.name"),
    Column(gettext_lazy("Client"), "project.client.name"),
    Column(gettext_lazy("Next step"), "next_step"),
    Column(gettext_lazy("Owner"), "owner.name"),
    Column(gettext_lazy("Look again on"), "review_on", Kind.DAY),
    Column(gettext_lazy("Raised"), "raised_at", Kind.MOMENT),
    Column(gettext_lazy("Lowered"), "lowered_at", Kind.MOMENT),
    Column(gettext_lazy("What came of it"), "outcome"),
)


@require_safe
@Leaving("flags", gettext_lazy("Flags"), lambda request: _chosen(request, _seen(request)[1])[1], COLUMNS)
def list_page(request: HttpRequest) -> HttpResponse:
    whose, found = _seen(request)
    which, page = _page_of(request, found)
    context = {
        "page": page, "flags": page.object_list, "which": which, "whose": whose, "choices": WHICH.items(),
        "query": f"whose={whose}&which={which}&", "with_project": True,
    }  # fmt: skip
    return render(request, "flags/list.html", context)


@require_safe
@Leaving(
    "flags-of-project", gettext_lazy("Flags"),
    lambda request, pk: _chosen(request, _of_project(request, pk))[1], COLUMNS,
)  # fmt: skip
def of_project(request: HttpRequest, pk: int) -> HttpResponse:
    project = project_of(request, pk)
    which, page = _page_of(request, RedFlag.objects.filter(project=project).select_related("owner"))
    raised = RedFlag.objects.filter(project=project).open()
    counts = raised.aggregate(red=Count("pk", filter=Q(weight="red")), watch=Count("pk", filter=Q(weight="watch")))
    context = {
        "project": project, "page": page, "flags": page.object_list, "which": which, "choices": WHICH.items(),
        "query": f"which={which}&", "count": count_words(**counts),
    }  # fmt: skip
    return render(request, "flags/of_project.html", context)


def count_words(*, red: int, watch: int) -> str:
    """How many wave: 1 red, 2 to watch. Empty when none does."""
    reds = ngettext("%(number)d red", "%(number)d red", red) % {"number": red} if red else ""
    watched = ngettext("%(number)d to watch", "%(number)d to watch", watch) % {"number": watch} if watch else ""
    if reds and watched:
        return _("%(reds)s, %(watched)s") % {"reds": reds, "watched": watched}
    return reds or watched


def _chosen(request: HttpRequest, found: RedFlagQuerySet) -> tuple[str, RedFlagQuerySet]:
    which = request.GET.get("which", "open")
    which = which if which in WHICH else "open"
    return which, _ordered(found, which, timezone.localdate())


def _page_of(request: HttpRequest, found: RedFlagQuerySet) -> tuple[str, Any]:
    (which, chosen), today = _chosen(request, found), timezone.localdate()
    page: Any = Paginator(chosen, A_PAGE).get_page(request.GET.get("page"))
    for flag in page.object_list:
        flag.mark = mark(flag, today)
    return which, page


def _ordered(found: RedFlagQuerySet, which: str, today: date) -> RedFlagQuerySet:
    """Red before quiet, and within each what has to be looked at first."""
    if which == "lowered":
        return found.filter(lowered_at__isnull=False).order_by("-lowered_at", "-pk")
    found = found.open()
    if which == "red":
        found = found.filter(weight=RedFlag.Weight.RED)
    if which == "due":
        found = found.filter(Q(review_on__lte=today) | Q(review_on=None) | Q(owner=None))
    return found.order_by("weight", F("review_on").asc(nulls_first=True), "-pk")  # "red" sorts before "watch"
