"""Raise a flag: better too early than when everybody sees it."""

from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from vinculo.desk.flags.forms import NewFlagForm
from vinculo.desk.numbers import is_number
from vinculo.desk.projects.found import project_of
from vinculo.desk.told import now_yours
from vinculo.desk.undo import undo_address
from vinculo.desk.written import go_on, written
from vinculo.logbook.searchable import index_flags
from vinculo.people.worktime import work_calendar
from vinculo.projects.models import Project, RedFlag
from vinculo.web.toasts import toast

LOOK_AGAIN = timedelta(days=7)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    project = asked_for(request)
    calendar = work_calendar(request.desk.organization)
    initial = {
        "owner": request.user,
        "review_on": calendar.next_workday(timezone.localdate() + LOOK_AGAIN),
        "weight": RedFlag.Weight.WATCH,
        "what": request.GET.get("what", "")[:200],
    }
    form = NewFlagForm(request.POST or None, initial=initial, person=request.user, project=project)
    if request.method == "POST" and form.is_valid():
        form.instance.project = project or form.cleaned_data["project"]
        form.instance.raised_at, form.instance.raised_by = timezone.now(), request.user
        flag = form.save()
        index_flags([flag])
        written(request, flag.project.client_id)
        now_yours(request, f"flag:{flag.pk}", flag.owner, what=flag.what, client_id=flag.project.client_id)
        back = f"{flag.project.get_absolute_url()}flags/"
        toast(request, _("Raised. It stays in sight."), undo=undo_address(request.user, "flags.raised", ids=[flag.pk]))
        return go_on(request, back)
    context = {"form": form, "heading": _("Raise a flag"), "project": project, "save": _("Raise it")}
    back_url = f"{project.get_absolute_url()}flags/" if project else "/flags/"
    return render(request, "flags/form.html", {**context, "back_url": back_url})


def asked_for(request: HttpRequest) -> Project | None:
    """The project the address says, if it says one."""
    said = request.GET.get("project", "")
    if not said:
        return None
    if not is_number(said):
        raise Http404
    return project_of(request, int(said))
