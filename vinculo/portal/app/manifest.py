"""What a phone needs to keep the portal like an app: its name, its colours, its icons."""

import re
from hashlib import sha256

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from vinculo.people.models import Logo, Organization
from vinculo.portal.app.icon import PLUM, SIDES, drawn
from vinculo.portal.middleware import open_to_strangers

HEX = re.compile(r"#[0-9a-fA-F]{6}")
YEAR = 365 * 24 * 3600
CANVAS = "#f5f3f6"


@open_to_strangers
@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    name, colour, logo = _house()
    mark = sha256(f"{name[:1]}{colour}{logo.mark if logo else ''}".encode()).hexdigest()[:12]
    icons = [
        {"src": f"{reverse('portal:app_icon', args=[side])}?v={mark}", "sizes": f"{side}x{side}", "type": "image/png",
         "purpose": "any maskable"}
        for side in SIDES
    ]  # fmt: skip
    home = reverse("portal:home")
    told = {
        "name": name, "short_name": name[:24], "description": _("Where our work together stands"), "id": home,
        "start_url": home, "scope": home, "display": "standalone", "background_color": CANVAS, "theme_color": colour,
        "icons": icons,
    }  # fmt: skip
    answer = JsonResponse(told, content_type="application/manifest+json")
    answer["Cache-Control"] = "no-cache"
    return answer


@open_to_strangers
@require_safe
def icon(request: HttpRequest, side: int) -> HttpResponse:
    """Open, as the door is: it shows what the door shows."""
    if side not in SIDES:
        raise Http404
    name, colour, logo = _house()
    answer = HttpResponse(
        drawn(side, colour, name[:1].upper(), bytes(logo.image) if logo else None), content_type="image/png"
    )
    answer["Cache-Control"] = f"public, max-age={YEAR}, immutable" if request.GET.get("v") else "no-cache"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _house() -> tuple[str, str, Logo | None]:
    house = Organization.current()
    if house is None:
        return "Vínculo", PLUM, None
    colour = house.brand_colour if HEX.fullmatch(house.brand_colour) else PLUM
    return house.name, colour, Logo.objects.filter(organization=house).first()
