"""A new connection, and a new token for one. Nothing is saved before it was tried."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from vinculo.desk.connections.forms import BasecampForm, TokenForm, TrelloForm
from vinculo.desk.connections.found import connection_of, importers_only
from vinculo.exchange.connections.connecting import try_out
from vinculo.exchange.connections.models import Connection, System
from vinculo.exchange.connections.oauth import back_address
from vinculo.exchange.connections.trouble import Trouble
from vinculo.web.toasts import toast

ASKED = require_http_methods(["GET", "HEAD", "POST"])


@ASKED
@importers_only
def trello(request: HttpRequest) -> HttpResponse:
    form = TrelloForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        made = Connection(system=System.TRELLO, name=said["name"], owner=request.user, client_id=said["key"].strip())
        made.keep_secret(token=said["token"].strip(), client_secret=said["secret"].strip())
        try:
            try_out(made, at=timezone.now())
            toast(request, _("Trello lets us in as %(name)s.") % {"name": made.member_name})
            return redirect("connections:choose", made.pk)
        except Trouble as trouble:
            form.add_error("token", _not_in(trouble))
    return render(request, "connections/trello.html", {"form": form})


@ASKED
@importers_only
def basecamp(request: HttpRequest) -> HttpResponse:
    form = BasecampForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        made = Connection(
            system=System.BASECAMP, name=said["name"], owner=request.user, client_id=said["client_id"].strip()
        )
        made.keep_secret(client_secret=said["client_secret"].strip())
        made.save()
        return redirect("connections:door", made.pk)
    return render(request, "connections/basecamp.html", {"form": form, "back_address": back_address()})


@ASKED
@importers_only
def token(request: HttpRequest, pk: int) -> HttpResponse:
    """Trello's tokens are pasted; at Basecamp one signs in anew."""
    connection = connection_of(request, pk)
    if connection.system != System.TRELLO:
        return redirect("connections:door", connection.pk)
    form = TokenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        connection.keep_secret(token=said["token"].strip(), client_secret=said["secret"].strip())
        try:
            try_out(connection, at=timezone.now())
            toast(request, _("Trello lets us in as %(name)s.") % {"name": connection.member_name})
            return redirect("connections:page", connection.pk)
        except Trouble as trouble:
            form.add_error("token", _not_in(trouble))
    return render(request, "connections/token.html", {"form": form, "connection": connection})


def _not_in(trouble: Trouble) -> str:
    if trouble.code == "token":
        return _("Trello does not accept this key with this token. Look whether both were copied whole.")
    return trouble.sentence("Trello")
