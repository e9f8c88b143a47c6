"""The form itself. Whatever becomes of it, the answer to a stranger is the same."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from vinculo.access.limits import TooOften
from vinculo.clients.language import address_form
from vinculo.people.models import Organization
from vinculo.pipeline.leads import submitting
from vinculo.pipeline.models import LeadForm
from vinculo.portal.door.browser import ip_of
from vinculo.portal.leadform.forms import StrangerForm
from vinculo.portal.leadform.trap import Age, age, opened
from vinculo.web.dates import clock

MANY = 429
View = Callable[..., HttpResponse]


def of_a_form(view: View) -> View:
    """The open form of this address, in its language; shown within the pages it names and no others."""

    @wraps(view)
    def in_its_language(request: Any, slug: str) -> HttpResponse:
        form = get_object_or_404(
            LeadForm.objects.select_related("channel", "campaign", "owner", "by"), slug=slug, closed_at=None
        )
        language = address_form(form.language, "")
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = view(request, form)
        response.headers["Content-Language"] = form.language
        return only_within(response, form.origins)

    return login_not_required(in_its_language)


def only_within(response: Any, origins: list[str]) -> HttpResponse:
    """Other pages may frame this one: those that are named. The old header knows no list: it goes where one is."""
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    if origins:
        response._csp_replace = {"frame-ancestors": list(origins)}
        response.xframe_options_exempt = True
    return response


@csrf_exempt
@of_a_form
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, lead_form: LeadForm) -> HttpResponse:
    house = Organization.current()
    form = StrangerForm(request.POST or None, of=lead_form, currency=house.currency if house else "EUR")
    if request.method != "POST":
        return _shown(request, lead_form, form)
    try:
        submitting.knock(ip_of(request), at=timezone.now())
    except TooOften as limit:
        return _shown(request, lead_form, form, _too_often(limit), MANY)
    if not form.is_valid():
        return _shown(request, lead_form, form)
    since = age(request.POST.get("opened", "")[:500], lead_form.slug, at=timezone.now())
    if since == Age.TOO_SOON:
        return _shown(request, lead_form, form, _("That was quick. Look it over once, then send it again."))
    if since == Age.TOO_OLD:
        return _shown(
            request, lead_form, form, _("This page was open for long. Everything is still here: send it again.")
        )
    if not form.cleaned_data["url"]:
        submitting.submit(lead_form, form.said(), at=timezone.now())
    return redirect("lead_form:sent", lead_form.slug)


@of_a_form
@require_safe
def sent(request: HttpRequest, lead_form: LeadForm) -> HttpResponse:
    days = submitting.LINK_LIVES.days
    return render(request, "portal/leadform/sent.html", {"lead_form": lead_form, "days": days})


def _shown(
    request: HttpRequest, lead_form: LeadForm, form: StrangerForm, failed: str = "", status: int = 200
) -> HttpResponse:
    context = {
        "lead_form": lead_form, "form": form, "failed": failed, "opened": opened(lead_form.slug, at=timezone.now()),
    }  # fmt: skip
    return render(request, "portal/leadform/page.html", context, status=status)


def _too_often(limit: TooOften) -> str:
    return _("That was tried often in a short time. It goes on at %(time)s.") % {"time": clock(limit.again_at)}
