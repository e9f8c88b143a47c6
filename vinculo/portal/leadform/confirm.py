"""The link of the letter. Opening it only opens a page: programs that read mail do that too. Pressing uses it up."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from vinculo.access.limits import TRIES, TooOften, count
from vinculo.clients.language import address_form
from vinculo.notifications.models import Kind
from vinculo.notifications.telling import News, tell
from vinculo.pipeline.leads import submitting
from vinculo.pipeline.models import Lead
from vinculo.portal.door.browser import ip_of
from vinculo.portal.leadform.page import only_within

GONE = 404


@csrf_exempt
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: Any, secret: str) -> HttpResponse:
    """Without a cookie: the secret in the address is all there is, and no page behind it learns of it."""
    response = _answer(request, secret)
    response.headers["Referrer-Policy"] = "no-referrer"
    return only_within(response, [])


def _answer(request: HttpRequest, secret: str) -> HttpResponse:
    now = timezone.now()
    if request.method != "POST":
        known = submitting.opens_something(secret, at=now)
        return render(request, "portal/leadform/confirm.html") if known else _gone(request)
    try:
        count("lead_link", ip_of(request), most=TRIES, at=now)
    except TooOften:
        return _gone(request)
    lead = submitting.confirm(secret, at=now)
    if lead is None:
        return _gone(request)
    _tell_owner(lead)
    language = address_form(lead.language or "en", "")
    with translation.override(language):
        request.LANGUAGE_CODE = language
        return render(request, "portal/leadform/thanks.html", {"lead_form": lead.form})


def _tell_owner(lead: Lead) -> None:
    news = News(Kind.ASSIGNED, f"lead:{lead.pk}", facts={"by": lead.name, "what": str(lead)})
    tell(news, to=[lead.owner], by=None, at=timezone.now())


def _gone(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/leadform/gone.html", status=GONE)
