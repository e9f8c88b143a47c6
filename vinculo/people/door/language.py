"""Choosing a language before one is signed in, and the names of regions for forms."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_GET, require_POST
from django.views.i18n import set_language

from vinculo.people.places import region_names

# Keeps the choice in a cookie and goes back to where one was, never to another site.
language = login_not_required(require_POST(set_language))


@login_not_required
@require_GET
def regions(request: HttpRequest) -> HttpResponse:
    """Regions of a country that have holidays of their own: public knowledge, asked by the set-up page too."""
    return JsonResponse({"regions": list(region_names(request.GET.get("country", "")[:2].upper()).values())})
