"""Somebody who belongs to several clients says which one it is about; and leaves."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from vinculo.access import entering, visits
from vinculo.access.models import Visit
from vinculo.portal import cookie
from vinculo.portal.door import browser
from vinculo.portal.middleware import open_to_strangers
from vinculo.portal.shared.door import doors


@open_to_strangers
@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: Any) -> HttpResponse:
    """Their clients, by name. Choosing gives the browser a new key."""
    visit = request.visit
    if visit is None or (request.visitor and request.visitor.is_only_looking):
        return redirect("portal:enter")
    open_doors = visits.doors_of(visit.contact)
    if request.method == "POST":
        number = request.POST.get("door", "")
        access = get_object_or_404(open_doors, pk=int(number) if number.isdecimal() and len(number) < 19 else 0)
        _visit, key = entering.choose(visit, access, at=timezone.now())
        response = browser.onward(browser.wanted(request))
        cookie.give(response, key, remember=visit.expires_at - visit.began_at > visits.FOR_NOW)
        return response
    here = visit.access_id
    return render(
        request, "portal/door/choose.html", {"doors": doors(open_doors, here), "next": browser.wanted(request)}
    )


@open_to_strangers
@require_POST
def leave(request: Any) -> HttpResponse:
    """Signs out here. Somebody of ours who only looks keeps what they have."""
    response = redirect("portal:enter")
    if request.visit and not (request.visitor and request.visitor.is_only_looking):
        visits.end(Visit.objects.filter(pk=request.visit.pk), at=timezone.now())
        cookie.take(response)
    return response
