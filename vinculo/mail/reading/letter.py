"""
Read one letter: who wrote what to whom, what of it is new, what came with it, and whether a machine wrote it.
"""

import hashlib
from email import message_from_bytes
from email.message import Message
from typing import Any

from vinculo.language import cleaning
from vinculo.mail.reading import bodies, headers, limits
from vinculo.mail.reading.messages import Address, MailRow
from vinculo.mail.reading.quotes import fold

AUTOMATIC_SENDERS = ("mailer-daemon@", "postmaster@")
LIST_PRECEDENCE = frozenset({"list", "bulk", "junk"})
BROKEN = (ValueError, LookupError, TypeError, IndexError, AttributeError, AssertionError, RecursionError)


class NotRead(Exception):
    """This letter cannot be read: why, as a code with facts, and a few words of what it is about."""

    def __init__(self, code: str, what: str = "", **facts: Any) -> None:
        super().__init__(code)
        self.code, self.what, self.facts = code, what, facts


def read(data: bytes, line: int = 0) -> MailRow:
    """The letter in these bytes; `line` is where it began in its file. Raises NotRead, and nothing else."""
    return row_of(opened(data), line)


def opened(data: bytes) -> Message:
    """The letter as the library takes it apart. Raises NotRead."""
    if len(data) > limits.MAIL_SIZE:
        raise NotRead("mail_too_big", limit=limits.MAIL_SIZE // limits.MEGABYTE)
    try:
        return message_from_bytes(data)
    except BROKEN as why:
        raise NotRead("mail_broken", cleaning.beginning(data[:200].decode("ascii", "ignore"))) from why


def row_of(message: Message, line: int = 0) -> MailRow:
    """What is read about a letter that was opened. Raises NotRead."""
    try:
        return _row(line, message)
    except bodies.TooManyParts as why:
        raise NotRead("mail_too_many_parts", _subject(message), limit=limits.MAIL_PARTS) from why
    except BROKEN as why:
        raise NotRead("mail_broken", _subject(message)) from why


def _row(line: int, message: Message) -> MailRow:
    senders = headers.addresses(message, "From") or headers.addresses(message, "Sender")
    if not senders and not message.keys():
        raise NotRead("mail_broken")
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
    if "disposition-notification" in str(message.get_param("report-type", "")).lower():
        return "reply"  # that somebody read a letter of ours
    if (
        kind == "multipart/report"
        or sender.startswith(AUTOMATIC_SENDERS)
        or headers.header(message, "X-Failed-Recipients")
    ):
        return "bounce"
    submitted = headers.header(message, "Auto-Submitted").lower()
    if submitted and submitted != "no" or message.get("X-Autoreply") or message.get("X-Autorespond"):
        return "reply"
    if headers.header(message, "Return-Path") == "<>":  # nobody is to answer it, so nobody wrote it
        return "reply"
    if headers.header(message, "List-Id") or headers.header(message, "Precedence").lower() in LIST_PRECEDENCE:
        return "list"
    return ""
