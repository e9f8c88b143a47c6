"""
Read mails from a stream: one message of an .eml, or one after the other of an .mbox.
"""

import hashlib
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message
from typing import BinaryIO

from vinculo.exchange import limits
from vinculo.exchange.mail import bodies, headers
from vinculo.exchange.mail.boxes import messages_of
from vinculo.exchange.mail.messages import Address, MailRow
from vinculo.exchange.mail.quotes import fold
from vinculo.exchange.reading import cleaning
from vinculo.exchange.refusals import Refused, RowProblem

AUTOMATIC_SENDERS = ("mailer-daemon@", "postmaster@")
LIST_PRECEDENCE = frozenset({"list", "bulk", "junk"})


def read_mail(stream: BinaryIO) -> Iterator[MailRow | RowProblem]:
    """The one message of an .eml file."""
    stream.seek(0)
    data = stream.read(limits.MAIL_SIZE + 1)
    yield _read(1, data.lstrip(b"\xef\xbb\xbf\r\n"))


def read_box(stream: BinaryIO) -> Iterator[MailRow | RowProblem]:
    """The messages of an .mbox file, one at a time. Raises Refused when it holds none."""
    some = False
    for line, data in messages_of(stream):
        some = True
        yield _read(line, data)
    if not some:
        raise Refused("no_mail")


def _read(line: int, data: bytes | None) -> MailRow | RowProblem:
    if data is None or len(data) > limits.MAIL_SIZE:
        return RowProblem(line, "", "mail_too_big", {"limit": limits.MAIL_SIZE // limits.MEGABYTE})
    try:
        message = message_from_bytes(data)
        return _row(line, message)
    except bodies.TooManyParts:
        return RowProblem(line, _subject(message), "mail_too_many_parts", {"limit": limits.MAIL_PARTS})
    except (ValueError, LookupError, TypeError, IndexError, AttributeError, AssertionError, RecursionError):
        return RowProblem(line, cleaning.beginning(data[:200].decode("ascii", "ignore")), "mail_broken")


def _row(line: int, message: Message) -> MailRow | RowProblem:
    senders = headers.addresses(message, "From") or headers.addresses(message, "Sender")
    if not senders and not message.keys():
        return RowProblem(line, "", "mail_broken")
    parts = bodies.parts_of(message)
    text = bodies.body_of(parts)
    folded = fold(text)
    own = headers.message_ids(message, "Message-ID")
    references = headers.message_ids(message, "References")
    replied = headers.message_ids(message, "In-Reply-To")
    return MailRow(
        line=line,
        message_id=own[0] if own else _made_id(message, text),
        id_was_made=not own,
        sender=senders[0] if senders else Address(""),
        to=headers.addresses(message, "To"),
        cc=headers.addresses(message, "Cc"),
        subject=_subject(message),
        at=headers.sent_at(message),
        said=folded.said,
        quoted="\n\n".join(filter(None, (folded.signature, folded.quoted))),
        in_reply_to=replied[0] if replied else (references[-1] if references else ""),
        references=references or replied[:1],
        attachments=bodies.attachments_of(parts),
        invitation=bodies.invitation_of(parts),
        automatic=_automatic(message, senders),
    )


def _subject(message: Message) -> str:
    return headers.header(message, "Subject")[: limits.SUBJECT]


def _made_id(message: Message, text: str) -> str:
    parts = [headers.header(message, name) for name in ("From", "To", "Date", "Subject")]
    return hashlib.sha256("\x00".join([*parts, text]).encode("utf-8", "replace")).hexdigest()[:40] + "@made.invalid"


def _automatic(message: Message, senders: tuple[Address, ...]) -> str:
    kind = message.get_content_type()
    sender = senders[0].email if senders else ""
    if (
        kind == "multipart/report"
        or sender.startswith(AUTOMATIC_SENDERS)
        or headers.header(message, "X-Failed-Recipients")
    ):
        return "bounce"
    if headers.header(message, "List-Id") or headers.header(message, "Precedence").lower() in LIST_PRECEDENCE:
        return "list"
    submitted = headers.header(message, "Auto-Submitted").lower()
    if submitted and submitted != "no" or message.get("X-Autoreply") or message.get("X-Autorespond"):
        return "reply"
    return ""
