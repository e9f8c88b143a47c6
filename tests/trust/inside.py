"""Addresses that somebody could put into a setting so that we ask a machine of the house; and who counts the knocks."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Thread
from typing import Any

PUBLIC = "93.184.216.34"
NAMES = {
    "inside.example": ["127.0.0.1"],
    "both.example": [PUBLIC, "127.0.0.1"],
    "six.example": ["::1"],
    "mapped.example": ["::ffff:10.0.0.8"],
    "public.example": [PUBLIC],
}
TARGETS = [
    "https://127.0.0.1:{port}/", "https://localhost:{port}/", "https://localhost.:{port}/", "https://LOCALHOST:{port}/",
    "https://[::1]:{port}/", "https://[0:0:0:0:0:0:0:1]:{port}/", "https://2130706433:{port}/",
    "https://0x7f000001:{port}/", "https://0x7f.1:{port}/", "https://0177.0.0.1:{port}/", "https://017700000001:{port}/",
    "https://127.1:{port}/", "https://127.0.0.2:{port}/", "https://0:{port}/", "https://0.0.0.0:{port}/",
    "https://[::]:{port}/", "https://[::ffff:127.0.0.1]:{port}/", "https://[::ffff:7f00:1]:{port}/",
    "https://[64:ff9b::7f00:1]:{port}/", "https://[64:ff9b:1::7f00:1]:{port}/", "https://[2002:7f00:1::]:{port}/",
    "https://[2001:0:4136:e378:8000:63bf:80ff:fffe]:{port}/", "https://[::127.0.0.1]:{port}/",
    "https://[::ffff:0:127.0.0.1]:{port}/", "https://10.0.0.1:{port}/", "https://192.168.1.1:{port}/", "https://172.16.0.1:{port}/",
    "https://169.254.169.254/latest/meta-data/", "https://100.64.0.1:{port}/", "https://[fe80::1]:{port}/",
    "https://[fc00::1]:{port}/", "https://[fec0::1]:{port}/", "https://224.0.0.1:{port}/", "https://[ff02::1]:{port}/", "https://240.0.0.1:{port}/",
    "https://user:pass@127.0.0.1:{port}/", "https://public.example@127.0.0.1:{port}/",
    "https://127.0.0.1:{port}#@public.example/", "https://inside.example:{port}/", "https://both.example:{port}/",
    "https://six.example:{port}/", "https://mapped.example:{port}/", "https://127.0.0.1:22/", "https://127.0.0.1:25/",
    "http://127.0.0.1:{port}/", "file:///etc/passwd", "gopher://127.0.0.1:{port}/_x", "ftp://127.0.0.1:{port}/",
    "dict://127.0.0.1:{port}/", "//127.0.0.1:{port}/", "https://[::", "https://", "https://127.0.0.1:999999/",
    "https://\N{FULLWIDTH DIGIT ONE}27.0.0.1:{port}/", "https://127\N{IDEOGRAPHIC FULL STOP}0.0.1:{port}/",
]  # fmt: skip


@dataclass
class Knocks:
    """`asked`: every address that a connection was opened to, answered or not."""

    port: int = 0
    asked: list[str] = field(default_factory=list)


@contextmanager
def listening(monkeypatch: Any, names: dict[str, list[str]] | None = None) -> Iterator[Knocks]:
    """A machine of the house, a resolver that knows a few names more, and a note of every connection."""
    found, real, connect = Knocks(), socket.getaddrinfo, socket.create_connection
    known = NAMES if names is None else names

    def look_up(host: Any, port: Any, *args: Any, **options: Any) -> Any:
        if host in known:
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, port)) for one in known[host]]
        if str(host).endswith(".example"):
            raise socket.gaierror("nobody knows that name")
        return real(host, port, *args, **options)

    def noted(address: tuple[str, int], *args: Any, **options: Any) -> socket.socket:
        found.asked.append(address[0])
        if address[0] == PUBLIC:
            raise ConnectionRefusedError("nobody of ours")
        return connect(address, *args, **options)

    with socket.create_server(("127.0.0.1", 0)) as waiting, monkeypatch.context() as patched:
        found.port = waiting.getsockname()[1]
        Thread(target=_hang_up, args=(waiting,), daemon=True).start()
        patched.setattr(socket, "getaddrinfo", look_up)
        patched.setattr(socket, "create_connection", noted)
        yield found


def _hang_up(waiting: socket.socket) -> None:
    while True:
        try:
            waiting.accept()[0].close()
        except OSError:
            return
