"""A form sent from a dialog is told where to go instead of being led there, so that the next page is drawn once."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


class DialogMiddleware:
    """Turns the redirect that answers a dialog's form into its address: following it would spend the toast unseen."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.method == "POST" and in_dialog(request) and response.status_code in (302, 303):
            response.headers["X-Go-To"] = response.headers["Location"]
            del response.headers["Location"]
            response.status_code = 204
        return response


def in_dialog(request: HttpRequest) -> bool:
    """Whether the page is asked for by dialog.js, which shows only its sheet."""
    return request.headers.get("HX-Target") == "dialog"
