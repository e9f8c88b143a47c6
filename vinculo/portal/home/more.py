"""Everything that has no place at the lower edge of a phone."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from vinculo.portal.visitor import PortalRequest


@require_safe
def more(request: PortalRequest) -> HttpResponse:
    return render(request, "portal/home/more.html")
