"""Start one: two clicks and a line, the rest can be said later."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from vinculo.clients.models import Client
from vinculo.conversations.models import Incident
from vinculo.desk.incidents.forms import IncidentForm
from vinculo.desk.log import who
from vinculo.desk.log.about import work_of
from vinculo.desk.log.whom import asked_for
from vinculo.desk.log.writing import took_place_at
from vinculo.desk.numbers import is_number
from vinculo.desk.undo import undo_address
from vinculo.desk.written import written
from vinculo.logbook.searchable import index_incidents
from vinculo.web.toasts import toast


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    form = IncidentForm(request.POST or None, initial=asked_for(request, "project"), person=request.user)
    if request.method == "POST" and form.is_valid() and form.client:
        incident = _begin(request, form, form.client)
        undo = undo_address(request.user, "incidents.begun", ids=[incident.pk], back=form.client.get_absolute_url())
        toast(request, _("It has begun. They hear from us today how it stands."), undo=undo)
        return redirect(incident.get_absolute_url())
    client = form.client
    if client is None and form.selected and (found := who.chosen(request.user, form.selected)):
        client = found[0]
    project = str(form["project"].value() or "")
    about = work_of(request.user, client, int(project) if is_number(project) else None) if client else None
    return render(request, "incidents/new.html", {"form": form, "about": about})


@transaction.atomic
def _begin(request: HttpRequest, form: IncidentForm, client: Client) -> Incident:
    said, now = form.cleaned_data, timezone.now()
    incident = Incident.objects.create(
        client=client,
        project=form.work,
        what=said["what"],
        effect=said["effect"],
        began_at=took_place_at(said.get("on"), said.get("at_time"), now),
        by=request.user,
    )
    incident.begin_swarm(said["swarm"], by=request.user, at=now)
    index_incidents([incident])
    written(request, client.pk)
    return incident
