"""Views of the client list under a name."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from vinculo.desk.clients.filters import Filters
from vinculo.desk.saved_views import ViewLink, Views
from vinculo.people.models import Person

VIEWS = Views(
    page="clients",
    home="/clients/",
    given=(
        (pgettext_lazy("clients", "Mine"), "owner=me"),
        (pgettext_lazy("clients", "All"), ""),
        (_("In storm"), "weather=storm"),
        (_("Nobody spoke for a month"), "quiet=1&sort=last"),
        (_("Archived"), "archived=1"),
    ),
    read=lambda asked: Filters.read(asked).query(),
)


def view_links(person: Person, query: str) -> list[ViewLink]:
    return VIEWS.links(person, query)


@require_http_methods(["GET", "HEAD", "POST"])
def save_view(request: HttpRequest) -> HttpResponse:
    return VIEWS.save(request)


@require_POST
def remove_view(request: HttpRequest, pk: int) -> HttpResponse:
    return VIEWS.remove(request, pk)
