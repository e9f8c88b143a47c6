"""The next talks: of everything one works on, or of one project."""

from datetime import datetime
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy
from django.views.decorators.http import require_POST, require_safe

from vinculo.clients.permissions import may_change_clients
from vinculo.conversations.checkins import plan_project
from vinculo.conversations.models import CheckIn
from vinculo.conversations.models.checkin import CheckInQuerySet
from vinculo.desk.channels import glyph_of
from vinculo.desk.checkins.found import check_ins_seen_by
from vinculo.desk.checkins.standing import mark
from vinculo.desk.lists.leaving import Leaving
from vinculo.desk.projects.found import project_of
from vinculo.desk.projects.page import plan_words
from vinculo.desk.team_only import team_only
from vinculo.exchange.lists.columns import Column, Kind
from vinculo.web.toasts import toast

A_PAGE = 30
WHICH = {
    "ahead": gettext_lazy("Next"),
    "owed": gettext_lazy("Not held"),
    "held": pgettext_lazy("check-ins", "Held"),
    "skipped": pgettext_lazy("check-ins", "Left out"),
}


def _seen(request: HttpRequest) -> tuple[str, CheckInQuerySet]:
    whose = "all" if request.GET.get("whose") == "all" else "mine"
    found = check_ins_seen_by(request.user).select_related("client", "project")
    if whose == "mine":
        me = request.user
        mine = Q(project__lead=me) | Q(client__owner=me) | Q(project__in=me.memberships.values("project_id"))
        found = found.filter(mine)
    return whose, found


def _of_project(request: HttpRequest, pk: int) -> CheckInQuerySet:
    found: CheckInQuerySet = CheckIn.objects.filter(project=project_of(request, pk))
    return found.select_related("client", "project")


COLUMNS = (
    Column(gettext_lazy("When"), "due_at", Kind.MOMENT),
    Column(gettext_lazy("Client"), "client.name"),
    Column(gettext_lazy("Project"), "project.name"),
    Column(gettext_lazy("How"), "get_channel_display"),
    Column(gettext_lazy("Held"), lambda one: one.held_in_id is not None, Kind.YES),
    Column(gettext_lazy("Left out"), "skipped_at", Kind.MOMENT),
    Column(gettext_lazy("Why"), "skipped_because"),
)


@require_safe
@Leaving("check-ins", gettext_lazy("Check-ins"), lambda request: _chosen(request, _seen(request)[1])[1], COLUMNS)
def list_page(request: HttpRequest) -> HttpResponse:
    whose, found = _seen(request)
    which, page = _page_of(request, found)
    context = {
        "page": page, "check_ins": page.object_list, "which": which, "whose": whose, "choices": WHICH.items(),
        "query": f"whose={whose}&which={which}&", "with_project": True,
    }  # fmt: skip
    return render(request, "checkins/list.html", context)


@require_safe
@Leaving(
    "check-ins-of-project", gettext_lazy("Check-ins"),
    lambda request, pk: _chosen(request, _of_project(request, pk))[1], COLUMNS,
)  # fmt: skip
def of_project(request: HttpRequest, pk: int) -> HttpResponse:
    project = project_of(request, pk)
    which, page = _page_of(request, CheckIn.objects.filter(project=project))
    context = {
        "project": project, "page": page, "check_ins": page.object_list, "which": which, "choices": WHICH.items(),
        "query": f"which={which}&", "plan": plan_words(getattr(project, "plan", None)),
        "may_change": may_change_clients(request.user),
    }  # fmt: skip
    return render(request, "checkins/of_project.html", context)


@require_POST
@team_only
def plan_now(request: HttpRequest, pk: int) -> HttpResponse:
    """The next weeks at once, for those who do not want to wait for the timetable."""
    project = project_of(request, pk)
    plan_project(project, at=timezone.now(), organization=request.desk.organization)
    ahead = CheckIn.objects.filter(project=project, due_at__gt=timezone.now()).ahead().count()
    said = ngettext("%(number)d check-in is planned.", "%(number)d check-ins are planned.", ahead)
    toast(request, said % {"number": ahead} if ahead else _("There is none to plan in the next six weeks."))
    return redirect("check_ins:of_project", pk=project.pk)


def _chosen(request: HttpRequest, found: CheckInQuerySet) -> tuple[str, CheckInQuerySet]:
    which = request.GET.get("which", "ahead")
    which = which if which in WHICH else "ahead"
    return which, _ordered(found, which, timezone.now())


def _page_of(request: HttpRequest, found: CheckInQuerySet) -> tuple[str, Any]:
    (which, chosen), now = _chosen(request, found), timezone.now()
    page = Paginator(chosen, A_PAGE).get_page(request.GET.get("page"))
    for check_in in page.object_list:
        check_in.mark, check_in.glyph = mark(check_in, now), glyph_of(check_in.channel)
    return which, page


def _ordered(found: CheckInQuerySet, which: str, now: datetime) -> CheckInQuerySet:
    if which == "held":
        return found.filter(held_in__isnull=False).order_by("-due_at", "-pk")
    if which == "skipped":
        return found.filter(skipped_at__isnull=False).order_by("-due_at", "-pk")
    if which == "owed":
        return found.ahead().filter(due_at__lt=now).order_by("-due_at", "-pk")
    return found.ahead().filter(due_at__gte=now).soonest_first()
