"""A promise of its own, outside any exchange."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from vinculo.agreements import recorded
from vinculo.agreements.models import Promise
from vinculo.clients.models import Client
from vinculo.desk.log.whom import asked_for
from vinculo.desk.log.writing import suggested_internal
from vinculo.desk.promises.forms import PromiseForm
from vinculo.desk.promises.telling import tell_owner
from vinculo.desk.undo import undo_address
from vinculo.desk.written import go_on, written
from vinculo.logbook.searchable import index_promises
from vinculo.people.worktime import work_calendar
from vinculo.web.toasts import toast


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    form = PromiseForm(request.POST or None, initial=asked_for(request, "project"), person=request.user)
    if request.method == "POST" and form.is_valid() and form.client:
        promise = _write(request, form, form.client)
        undo = undo_address(request.user, "promises.made", ids=[promise.pk], back=promise.client.get_absolute_url())
        toast(request, _("Promised to %(name)s.") % {"name": (form.contact or form.client).name}, undo=undo)
        return go_on(request, promise.get_absolute_url())
    return render(request, "promises/new.html", {"form": form})


@transaction.atomic
def _write(request: HttpRequest, form: PromiseForm, client: Client) -> Promise:
    said, today = form.cleaned_data, timezone.localdate()
    promised_on, internal_on = said["promised_on"], said["internal_on"]
    if promised_on and not internal_on:
        internal_on = suggested_internal(promised_on, work_calendar(request.desk.organization), today)
    promise = Promise.objects.create(
        client=client,
        project=form.work,
        text=said["text"],
        made_to=form.contact,
        owner=said["owner"] or request.user,
        made_at=timezone.now(),
        promised_on=promised_on,
        internal_on=internal_on,
        audience=said["audience"],
        by=request.user,
    )
    recorded.promises_made([promise], by=request.user)
    index_promises([promise])
    written(request, client.pk)
    tell_owner(request, promise)
    return promise
