"""The communication plan: how often, on which day, by which channel and in which detail they want to hear from us."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from vinculo.conversations.checkins import plan_soon
from vinculo.desk.projects.forms import PlanForm
from vinculo.desk.projects.found import project_of
from vinculo.desk.team_only import team_only
from vinculo.desk.written import go_on, written
from vinculo.projects.models import CommunicationPlan
from vinculo.web.toasts import toast


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def talk(request: HttpRequest, pk: int) -> HttpResponse:
    project = project_of(request, pk)
    known = getattr(project, "plan", None) or CommunicationPlan(project=project)
    initial = {} if known.pk else {"starts_on": timezone.localdate()}
    form = PlanForm(request.POST or None, instance=known, initial=initial, project=project)
    if request.method == "POST" and form.is_valid():
        form.save()
        plan_soon(project.pk)
        written(request, project.client_id)
        toast(request, _("Agreed. You are reminded before they have to ask."))
        return go_on(request, project.get_absolute_url())
    context = {"form": form, "project": project, "back_url": project.get_absolute_url()}
    return render(request, "projects/talk.html", context)
