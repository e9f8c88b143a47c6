"""A machine of another system, standing in: answers by routes, keeps what it was asked, fails on demand."""

import json
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit


@dataclass
class Asked:
    method: str
    path: str
    query: dict[str, str]
    said: Any
    headers: dict[str, str]


@dataclass
class Said:
    """An answer: what it holds as JSON, its status and headers. `hangs_up`: the line is cut instead."""

    what: Any = None
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    hangs_up: bool = False


Route = Callable[..., Any]


class Standing:
    """Subclasses register routes with `on`; `faults` are answers given instead, each once, to what matches."""

    def __init__(self) -> None:
        self.asked: list[Asked] = []
        self.faults: list[tuple[str, Said]] = []
        self.routes: list[tuple[str, re.Pattern[str], Route]] = []
        self.port = 0
        self.skew = timedelta()  # how far its clock is ahead of ours

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def on(self, method: str, pattern: str, route: Route) -> None:
        self.routes.append((method, re.compile(pattern), route))

    def fail(self, pattern: str, *answers: Said) -> None:
        self.faults += [(pattern, answer) for answer in answers]

    def count(self, method: str, pattern: str = "") -> int:
        return sum(one.method == method and re.search(pattern, one.path) is not None for one in self.asked)

    def check(self, asked: Asked) -> Said | None:
        """Whether who asks may come in at all."""
        return None

    def answer(self, asked: Asked) -> Said:
        self.asked.append(asked)
        for number, (pattern, said) in enumerate(self.faults):
            if re.search(pattern, f"{asked.method} {asked.path}"):
                del self.faults[number]
                return said
        if refused := self.check(asked):
            return refused
        for method, pattern_, route in self.routes:
            if method == asked.method and (found := pattern_.fullmatch(asked.path)):
                what = route(asked, *found.groups())
                return what if isinstance(what, Said) else Said(what)
        return Said({"error": "not found"}, 404)


@contextmanager
def standing(machine: Standing) -> Iterator[Standing]:
    class Handler(BaseHTTPRequestHandler):
        def _do(self) -> None:
            parts = urlsplit(self.path)
            length = int(self.headers.get("Content-Length") or 0)
            body = self.rfile.read(length)
            is_form = "form" in (self.headers.get("Content-Type") or "")
            said = _flat(body.decode()) if is_form else (json.loads(body) if body else None)
            asked = Asked(self.command, parts.path, _flat(parts.query), said, dict(self.headers))
            answer = machine.answer(asked)
            if answer.hangs_up:
                return
            data = b"" if answer.what is None else json.dumps(answer.what).encode()
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        do_GET = do_POST = do_PUT = do_DELETE = _do  # noqa: N815

        def date_time_string(self, timestamp: float | None = None) -> str:
            return formatdate(time.time() + machine.skew.total_seconds(), usegmt=True)

        def log_message(self, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    machine.port = server.server_address[1]
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield machine
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _flat(query: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(query).items()}
