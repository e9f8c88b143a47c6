"""Days that matter to a contact or to a client."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from vinculo.desk.clients.found import client_of
from vinculo.desk.contacts.forms import DateForm
from vinculo.desk.contacts.found import contact_changed, contact_of
from vinculo.desk.team_only import team_only
from vinculo.practices.recheck import client_changed
from vinculo.web.toasts import toast

ASKED = require_http_methods(["GET", "HEAD", "POST"])


@ASKED
@team_only
def of_contact(request: HttpRequest, pk: int) -> HttpResponse:
    contact = contact_of(request, pk)
    form = DateForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        form.instance.contact = contact
        form.save()
        contact_changed(contact)
        return _thanked(request, contact)
    return _asked(request, form, contact)


@ASKED
@team_only
def of_client(request: HttpRequest, pk: int) -> HttpResponse:
    client = client_of(request, pk)
    form = DateForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        form.instance.client = client
        form.save()
        client_changed(client.pk)
        return _thanked(request, client)
    return _asked(request, form, client)


@require_POST
@team_only
def remove(request: HttpRequest, pk: int, on: int) -> HttpResponse:
    contact = contact_of(request, pk)
    get_object_or_404(contact.dates, pk=on).delete()
    contact_changed(contact)
    toast(request, _("That day is no longer marked."))
    return redirect(contact)


def _thanked(request: HttpRequest, whose: Any) -> HttpResponse:
    toast(request, _("You will hear of it in time."))
    return redirect(whose)


def _asked(request: HttpRequest, form: DateForm, whose: Any) -> HttpResponse:
    heading = _("A day that matters to %(name)s") % {"name": whose.name}
    return render(
        request, "contacts/form.html", {"form": form, "heading": heading, "back_url": whose.get_absolute_url()}
    )
