"""A mail server on the loopback that misbehaves on demand."""

import asyncio
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import Message
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller


class Server:
    """
    `mode`: ok, later (4xx), never (5xx), unknown (no such address), cut (behind the letter), silent (behind it), slow
    (no answer).
    """

    def __init__(self) -> None:
        self.mode = "ok"
        self.taken: list[bytes] = []
        self.sent_to: list[list[str]] = []
        self.connections = 0
        self.port = 0

    async def handle_EHLO(self, server: Any, session: Any, envelope: Any, hostname: str, responses: Any) -> Any:  # noqa: N802
        self.connections += 1
        session.host_name = hostname
        if self.mode == "slow":
            await asyncio.sleep(30)
        return responses

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: N802
        if self.mode == "unknown":
            return "550 5.1.1 no such user"
        envelope.rcpt_tos.append(address)
        return "250 ok"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        if self.mode == "later":
            return "451 4.7.1 greylisted"
        if self.mode == "never":
            return "554 5.7.1 not wanted"
        self.taken.append(envelope.content)
        self.sent_to.append(list(envelope.rcpt_tos))
        if self.mode == "cut":
            server.transport.abort()
        if self.mode == "silent":
            await asyncio.sleep(30)
        return "250 ok"

    @property
    def mails(self) -> list[Message]:
        return [message_from_bytes(data, policy=default) for data in self.taken]


@contextmanager
def running() -> Iterator[Server]:
    server = Server()
    with socket.create_server(("127.0.0.1", 0)) as free:
        server.port = free.getsockname()[1]
    controller = Controller(server, hostname="127.0.0.1", port=server.port, decode_data=False, enable_SMTPUTF8=False)
    controller.start()
    try:
        yield server
    finally:
        controller.stop(no_assert=True)
