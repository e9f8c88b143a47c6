"""A machine outside that takes what is posted: a chat, or a push service. It answers as it is told to."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any


@dataclass
class Outside:
    answers: list[int] = field(default_factory=list)  # one after the other; then always the usual one
    usual: int = 200
    location: str = ""
    more: dict[str, str] = field(default_factory=dict)  # headers
    got: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)
    port: int = 0

    def address(self, path: str = "/room/secret") -> str:
        return f"http://127.0.0.1:{self.port}{path}"


@contextmanager
def outside(**given: Any) -> Iterator[Outside]:
    found = Outside(**given)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            found.got.append((self.path, dict(self.headers), self.rfile.read(length)))
            self.send_response(found.answers.pop(0) if found.answers else found.usual)
            if found.location:
                self.send_header("Location", found.location)
            for name, value in found.more.items():
                self.send_header(name, value)
            self.send_header("Content-Length", "2")
            self.end_headers()
            self.wfile.write(b"ok")

        do_GET = do_PROPFIND = do_OPTIONS = do_POST  # noqa: N815  # the names the server looks for

        def log_message(self, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    found.port = server.server_address[1]
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield found
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
