"""
Sockets that lose patience. A time for each piece of an answer holds nobody off who sends a byte now and then: such a
server keeps a worker for hours. So what was waited for all answers of a line is counted together.
"""

import socket
import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from math import inf
from typing import Any

SECONDS = 120  # waited for the answers of one line, all together, at most
TIMES = 6  # as long as one piece of an answer may take
SLOWEST = 1000  # bytes: for so many we wait another second, as letters may come slowly
_most: ContextVar[float] = ContextVar("most", default=inf)


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Within it no line is waited for any longer: somebody looks at a page."""
    before = _most.set(seconds)
    try:
        yield
    finally:
        _most.reset(before)


class _Patient:
    """Counts what was waited for and what came. Stands before the socket whose answers it counts."""

    _waited = 0.0

    def recv_into(self, *args: Any, **kwargs: Any) -> int:
        timeout = self.gettimeout() or SECONDS  # type: ignore[attr-defined]
        if self._waited > min(SECONDS, TIMES * timeout, _most.get()):
            raise TimeoutError("answers that never end")
        began = time.monotonic()
        try:
            came: int = super().recv_into(*args, **kwargs)  # type: ignore[misc]
        finally:
            self._waited += time.monotonic() - began
        self._waited -= min(came / SLOWEST, self._waited)
        return came

    def begin_anew(self) -> None:
        self._waited = 0.0


class PlainSocket(_Patient, socket.socket):
    """Without encryption."""


class TlsSocket(_Patient, ssl.SSLSocket):
    """Made by a context that `of_tls` has prepared."""


def plain(connection: socket.socket) -> PlainSocket:
    """The same connection, with patience. The socket that was given is not to be used any more."""
    timeout = connection.gettimeout()
    patient = PlainSocket(connection.family, connection.type, connection.proto, connection.detach())
    patient.settimeout(timeout)
    return patient


def of_tls(context: ssl.SSLContext) -> ssl.SSLContext:
    """The same context; what it encrypts from now on has patience."""
    context.sslsocket_class = TlsSocket
    return context


def begin_anew(connection: Any, seconds: float) -> None:
    """Another step of the same line, whose answer may take so long."""
    connection.settimeout(seconds)
    if isinstance(connection, _Patient):
        connection.begin_anew()
