"""A new meeting: hours that suit everybody come first."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from vinculo.clients.models import Client
from vinculo.desk.log.about import projects_for
from vinculo.desk.log.whom import WhomForm, asked_for
from vinculo.desk.meetings.forms import OWN, Around, PlanForm
from vinculo.desk.numbers import is_number
from vinculo.desk.team_only import team_only
from vinculo.desk.written import written
from vinculo.meetings import agenda
from vinculo.meetings.models import Kind, Meeting
from vinculo.meetings.planning import plan
from vinculo.projects.models import CommunicationPlan, ProjectContact
from vinculo.web.toasts import toast

KINDS = {"video": Kind.VIDEO, "phone": Kind.PHONE}
LENGTH = {Kind.PHONE: 30, Kind.VIDEO: 45}


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def new(request: HttpRequest) -> HttpResponse:
    around = _around(request)
    if around is None:
        return _whom(request)
    form = PlanForm(request.POST or None, initial=_initial(request, around), around=around)
    if request.method == "POST" and form.is_valid():
        meeting = plan(form.said(), by=request.user, at=timezone.now())
        agenda.put_on(meeting, agenda.from_the_record(meeting, request.user, now=timezone.now()), by=request.user)
        written(request, around.client.pk)
        asked = meeting.guests.asked().count()
        toast(request, _("Planned. The invitations are on their way.") if asked else _("Planned."))
        return redirect(meeting)
    return render(request, "meetings/new.html", shown(form, around, _("Plan a meeting"), _("Plan it")))


@require_POST
@team_only
def times(request: HttpRequest) -> HttpResponse:
    """The fragment with the hours, drawn anew when somebody is ticked or the length changes. Nothing is saved."""
    around = _around(request)
    if around is None:
        raise Http404
    form = PlanForm(request.POST, around=around)
    return render(request, "meetings/times.html", {"form": form, "times": form.times(), "slot": form["slot"].value()})


def shown(form: PlanForm, around: Around, heading: str, save: str) -> dict[str, Any]:
    return {
        "form": form, "client": around.client, "heading": heading, "save": save, "times": form.times(),
        "slot": form["slot"].value() or "", "own": OWN, "meeting": around.meeting,
        "times_address": f"/meetings/times/?client={around.client.pk}",
    }  # fmt: skip


def _around(request: HttpRequest) -> Around | None:
    """The client the address names; None when it names none."""
    given = request.GET.get("client", "")
    if not is_number(given):
        return None
    client = Client.objects.visible_to(request.user).kept().filter(pk=given).select_related("owner").first()
    if client is None:
        raise Http404
    return around_client(request, client)


def around_client(request: HttpRequest, client: Client, meeting: Meeting | None = None) -> Around:
    projects = list(projects_for(request.user, client))
    if meeting and meeting.project and meeting.project not in projects:
        projects.append(meeting.project)
    return Around(client, request.user, request.desk.organization, projects, meeting)


def _whom(request: HttpRequest) -> HttpResponse:
    """First of all: with whom."""
    form = WhomForm(request.POST or None, initial=asked_for(request), person=request.user)
    if request.method == "POST" and form.is_valid() and form.client:
        about = {"client": form.client.pk, **({"contact": form.contact.pk} if form.contact else {})}
        kept = {name: request.GET[name] for name in ("kind", "nudge", "project") if request.GET.get(name)}
        return redirect(f"/meetings/new/?{urlencode({**about, **kept})}")
    context = {"form": form, "heading": _("Plan a meeting"), "save": _("Go on")}
    return render(request, "log/about_form.html", context)


def _initial(request: HttpRequest, around: Around) -> dict[str, Any]:
    """What the address says; the first project if there is only one; who decides there, and me."""
    wanted = request.GET.get("project", "")
    ids = [str(one.pk) for one in around.projects]
    project = wanted if wanted in ids else (ids[0] if len(ids) == 1 else "")
    kind = KINDS.get(request.GET.get("kind", ""), Kind.VIDEO if around.client.is_remote else Kind.IN_PERSON)
    return {
        "kind": kind, "minutes": LENGTH.get(kind, 60), "project": project, "people": [around.person.pk],
        "contacts": _usual_guests(request, around, project), "title": "", "slot": "",
    }  # fmt: skip


def _usual_guests(request: HttpRequest, around: Around, project: str) -> list[int]:
    """Whom the address names; else whom the plan of the project invites, or who decides; else the key contact."""
    given = request.GET.get("contact", "")
    if is_number(given):
        return [int(given)]
    if project:
        invited = CommunicationPlan.objects.filter(project=project).values_list("participants", flat=True)
        deciders = ProjectContact.objects.filter(project=project, role=ProjectContact.Role.DECIDER)
        for found in ([one for one in invited if one], list(deciders.values_list("contact_id", flat=True))):
            if found:
                return found
    first = around.client.roles.filter(left_on=None, contact__deleted_at=None).order_by("-is_key", "pk")
    return list(first.values_list("contact_id", flat=True)[:1])
