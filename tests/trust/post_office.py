"""A mail server of the world outside: takes letters by SMTP and lays them into the mailboxes of a real IMAP server."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message
from typing import Any

from aiosmtpd.controller import Controller

from tests.mail.dovecot import Dovecot

BOUNCE = """Return-Path: <>
From: MAILER-DAEMON@post.example
To: {to}
Message-ID: <bounce{number}@post.example>
Subject: Undelivered
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary=cut

--cut
Content-Type: text/plain

No such user.
--cut
Content-Type: message/delivery-status

Reporting-MTA: dns; post.example

Final-Recipient: rfc822; {gone}
Action: failed
Status: 5.1.1
--cut
Content-Type: text/rfc822-headers

Message-ID: {about}
--cut--
"""


@dataclass
class PostOffice:
    """`forwarded`: address to address; what goes to an address that is neither there nor forwarded bounces."""

    server: Dovecot
    boxes: set[str]
    forwarded: dict[str, str] = field(default_factory=dict)
    port: int = 0
    went: list[tuple[str, str, Message]] = field(default_factory=list)

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802
        for to in envelope.rcpt_tos:
            self.post(envelope.mail_from or "", to.lower(), envelope.content)
        return "250 ok"

    def post(self, sender: str, to: str, data: bytes) -> None:
        self.went.append((sender, to, message_from_bytes(data)))
        local, _at, domain = to.partition("@")
        known = f"{local.partition('+')[0]}@{domain}"
        known = self.forwarded.get(known, known)
        if known in self.boxes:
            number = len(self.went)
            line = f"Return-Path: <{sender}>\r\nReceived: from a by post.example; number {number}\r\n".encode()
            self.server.put(known, {f"{number:06}.M1": line + data})
        elif sender:  # a letter without one is never sent back
            number = len(self.went)
            about = message_from_bytes(data)["Message-ID"]
            self.post("", sender, BOUNCE.format(to=sender, gone=to, number=number, about=about).encode())

    def by_machine(self) -> list[tuple[str, str]]:
        """From whom to whom, of the letters no person wrote. What the post office itself sends back is left out."""
        return [(sender, to) for sender, to, mail in self.went if sender and mail.get("Auto-Submitted", "no") != "no"]


@contextmanager
def opened(server: Dovecot, boxes: set[str], **fields: Any) -> Iterator[PostOffice]:
    office = PostOffice(server, boxes, **fields)
    with socket.create_server(("127.0.0.1", 0)) as free:
        office.port = free.getsockname()[1]
    controller = Controller(office, hostname="127.0.0.1", port=office.port, decode_data=False, enable_SMTPUTF8=False)
    controller.start()
    try:
        yield office
    finally:
        controller.stop(no_assert=True)
