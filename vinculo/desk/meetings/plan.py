"""A new meeting: hours that suit everybody come first."""

from typing import Any

from django.db.models import Exists, OuterRef
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from vinculo.clients.models import Client, Contact
from vinculo.desk.log.about import projects_for
from vinculo.desk.log.whom import WhomForm, asked_for
from vinculo.desk.meetings.forms import OWN, Around, PlanForm
from vinculo.desk.numbers import is_number
from vinculo.desk.team_only import team_only
from vinculo.desk.undo import undo_address
from vinculo.desk.written import written
from vinculo.meetings import agenda
from vinculo.meetings.models import Kind, Meeting
from vinculo.meetings.planning import plan
from vinculo.notifications.meeting_news import told
from vinculo.projects.models import CommunicationPlan, ProjectContact
from vinculo.web.dialogs import in_dialog
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
        at = timezone.now()
        meeting = plan(form.said(), by=request.user, at=at)
        agenda.put_on(meeting, agenda.from_the_record(meeting, request.user, now=at), by=request.user)
        told(meeting, "asked", by=request.user, at=at)
        written(request, around.client.pk)
        asked = meeting.guests.asked().count()
        undo = undo_address(request.user, "meetings.planned", ids=[meeting.pk], back="" if in_dialog(request) else "/")
        toast(request, _("Planned. The invitations are on their way.") if asked else _("Planned."), undo=undo)
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
    project = _project_asked(request, [one.pk for one in projects])
    return Around(client, request.user, request.desk.organization, projects, _contacts(client, project), meeting)


def _project_asked(request: HttpRequest, ids: list[int]) -> int | None:
    """The one the address names, or the only one there is."""
    wanted = request.GET.get("project", "")
    return next((pk for pk in ids if str(pk) == wanted), ids[0] if len(ids) == 1 else None)


def _contacts(client: Client, project: int | None) -> list[Contact]:
    """Everybody there, with what speaks for asking them: invited by the plan, decides, is the key contact."""
    plan = CommunicationPlan.participants.through.objects.filter(communicationplan__project=project)
    part = ProjectContact.objects.filter(project=project, role=ProjectContact.Role.DECIDER)
    key = client.roles.filter(left_on=None, is_key=True)
    mine = {"contact": OuterRef("pk")}
    there = Contact.objects.kept().filter(Exists(client.roles.filter(**mine, left_on=None)))
    marks = {"invited": Exists(plan.filter(**mine)), "decides": Exists(part.filter(**mine))}
    return list(there.annotate(**marks, is_key=Exists(key.filter(**mine))).order_by("name_folded", "pk"))


def _whom(request: HttpRequest) -> HttpResponse:
    """First of all: with whom."""
    form = WhomForm(request.POST or None, initial=asked_for(request), person=request.user)
    if request.method == "POST" and form.is_valid() and form.client:
        about: dict[str, str | int] = {"client": form.client.pk}
        if form.contact:
            about["contact"] = form.contact.pk
        kept = {name: request.GET[name] for name in ("kind", "nudge", "project") if request.GET.get(name)}
        return redirect(f"/meetings/new/?{urlencode({**about, **kept})}")
    context = {"form": form, "heading": _("Plan a meeting"), "save": _("Go on")}
    return render(request, "log/about_form.html", context)


def _initial(request: HttpRequest, around: Around) -> dict[str, Any]:
    """What the address says; the first project if there is only one; who decides there, and me."""
    kind = KINDS.get(request.GET.get("kind", ""), Kind.VIDEO if around.client.is_remote else Kind.IN_PERSON)
    return {
        "kind": kind, "minutes": LENGTH.get(kind, 60), "people": [around.person.pk], "title": "", "slot": "",
        "project": _project_asked(request, [one.pk for one in around.projects]) or "",
        "contacts": _usual_guests(request, around.contacts),
    }  # fmt: skip


def _usual_guests(request: HttpRequest, contacts: list[Any]) -> list[int]:
    """Whom the address names; else whom the plan of the project invites, or who decides; else the key contact."""
    given = request.GET.get("contact", "")
    if is_number(given):
        return [int(given)]
    for mark in ("invited", "decides", "is_key"):
        if found := [one.pk for one in contacts if getattr(one, mark)]:
            return found
    return [one.pk for one in contacts[:1]]
