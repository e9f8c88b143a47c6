"""Where we are: the first page a client sees."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from vinculo.portal.visitor import PortalRequest


@require_safe
def home(request: PortalRequest) -> HttpResponse:
    return render(request, "portal/home/page.html", {"visitor": request.visitor})
