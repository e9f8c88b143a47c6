"""Which board or project there goes to which project here."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from vinculo.desk.connections.forms import ChooseForm
from vinculo.desk.connections.found import connection_of, importers_only
from vinculo.exchange.connections.connecting import Offered, join, offered
from vinculo.exchange.connections.models import System
from vinculo.exchange.connections.trouble import Trouble
from vinculo.web.toasts import toast


@require_http_methods(["GET", "HEAD", "POST"])
@importers_only
def choose(request: HttpRequest, pk: int) -> HttpResponse:
    """What is there is asked anew each time, so nothing can be chosen that is not."""
    connection = connection_of(request, pk)
    found: list[Offered] = []
    why = ""
    try:
        found = offered(connection, at=timezone.now()) if connection.ready_at else []
    except Trouble as trouble:
        why = trouble.sentence(connection.get_system_display())
    is_trello = connection.system == System.TRELLO
    form = ChooseForm(request.POST or None, person=request.user, offered=found, is_trello=is_trello)
    if request.method == "POST" and form.is_valid():
        link = join(connection, form.joining(), at=timezone.now())
        toast(request, _("“%(name)s” comes in. That may take a few minutes.") % {"name": link.name})
        return redirect("connections:page", connection.pk)
    context = {"connection": connection, "form": form, "offered": found, "why": why, "is_trello": is_trello}
    return render(request, "connections/choose.html", context)
