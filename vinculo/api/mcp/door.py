"""The same over HTTP: POST /api/mcp, one message in, one answer out, no session (streamable HTTP without streams)."""

import asyncio
from typing import Any

from asgiref.sync import async_to_sync
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from vinculo.api.asking import Asking
from vinculo.api.bearer import refuse_in_address, token_of
from vinculo.api.problems import Problem, answer
from vinculo.programs.pace import count

LARGEST = 256 * 1024


@csrf_exempt
@login_not_required
def door(request: HttpRequest) -> HttpResponse:
    """As for the rest of the API: a token in the header, no cookie, so many a minute."""
    try:
        response = _answered(request)
    except Problem as problem:
        response = answer(problem)
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _answered(request: HttpRequest) -> HttpResponse:
    refuse_in_address(request)
    now = timezone.now()
    token = token_of(request, at=now)
    pace = count(token, at=now)
    if pace.is_too_fast:
        said = _("This token has asked too often in this minute. Go on in %(seconds)d seconds.")
        raise Problem("too-often", said % {"seconds": pace.seconds}, headers=pace.headers)
    if request.method != "POST":  # no stream is kept open and no session kept, so there is nothing to listen to or end
        said = _("This address is not asked that way. Look at “Allow”.")
        raise Problem("not-that-way", said, headers={"Allow": "POST"})
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdigit() or int(length) > LARGEST:
        raise Problem("too-large", _("What is sent is too large."))
    response = _spoken(request, Asking(token, now))
    for name, value in pace.headers.items():
        response.headers[name] = value
    return response


def _spoken(request: HttpRequest, asking: Asking) -> HttpResponse:
    """Hands the message to the library and waits; the tools themselves run here, in this thread."""
    try:
        from mcp.server.streamable_http_manager import StreamableHTTPSessionManager

        from vinculo.api.mcp.server import server_for
    except ImportError:
        raise Problem(
            "not-found", _("Assistants are not spoken to here: the library for it is not installed.")
        ) from None

    async def speak() -> None:
        manager = StreamableHTTPSessionManager(server_for(lambda: asking), json_response=True, stateless=True)
        async with manager.run():
            await manager.handle_request(_scope(request), exchange.receive, exchange.send)

    exchange = _Exchange(request.body)
    async_to_sync(speak)()
    return HttpResponse(bytes(exchange.body), status=exchange.status, headers=exchange.headers)


def _scope(request: HttpRequest) -> dict[str, Any]:
    headers = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in request.headers.items()]
    return {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "POST", "scheme": request.scheme,
        "path": request.path, "raw_path": request.path.encode(), "root_path": "", "query_string": b"",
        "headers": headers, "client": None, "server": None,
    }  # fmt: skip


class _Exchange:
    """One request and its whole answer."""

    def __init__(self, body: bytes) -> None:
        self.asked = [{"type": "http.request", "body": body, "more_body": False}]
        self.status, self.headers, self.body = 500, dict[str, str](), bytearray()

    async def receive(self) -> dict[str, Any]:
        if not self.asked:
            await asyncio.Event().wait()  # nobody hangs up before the answer
        return self.asked.pop()

    async def send(self, message: Any) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            self.headers = {
                name.decode("latin-1"): value.decode("latin-1")
                for name, value in message["headers"]
                if name.lower() != b"content-length"
            }
        self.body += message.get("body", b"")
