"""A letter that was fetched, opened: what it says, and whether it comes from where it says."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.message import Message
from hashlib import sha256

from django.conf import settings

from vinculo.conversations.models import Verdict
from vinculo.mail import keeping, verdict
from vinculo.mail.models import Received
from vinculo.mail.reading import headers, letter, limits
from vinculo.mail.reading.messages import MailRow

BLANKS = re.compile(r"\s+")
LATE_SEALS = timedelta(days=14)  # keys change: an older seal proves nothing any more
MOST_MEGABYTES = limits.MAIL_SIZE // limits.MEGABYTE
_NOT_LOOKED_AT = verdict.Judgement(Verdict.UNVERIFIED, "not_looked")
TRACES = ("Delivered-To", "X-Original-To", "X-Forwarded-To", "Envelope-To")


@dataclass(slots=True)
class Seen:
    """`row` and `message` are None when the letter cannot be read; `problem` says why, with `facts`."""

    received: Received
    row: MailRow | None
    message: Message | None
    data: bytes
    judgement: verdict.Judgement
    problem: str = ""
    facts: dict[str, object] | None = None

    @property
    def at(self) -> datetime:
        """When it was written, as far as that can be: nobody writes after it arrived."""
        told = self.row.at if self.row else None
        return min(told, self.received.arrived_at) if told else self.received.arrived_at

    @property
    def recipients(self) -> list[str]:
        """Every address it was sent to, also such as only the servers on the way wrote down."""
        assert self.row is not None and self.message is not None
        traced = [one.email for name in TRACES for one in headers.addresses(self.message, name)]
        return list(dict.fromkeys([*(one.email for one in (*self.row.to, *self.row.cc)), *traced]))


def look_at(received: Received, *, at: datetime) -> Seen:
    """Opens the file and judges its sender; may ask the DNS, so not to be called within a transaction."""
    try:
        data = keeping.read(received.key)
        message = letter.opened(data)
        row = letter.row_of(message)
    except keeping.Gone:
        return _unread(received, "mail_broken")
    except letter.NotRead as why:
        return _unread(received, why.code, **why.facts)
    if received.size > limits.MAIL_SIZE:  # only its head was fetched
        return Seen(received, row, message, data, _NOT_LOOKED_AT, "mail_too_big", {"limit": MOST_MEGABYTES})
    if received.is_sent:
        return Seen(received, row, message, data, verdict.VERIFIED)
    may_ask = settings.MAIL_CHECK_SEALS and received.arrived_at > at - LATE_SEALS
    judgement = verdict.judge(
        message, data, authserv_id=received.mailbox.authserv_id, ask_dns=verdict.ask_dns if may_ask else None
    )
    return Seen(received, row, message, data, judgement)


def sign_of(row: MailRow) -> str:
    """A hash of what the writer wrote, the same in every copy whatever servers did to it on the way."""
    at = row.at.isoformat() if row.at else ""
    words = BLANKS.sub("", row.said + row.quoted)
    return sha256("\0".join([row.sender.email, at, BLANKS.sub(" ", row.subject), words]).encode()).hexdigest()


def _unread(received: Received, code: str, **facts: object) -> Seen:
    return Seen(received, None, None, b"", verdict.Judgement(Verdict.UNVERIFIED, "no_sender"), code, facts)
