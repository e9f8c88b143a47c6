"""
The door for listening pages, as an ASGI application: one address, everything else is a 404.

Whoever knocks goes through the whole of the site's own door first, by the very view that answers where nothing streams
(sign-in, roles, what they may see). If it answers with a `Subscription`, the line stays open; else its answer is all.
No thread waits for a page.
"""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, MutableMapping
from concurrent.futures import Executor, ThreadPoolExecutor
from io import BytesIO
from typing import Any

from django.core import signals
from django.core.handlers.asgi import ASGIRequest
from django.http import HttpResponse

from vinculo.live.hub import Hub
from vinculo.live.listeners import Listener, Subscription
from vinculo.live.words import beginning

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
PATH = "/live/"
BACK = 1.0  # seconds after which a page comes again whose line broke
MOST = 5_000  # open lines


class Door:
    def __init__(self, site: Callable[[Any], Any], hub: Hub, threads: Executor | None = None) -> None:
        self.site, self.hub = site, hub
        self.threads = threads or ThreadPoolExecutor(2, "door")

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.live(receive, send)
        elif scope["type"] == "http":
            await self.open(scope, receive, send)

    async def live(self, receive: Receive, send: Send) -> None:
        while True:
            kind = (await receive())["type"]
            if kind == "lifespan.shutdown":
                self.hub.end()
            await send({"type": f"{kind}.complete"})
            if kind == "lifespan.shutdown":
                return

    async def open(self, scope: Message, receive: Receive, send: Send) -> None:
        if scope["path"] != PATH or scope["method"] != "GET":
            await _whole(send, 404, [], b"")
            return
        status, headers, body, given = await asyncio.get_running_loop().run_in_executor(self.threads, self.knock, scope)
        if given is None or len(self.hub.listeners.all) >= MOST:
            await _whole(send, status, headers, body)
            return
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await _more(send, body + beginning(given.number, BACK).encode())
        await self.listen(given, receive, send)

    def knock(self, scope: Message) -> tuple[int, list[tuple[bytes, bytes]], bytes, Subscription | None]:
        """The site's own answer, in a thread."""
        signals.request_started.send(sender=self.__class__, scope=scope)
        request = ASGIRequest(scope, BytesIO())
        response: HttpResponse = self.site(request)
        try:
            headers = [(name.lower().encode("ascii"), value.encode("latin-1")) for name, value in response.items()]
            headers += [(b"set-cookie", one.output(header="").strip().encode()) for one in response.cookies.values()]
            given: Subscription | None = getattr(response, "subscription", None)
            if given:
                headers = [(name, value) for name, value in headers if name != b"content-length"]
            return response.status_code, headers, response.content, given
        finally:
            response.close()

    async def listen(self, given: Subscription, receive: Receive, send: Send) -> None:
        one = self.hub.join(given)
        leaving = asyncio.get_running_loop().create_task(_left(one, receive))
        try:
            while (text := await one.queue.get()) is not None:
                await _more(send, text.encode())
            await send({"type": "http.response.body", "body": b"", "more_body": False})
        except OSError:
            pass  # they left while we spoke
        finally:
            self.hub.leave(one)
            leaving.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await leaving


async def _left(one: Listener, receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    one.end()


async def _more(send: Send, body: bytes) -> None:
    await send({"type": "http.response.body", "body": body, "more_body": True})


async def _whole(send: Send, status: int, headers: list[tuple[bytes, bytes]], body: bytes) -> None:
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body, "more_body": False})
