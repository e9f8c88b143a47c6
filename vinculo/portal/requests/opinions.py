"""Complaining and thanking: two taps and a few words."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vinculo.clients.models import Client
from vinculo.conversations.clock import answer_due_at
from vinculo.logbook.theirs import opinions
from vinculo.logbook.theirs.who import answers_for
from vinculo.people.models import Organization, Person
from vinculo.people.worktime import work_calendar
from vinculo.portal.requests.acting import must_write, our_name, posted, project_for, them, writable
from vinculo.portal.requests.forms import WHOLE_TEAM, ComplaintForm, ThanksForm
from vinculo.portal.shared.feedback import complaint, complaints, seen_complaints
from vinculo.portal.visitor import PortalRequest
from vinculo.practices.recheck import client_changed
from vinculo.projects.models import Project
from vinculo.web.toasts import toast

FOUND_IN = 3  # working days, as TROUBLE-02 counts them


@require_http_methods(["GET", "HEAD", "POST"])
def complain(request: PortalRequest) -> HttpResponse:
    projects = writable(request.visitor)
    if not projects:
        raise Http404
    form = ComplaintForm(posted(request), projects=projects)
    if request.method == "POST" and form.is_valid():
        project = project_for(request.visitor, form.project_id)
        must_write(request.visitor, form.project_id)
        client = Client.objects.select_related("owner").get(pk=request.visitor.client_id)
        owner = answers_for(client, None) or answers_for(client, project)
        made = opinions.complain(them(request), form.cleaned_data["text"], owner=owner, project=project)
        client_changed(client.pk)
        return redirect(f"/portal/complaints/{made.pk}/")
    return render(request, "portal/requests/complain.html", {"form": form, "past": complaints(request.visitor)})


@require_safe
def one(request: PortalRequest, pk: int) -> HttpResponse:
    """What happens with it now: who sees to it, and when they hear."""
    found = complaint(request.visitor, pk)
    if found is None:
        raise Http404
    organization = Organization.current()
    context = {
        "complaint": found,
        "owner": found.owner or our_name(organization),
        "heard_by": answer_due_at(found.at, organization),
        "found_by": work_calendar(organization).add_workdays(timezone.localdate(found.at), FOUND_IN),
    }
    return render(request, "portal/requests/complaint.html", context)


@require_POST
def well(request: PortalRequest, pk: int) -> HttpResponse:
    found = complaint(request.visitor, pk)
    if found is None:
        raise Http404
    if opinions.is_well(them(request), get_object_or_404(seen_complaints(request.visitor), pk=pk)):
        client_changed(request.visitor.client_id)
        toast(request, _("Good to hear. Thank you for your patience."))
    return redirect(found.address)


@require_http_methods(["GET", "HEAD", "POST"])
def thank(request: PortalRequest) -> HttpResponse:
    projects = writable(request.visitor)
    if not projects:
        raise Http404
    project = project_for(request.visitor, _chosen(request, projects))
    if project is None:
        raise Http404
    team = _team(project)
    form = ThanksForm(posted(request), people=[(person.pk, person.first_name) for person in team])
    if request.method == "POST" and form.is_valid():
        whom, text = form.cleaned_data["whom"], form.cleaned_data["text"]
        people = team if whom == WHOLE_TEAM else [person for person in team if str(person.pk) == whom]
        opinions.thank(them(request), text, people=people, project=project)
        client_changed(request.visitor.client_id)
        toast(request, _("That will make somebody's day. Thank you."))
        return redirect("portal:requests")
    context = {"form": form, "project": project.name, "project_id": project.pk, "projects": projects}
    return render(request, "portal/requests/thank.html", context)


def _chosen(request: PortalRequest, projects: list[tuple[int, str]]) -> int:
    """The project of `?project=`, else their first."""
    given = request.GET.get("project", "")
    return next((pk for pk, _name in projects if str(pk) == given), projects[0][0])


def _team(project: Project) -> list[Person]:
    """Who works on it, the lead first."""
    people = Person.objects.active().filter(memberships__project=project).distinct().order_by("name", "pk")
    team = {person.pk: person for person in (project.lead, *people) if person and person.is_active}
    return list(team.values())
