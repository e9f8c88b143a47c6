"""
A server that says "saved" before it is: what the test of the killed server must notice.

It answers a logged conversation at once, as the real one does when it is saved, and would write it some time later.
"""

from collections.abc import Callable, Iterable
from typing import Any

from config.wsgi import application as real

waiting: list[bytes] = []


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    if environ["REQUEST_METHOD"] == "POST" and environ["PATH_INFO"] == "/log/new/":
        waiting.append(environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0)))
        start_response("302 Found", [("Location", "/clients/1/"), ("Content-Length", "0")])
        return [b""]
    return real(environ, start_response)
