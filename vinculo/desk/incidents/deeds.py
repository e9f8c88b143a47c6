"""Name who works on it, tell the client, say what we found, end it."""

from datetime import datetime, time, timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from vinculo.clients.models import ContactRole
from vinculo.conversations import incident_report
from vinculo.conversations.models import Incident, IncidentNote
from vinculo.desk.incidents.forms import FindingsForm, ReportForm, SwarmForm
from vinculo.desk.incidents.found import incident_of, names_of_us
from vinculo.desk.told import now_yours
from vinculo.desk.undo import undo_address
from vinculo.desk.written import go_on, written
from vinculo.logbook import crisis
from vinculo.logbook.searchable import index_incidents
from vinculo.people.worktime import work_calendar
from vinculo.web.toasts import toast


@require_http_methods(["GET", "HEAD", "POST"])
def name_to_swarm(request: HttpRequest, pk: int) -> HttpResponse:
    incident = incident_of(request, pk)
    form = SwarmForm(request.POST or None, incident=incident)
    if request.method == "POST" and form.is_valid():
        person, part = form.cleaned_data["person"], form.cleaned_data["part"]
        member = incident.name_to_swarm(person, part=part, by=request.user, at=timezone.now())
        written(request, incident.client_id)
        about = {"client_id": incident.client_id, "part": part}
        now_yours(request, f"incident:{pk}", person, what=incident.what, **about)
        undo = undo_address(request.user, "incidents.named", ids=[member.pk])
        toast(request, _("%(name)s works on it.") % {"name": person.name}, undo=undo)
        return go_on(request, incident.get_absolute_url())
    return _ask(request, incident, form, _("Who works on it"), _("Name them"))


@require_POST
def release(request: HttpRequest, pk: int, member_pk: int) -> HttpResponse:
    incident = incident_of(request, pk)
    member = incident.swarm.select_related("person").filter(pk=member_pk).first()
    if member is None:
        raise Http404
    before = [incident.pk, member.person_id, member.part, member.named_at.isoformat(), member.named_by_id]
    member.delete()
    written(request, incident.client_id)
    undo = undo_address(request.user, "incidents.released", ids=[incident.pk], before=before)
    toast(request, _("%(name)s is free for other work.") % {"name": member.person.name}, undo=undo)
    return redirect(incident.get_absolute_url())


@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, pk: int) -> HttpResponse:
    incident, names = incident_of(request, pk), names_of_us()
    calendar, now = work_calendar(request.desk.organization), timezone.now()
    today = calendar.day_of(now)
    initial: dict[str, Any] = {}
    left_out = 0
    if request.method != "POST":
        notes = _of_day(incident, datetime.combine(today, time(0), calendar.zone))
        left_out = incident_report.left_out(notes, names)
        language = incident.client.language or (
            request.desk.organization.language if request.desk.organization else "en"
        )
        initial = {
            "text": incident_report.draft(incident, notes, on=today, language=language, names=names),
            "way_out": incident.way_out,
            "contact": _first_to_hear(incident),
            "channel": "phone",
            "next_on": calendar.add_workdays(today, 1),
        }
    form = ReportForm(request.POST or None, initial=initial, names=names, client=incident.client)
    if request.method == "POST" and form.is_valid():
        said = {name: value for name, value in form.cleaned_data.items() if name != "kept"}
        told = crisis.report(incident, on=today, by=request.user, at=now, **said)
        if told is None:
            toast(request, _("They heard today already."))
        else:
            written(request, incident.client_id)
            undo = undo_address(request.user, "incidents.reported", ids=[told.pk])
            toast(request, _("Noted: they heard it from us, with a way out."), undo=undo)
        return go_on(request, incident.get_absolute_url())
    context = {"left_out": left_out, "heading": _("Where it stands today"), "save": _("They know now")}
    return render(request, "incidents/report.html", {**_about(incident, form), **context})


def _of_day(incident: Incident, since: datetime) -> list[IncidentNote]:
    return list(incident.notes.filter(at__gte=since, at__lt=since + timedelta(days=1)))


def _first_to_hear(incident: Incident) -> int | None:
    roles = ContactRole.objects.filter(client=incident.client_id, left_on=None, contact__deleted_at=None)
    return roles.order_by("-is_key", "pk").values_list("contact_id", flat=True).first()


@require_http_methods(["GET", "HEAD", "POST"])
def findings(request: HttpRequest, pk: int) -> HttpResponse:
    incident = incident_of(request, pk)
    form = FindingsForm(request.POST or None, initial={"findings": incident.findings}, names=names_of_us())
    if request.method == "POST" and form.is_valid():
        before, incident.findings = incident.findings, form.cleaned_data["findings"]
        incident.save(update_fields=["findings"])
        index_incidents([incident])
        written(request, incident.client_id)
        undo = undo_address(request.user, "incidents.findings", ids=[incident.pk], before=before)
        toast(request, _("Written down. The next team will thank you."), undo=undo)
        return go_on(request, incident.get_absolute_url())
    context = {"heading": _("What we found"), "save": _("Write it down")}
    return render(request, "incidents/findings.html", {**_about(incident, form), **context})


@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    incident = incident_of(request, pk)
    if incident.end(by=request.user, at=timezone.now()):
        written(request, incident.client_id)
        undo = undo_address(request.user, "incidents.ended", ids=[incident.pk])
        said = _("It is over. Write down what we found while it is fresh.")
        toast(request, _("It is over.") if incident.findings else said, undo=undo)
    return redirect(incident.get_absolute_url())


@require_POST
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    incident = incident_of(request, pk)
    if incident.over_at:
        before = [incident.over_at.isoformat(), incident.over_by_id]
        incident.reopen()
        written(request, incident.client_id)
        undo = undo_address(request.user, "incidents.reopened", ids=[incident.pk], before=before)
        toast(request, _("It goes on."), undo=undo)
    return redirect(incident.get_absolute_url())


def _ask(request: HttpRequest, incident: Incident, form: Any, heading: str, save: str) -> HttpResponse:
    return render(request, "incidents/form.html", {**_about(incident, form), "heading": heading, "save": save})


def _about(incident: Incident, form: Any) -> dict[str, Any]:
    return {"incident": incident, "form": form, "back_url": incident.get_absolute_url()}
