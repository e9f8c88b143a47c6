"""Where other systems tell that something changed. A machine's door: no session, no cookie, nothing to read."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from vinculo.exchange.connections.hooks import is_genuine, link_of
from vinculo.exchange.connections.running import run_soon

LARGEST = 1024 * 1024
GONE, TOO_MUCH, FORBIDDEN = 410, 413, 403


@csrf_exempt
@login_not_required
@require_http_methods(["HEAD", "POST"])
def told(request: HttpRequest, secret: str) -> HttpResponse:
    """A genuine word makes us look soon. What it says is not read: we ask the system itself."""
    link = link_of(secret)
    if link is None:
        return HttpResponse(status=GONE)
    if request.method == "HEAD":
        return HttpResponse()
    length = request.headers.get("Content-Length", "")
    if not (length.isascii() and length.isdigit()) or int(length[:12]) > LARGEST:
        return HttpResponse(status=TOO_MUCH)
    if not is_genuine(link, request.body, secret, request.headers.get("X-Trello-Webhook", "")):
        return HttpResponse(status=FORBIDDEN)
    run_soon(link.connection_id)
    return HttpResponse()
