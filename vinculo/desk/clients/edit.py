"""A new client, and what is known of an old one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from vinculo.clients.models import Client
from vinculo.clients.searchable import index_clients
from vinculo.desk.clients.forms import ClientForm
from vinculo.desk.clients.found import client_of
from vinculo.desk.team_only import team_only
from vinculo.desk.told import now_yours
from vinculo.practices.recheck import client_changed
from vinculo.web.toasts import toast

ASKED = require_http_methods(["GET", "HEAD", "POST"])


@ASKED
@team_only
def new(request: HttpRequest) -> HttpResponse:
    form = ClientForm(request.POST or None, person=request.user)
    if request.method == "POST" and form.is_valid():
        client = _kept(request, form)
        twins = Client.objects.visible_to(request.user).kept().filter(name_folded=client.name_folded)
        if twins.exclude(pk=client.pk).exists():
            toast(request, _("There was a client of that name already. Are they the same?"))
            return redirect("clients:merge", client.pk)
        toast(request, _("%(client)s is here. Who do you talk to there?") % {"client": client.name})
        return redirect(client)
    return render(request, "clients/edit.html", {"form": form, "heading": _("New client"), "back_url": "/clients/"})


@ASKED
@team_only
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    client = client_of(request, pk)
    form = ClientForm(request.POST or None, instance=client, person=request.user)
    if request.method == "POST" and form.is_valid():
        _kept(request, form)
        toast(request, _("Saved."))
        return redirect(client)
    context = {"form": form, "heading": _("Edit %(client)s") % {"client": client.name}, "back_url": f"/clients/{pk}/"}
    return render(request, "clients/edit.html", context)


def _kept(request: HttpRequest, form: ClientForm) -> Client:
    client: Client = form.save()
    index_clients([client])
    client_changed(client.pk)
    if "owner" in form.changed_data:
        now_yours(request, f"client:{client.pk}", client.owner, what=client.name, client_id=client.pk)
    return client
