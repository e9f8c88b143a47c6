"""Money: no price that was not spoken of before, and none for whoever does not decide."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from vinculo.access.sees import decides_anywhere
from vinculo.portal.shared.invoices import bills_of
from vinculo.portal.shared.money import prices
from vinculo.portal.shared.quotes import offers
from vinculo.portal.visitor import PortalRequest


@require_safe
def page(request: PortalRequest) -> HttpResponse:
    """Whoever decides nowhere reads why there is nothing for them; the prices themselves are never asked for."""
    decides = decides_anywhere(request.visitor.contact_id, request.visitor.client_id)
    found = prices(request.visitor) if decides else None
    context = {"money": found, "offers": offers(request.visitor), "bills": bills_of(request.visitor)}
    return render(request, "portal/money/page.html", context)
