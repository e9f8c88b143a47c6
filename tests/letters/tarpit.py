"""A server that holds its visitors: it takes the line, and answers a byte now and then, in a line that never ends."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

EVERY = 0.02  # seconds between two bytes: far less than a client waits for one


class Tarpit:
    """`most`: after so many bytes it hangs up by itself."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.door = socket.create_server(("127.0.0.1", 0))
        self.port: int = self.door.getsockname()[1]
        threading.Thread(target=self._take, daemon=True).start()

    def _take(self) -> None:
        with suppress(OSError):
            while True:
                visitor, _where = self.door.accept()
                threading.Thread(target=self._hold, args=[visitor], daemon=True).start()

    def _hold(self, visitor: socket.socket) -> None:
        with suppress(OSError), visitor:
            visitor.sendall(b"220-")
            for _byte in range(self.most):
                time.sleep(EVERY)
                visitor.sendall(b"w")


@contextmanager
def running(most: int) -> Iterator[Tarpit]:
    tarpit = Tarpit(most)
    try:
        yield tarpit
    finally:
        tarpit.door.close()
