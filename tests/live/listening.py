"""
Pages that listen, without a server: the real door, hub, site and rules.

They run in a loop in a thread of its own, as they do in the server; what they ask the database is asked in the thread
of the test, where its transaction is. The hub looks when the test says so.
"""

import asyncio
import queue
import threading
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.core.handlers.base import BaseHandler
from django.test import Client

from vinculo.desk.live.hearing import Hearing
from vinculo.live.door import Door
from vinculo.live.hub import Hub

LONG_AGO = -1_000_000.0


class ByTheTest(Executor):
    """What is submitted waits for the thread of the test."""

    def __init__(self) -> None:
        self.asked: queue.Queue[Callable[[], None] | None] = queue.Queue()

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        answer: Future[Any] = Future()

        def work() -> None:
            try:
                answer.set_result(fn(*args, **kwargs))
            except Exception as why:
                answer.set_exception(why)

        self.asked.put(work)
        return answer

    def work_until(self, done: Future[Any]) -> Any:
        done.add_done_callback(lambda _done: self.asked.put(None))
        while not done.done():
            if work := self.asked.get():
                work()
        return done.result()


class Page:
    """One open page: what came to it, and whether its line still stands."""

    def __init__(self, cookie: str, query: str, path: str, last: str) -> None:
        headers = [(b"host", b"localhost"), (b"cookie", f"{settings.SESSION_COOKIE_NAME}={cookie}".encode())]
        headers += [(b"last-event-id", last.encode())] if last else []
        self.scope = {
            "type": "http", "method": "GET", "path": path, "query_string": query.encode(), "headers": headers,
        }  # fmt: skip
        self.status, self.headers, self.heard, self.is_open = 0, dict[bytes, bytes](), "", True
        self.session = cookie
        self.left = asyncio.Event()

    async def receive(self) -> dict[str, Any]:
        await self.left.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: Any) -> None:
        if message["type"] == "http.response.start":
            self.status, self.headers = message["status"], dict(message["headers"])
        else:
            self.heard += message["body"].decode()
            self.is_open = message["more_body"]

    @property
    def news(self) -> list[str]:
        return [line.removeprefix("data: ") for line in self.heard.splitlines() if line.startswith("data: ")]

    @property
    def number(self) -> str:
        """The newest it was told."""
        return [line.removeprefix("id: ") for line in self.heard.splitlines() if line.startswith("id: ")][-1]


class House:
    def __init__(self) -> None:
        self.by_the_test = ByTheTest()
        site = BaseHandler()
        site.load_middleware()
        self.hub = Hub(Hearing(), self.by_the_test)
        self.door = Door(site.get_response, self.hub, self.by_the_test)
        self.loop = asyncio.new_event_loop()
        self.hub.keeping = self.loop.create_future()  # never done: it looks when the test says so
        self.lines: list[asyncio.Task[None]] = []

    def do(self, what: Coroutine[Any, Any, Any]) -> Any:
        return self.by_the_test.work_until(asyncio.run_coroutine_threadsafe(what, self.loop))

    def opened(self, person: Any, query: str, *, path: str = "/live/", last: str = "") -> Page:
        client = Client()
        if person:
            client.force_login(person)
        cookie = client.cookies[settings.SESSION_COOKIE_NAME].value if person else ""
        page = Page(cookie, query, path, last)
        self.do(self._open(page))
        return page

    async def _open(self, page: Page) -> None:
        line = self.loop.create_task(self.door(page.scope, page.receive, page.send))
        self.lines.append(line)
        while not line.done() and "id: " not in page.heard:
            await asyncio.sleep(0)
        await settled()

    def left(self, page: Page) -> None:
        async def leave() -> None:
            page.left.set()
            await settled()

        self.do(leave())

    def looks(self, *, long_after: bool = False) -> None:
        """One look at what was told, and all of it passed on."""

        async def look() -> None:
            if long_after:
                self.hub.checked_at = LONG_AGO
            await self.hub.turn()
            await settled()

        self.do(look())

    async def close(self) -> None:
        self.hub.end()
        await asyncio.gather(*self.lines)


async def settled() -> None:
    """Until every line that has something to do has done it."""
    for _turn in range(10):
        await asyncio.sleep(0)


@contextmanager
def a_house() -> Iterator[House]:
    house = House()
    thread = threading.Thread(target=house.loop.run_forever, daemon=True)
    thread.start()
    try:
        yield house
        house.do(house.close())
    finally:
        house.loop.call_soon_threadsafe(house.loop.stop)
        thread.join()
        house.loop.close()
