"""The plan that was taken along as a workbook, changed there, and comes back: look first, then take over."""

from dataclasses import asdict
from typing import Any

from django import forms
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST

from vinculo.desk.plan.found import plan_url, project_of, seen_by
from vinculo.desk.plan.kept import packed, unpacked
from vinculo.desk.plan.shown_changes import shown
from vinculo.desk.team_only import team_only
from vinculo.desk.undo import undo_address, undoing
from vinculo.desk.written import written
from vinculo.exchange.planback import comparing, reading, writing
from vinculo.exchange.planback.comparing import Proposal
from vinculo.exchange.refusals import Refused
from vinculo.logbook.searchable import index_tasks
from vinculo.people.models import Organization, Person
from vinculo.people.worktime import work_calendar
from vinculo.practices.forecasts import plan_changed
from vinculo.practices.recheck import client_changed
from vinculo.projects.models import Project
from vinculo.web.toasts import toast

SALT = "vinculo.plan.brought"
GOOD_FOR = 24 * 3600  # seconds between looking and taking over


class BringForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("Workbook"),
        allow_empty_file=True,
        help_text=gettext_lazy("The spreadsheet of this plan, saved after you changed it."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def bring(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose the workbook; see what it would change. Nothing changes yet."""
    project = project_of(request, pk)
    form = BringForm(request.POST or None, request.FILES or None)
    proposals = _proposals(form, project) if request.method == "POST" and form.is_valid() else []
    context: dict[str, Any] = {"form": form, "project": project, "base": plan_url(pk), "section": "projects"}
    if proposals:
        wanted = [asdict(one) for one in proposals if one.outcome in (comparing.NEW, comparing.CHANGED)]
        body = signing.dumps([pk, wanted], salt=SALT, compress=True) if wanted else ""
        same = sum(one.outcome == comparing.SAME for one in proposals)
        context |= {"rows": shown(proposals), "body": body, "same": same, "count": len(wanted)}
    return render(request, "plan/bring_back.html", context)


def _proposals(form: BringForm, project: Project) -> list[Proposal]:
    """What the workbook would change; none, with the reason in the form, when it cannot be taken."""
    try:
        key, rows = reading.read(form.cleaned_data["file"].file)
        if key != project.pk:
            raise Refused("other_plan")
    except Refused as refused:
        form.add_error("file", refused.sentence)
        return []
    proposals = comparing.compare(project, rows)
    if not proposals:
        form.add_error("file", _("This workbook holds no tasks."))
    return proposals


@require_POST
@team_only
def take(request: HttpRequest, pk: int) -> HttpResponse:
    """Take over what was shown, except where somebody changed the task meanwhile."""
    project = project_of(request, pk)
    try:
        meant, wanted = signing.loads(request.POST.get("body", ""), salt=SALT, max_age=GOOD_FOR)
    except signing.BadSignature:
        meant, wanted = None, []
    if meant != pk:
        toast(request, _("This was too long ago. Choose the workbook again."))
        return redirect(plan_url(pk, "bring-back/"))
    proposals = [Proposal(**one) for one in wanted]
    brought = writing.write(project, proposals, calendar=work_calendar(request.desk.organization))
    written_tasks = [*brought.made, *brought.after]
    index_tasks(project.tasks.filter(pk__in=written_tasks).select_related("project"))
    written(request, project.client_id, plan_of=pk)
    undo = undo_address(
        request.user, "plan.brought", ids=[pk], before=packed(brought.as_values()), back=plan_url(pk)
    )  # fmt: skip
    toast(request, _said(brought), undo=undo)
    return redirect(plan_url(pk))


def _said(brought: writing.Brought) -> str:
    count = len(brought.made) + len(brought.after)
    if brought.missed:
        said = ngettext(
            "%(count)s task came back. %(missed)s changed here meanwhile and stayed.",
            "%(count)s tasks came back. %(missed)s changed here meanwhile and stayed.",
            count,
        )
        return said % {"count": count, "missed": brought.missed}
    return ngettext("%(count)s task came back.", "%(count)s tasks came back.", count) % {"count": count}


@undoing("plan.brought")
def unbring(person: Person, ids: list[int], before: Any) -> None:
    values = unpacked(before)
    if not values:
        return
    before, after = ({int(key): value for key, value in values[name].items()} for name in ("before", "after"))
    brought = writing.Brought(made=values["made"], before=before, after=after)
    for project in seen_by(person).filter(pk__in=ids):
        calendar = work_calendar(Organization.current())
        writing.take_back(project, brought, calendar=calendar, at=timezone.now())
        client_changed(project.client_id)
        plan_changed(project.pk)
