"""Whether tasks that are new here become cards of a board, and in which of its lists."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from vinculo.desk.connections.forms import STAYS, CardsForm
from vinculo.desk.connections.found import importers_only, link_of
from vinculo.exchange.connections import connecting
from vinculo.exchange.connections.models import Link, System
from vinculo.exchange.connections.trouble import Trouble
from vinculo.web.toasts import toast


@require_http_methods(["GET", "HEAD", "POST"])
@importers_only
def cards(request: HttpRequest, pk: int) -> HttpResponse:
    """The lists are asked for each time, so none can be chosen that is not open any more."""
    link = link_of(request, pk)
    if link.connection.system != System.TRELLO:
        raise Http404
    found, why = _lists(link)
    form = CardsForm(request.POST or None, offered=found, initial={"into": link.cards_list or STAYS})
    if request.method == "POST" and form.is_valid():
        into = form.list()
        connecting.make_cards(link, into, at=timezone.now())
        facts = {"name": link.name, "list": link.cards_list_name}
        said = _("New tasks become cards of “%(name)s” from now on.") if into else _("New tasks stay here only.")
        toast(request, said % facts)
        return redirect("connections:page", link.connection_id)
    context = {"connection": link.connection, "link": link, "form": form, "why": why}
    return render(request, "connections/cards.html", context)


def _lists(link: Link) -> tuple[list[connecting.Offered], str]:
    """The lists, or why they cannot be asked for; that new tasks stay here can be chosen all the same."""
    try:
        return connecting.lists(link), ""
    except Trouble as trouble:
        trouble.facts.setdefault("what", link.name)
        return [], trouble.sentence(link.connection.get_system_display())
