"""The organization's colour and logo, for the pages of the portal and its door."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from vinculo.people.brand import mark_of, sheet
from vinculo.people.models import Logo, Organization
from vinculo.portal.middleware import open_to_strangers

FOR_LONG = f"public, max-age={365 * 24 * 3600}, immutable"


@open_to_strangers
@require_safe
def colours(request: HttpRequest, mark: str) -> HttpResponse:
    """Under a mark that changes with the colour, so that browsers keep it for long."""
    house = Organization.current()
    if house is None or not house.brand_colour or mark != mark_of(house.brand_colour):
        raise Http404
    return _kept(HttpResponse(sheet(house.brand_colour), content_type="text/css; charset=utf-8"))


@open_to_strangers
@require_safe
def logo(request: HttpRequest, mark: str) -> HttpResponse:
    """Only the picture that we made of what was sent."""
    found = Logo.objects.filter(mark=mark).first()
    if found is None:
        raise Http404
    return _kept(HttpResponse(bytes(found.image), content_type="image/webp"))


def _kept(answer: HttpResponse) -> HttpResponse:
    answer["Cache-Control"] = FOR_LONG
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
