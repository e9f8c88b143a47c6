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
from vinculo.desk.projects.found import project_of
from vinculo.desk.projects.page import plan_words
from vinculo.desk.team_only import team_only
from vinculo.web.toasts import toast

A_PAGE = 30
WHICH = {
    "ahead": gettext_lazy("Next"),
    "owed": gettext_lazy("Not held"),
    "held": pgettext_lazy("check-ins", "Held"),
    "skipped": pgettext_lazy("check-ins", "Left out"),
}


@require_safe
def list_page(request: HttpRequest) -> HttpResponse:
    whose = "all" if request.GET.get("whose") == "all" else "mine"
    found = check_ins_seen_by(request.user).select_related("client", "project")
    if whose == "mine":
        me = request.user
        mine = Q(project__lead=me) | Q(client__owner=me) | Q(project__in=me.memberships.values("project_id"))
        found = found.filter(mine)
    which, page = _page_of(request, found)
    context = {
        "page": page, "check_ins": page.object_list, "which": which, "whose": whose, "choices": WHICH.items(),
        "query": f"whose={whose}&which={which}&", "with_project": True,
    }  # fmt: skip
    return render(request, "checkins/list.html", context)


@require_safe
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


def _page_of(request: HttpRequest, found: CheckInQuerySet) -> tuple[str, Any]:
    which, now = request.GET.get("which", "ahead"), timezone.now()
    which = which if which in WHICH else "ahead"
    page = Paginator(_ordered(found, which, now), A_PAGE).get_page(request.GET.get("page"))
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
