"""Somebody who gives tokens and knows which are good: what stands behind the mail servers that take no passwords."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs


class Authority:
    """`lasting`: the token that is good for new ones, and a new one in its place with each where it `rotates`."""

    def __init__(self) -> None:
        self.lasting, self.rotates = "lasting-1", False
        self.good: dict[str, str] = {}
        self.asked: list[dict[str, str]] = []
        self.user = "lena@faro.example"
        self.url = ""

    def give(self, form: dict[str, str]) -> tuple[int, Any]:
        self.asked.append(form)
        if form.get("refresh_token") != self.lasting or form.get("client_secret") != "of-this-house":
            return 400, {"error": "invalid_grant"}
        token = f"short-{len(self.asked)}"
        self.good = {token: self.user}  # the one before is good no longer
        given = {"access_token": token, "token_type": "Bearer", "expires_in": 3599}
        if self.rotates:
            self.lasting = f"lasting-{len(self.asked) + 1}"
            given["refresh_token"] = self.lasting
        return 200, given

    def look_at(self, form: dict[str, str]) -> tuple[int, Any]:
        user = self.good.get(form.get("token", ""))
        return 200, {"active": True, "email": user} if user else {"active": False}


@contextmanager
def running() -> Iterator[Authority]:
    authority = Authority()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            form = {name: values[0] for name, values in parse_qs(body).items()}
            status, said = (authority.give if self.path == "/token" else authority.look_at)(form)
            data = json.dumps(said).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *arguments: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    authority.url = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield authority
    finally:
        server.shutdown()
        server.server_close()
