"""How two clients know each other."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from vinculo.clients.models import ClientRelation
from vinculo.desk.clients.forms import RelationForm
from vinculo.desk.clients.found import client_of
from vinculo.desk.team_only import team_only
from vinculo.web.toasts import toast


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def new(request: HttpRequest, pk: int) -> HttpResponse:
    client = client_of(request, pk)
    form = RelationForm(request.POST or None, client=client, person=request.user)
    if request.method == "POST" and form.is_valid():
        form.save()
        toast(request, _("Noted: they know each other."))
        return redirect(client)
    heading = _("Who does %(client)s know?") % {"client": client.name}
    return render(
        request, "clients/form.html", {"form": form, "heading": heading, "back_url": client.get_absolute_url()}
    )


@require_POST
@team_only
def remove(request: HttpRequest, pk: int, relation: int) -> HttpResponse:
    client = client_of(request, pk)
    get_object_or_404(ClientRelation, pk=relation, client=client).delete()
    toast(request, _("No longer noted."))
    return redirect(client)
