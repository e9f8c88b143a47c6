"""
The portal without a connection: the look is kept, and one page that says so. A page with anything of a client in it is
never kept: a phone is lost, a colleague borrows it, and somebody who was removed must see nothing more.
"""

from functools import cache
from hashlib import sha256

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe

from vinculo.portal.middleware import open_to_strangers

KEPT = (
    "vinculo/css/portal.css",
    "vinculo/js/toast.js",
    "vinculo/js/portal_app.js",
    "vinculo/icons.svg",
    "vinculo/mark.svg",
    "vinculo/fonts/figtree-latin-wght-normal.woff2",
)


@open_to_strangers
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/app/offline.html")


@open_to_strangers
@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker. Its scope is the portal because its address is."""
    answer = HttpResponse(_worker(), content_type="text/javascript; charset=utf-8")
    answer["Cache-Control"] = "no-cache"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


@cache
def _worker() -> str:
    kept = [static(name) for name in KEPT]
    told = {
        "kept": kept,
        "static": static("") if settings.DEBUG else settings.STATIC_URL,
        "offline": reverse("portal:offline"),
        "version": sha256("\n".join(kept).encode()).hexdigest()[:12],
    }
    return render_to_string("portal/app/worker.js", {"told": told})
