"""Where the portal has a host name of its own, nothing but the portal is there."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse

# The choice of languages is on the door; files are theirs too, unless those have a host of their own; so are the forms
# through which strangers write to us.
OPEN = ("/portal/", "/files/", "/language/", "/form/")


class PortalHostMiddleware:
    """Does nothing without VINCULO_PORTAL_URL. Staff keep their way into the portal at their own address."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not is_portal_host(request):
            return self.get_response(request)
        if request.path == "/":
            return HttpResponseRedirect(reverse("portal:home"))
        if not request.path.startswith(OPEN):
            return HttpResponse(status=404)
        return self.get_response(request)


def is_portal_host(request: HttpRequest) -> bool:
    """Only where it differs from the address of the staff."""
    own = urlsplit(settings.PORTAL_URL).netloc
    return bool(own) and own != urlsplit(settings.SITE_URL).netloc and request.get_host() == own
