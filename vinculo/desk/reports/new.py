"""Beginning a report: for which project, then to whom."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from vinculo.desk.numbers import is_number
from vinculo.desk.projects.found import seen_by
from vinculo.desk.reports.forms import NewForm, WhichForm
from vinculo.desk.reports.found import reports_seen_by
from vinculo.desk.team_only import team_only
from vinculo.projects.models import Project
from vinculo.reports.writing import begin


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def new(request: HttpRequest) -> HttpResponse:
    """One that is being written already is gone on with."""
    pk = request.GET.get("project", "")
    if not is_number(pk):
        return _which(request)
    found = seen_by(request.user).filter(client__deleted_at=None).select_related("client", "plan", "lead")
    project = get_object_or_404(found, pk=int(pk))
    mine = reports_seen_by(request.user).being_written().filter(project=project, by=request.user).first()
    if mine:
        return redirect(mine)
    return _begun(request, project)


def _begun(request: HttpRequest, project: Project) -> HttpResponse:
    form = NewForm(request.POST or None, project=project)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        report = begin(
            project, form.chosen, since=said["since_on"], detail=said["detail"], by=request.user, at=timezone.now()
        )
        return redirect(report)
    context = {
        "form": form, "heading": _("Report to the client"), "back_url": project.get_absolute_url(), "project": project,
    }  # fmt: skip
    return render(request, "reports/new.html", context)


def _which(request: HttpRequest) -> HttpResponse:
    form = WhichForm(request.POST or None, person=request.user)
    if request.method == "POST" and form.is_valid():
        return redirect(f"/reports/new/?project={form.cleaned_data['project'].pk}")
    return render(
        request, "reports/new.html", {"form": form, "heading": _("Report to the client"), "back_url": "/reports/"}
    )
