"""The door of the portal."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from vinculo.portal.middleware import open_to_strangers


@open_to_strangers
def enter(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/door/enter.html")


@open_to_strangers
def choose(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/door/enter.html")
