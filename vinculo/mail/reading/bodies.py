"""
The text of a mail and the list of what came with it.
"""

import re
from collections.abc import Iterator
from email.message import Message

from vinculo.language import cleaning
from vinculo.mail.reading import limits
from vinculo.mail.reading.headers import decoded, unencoded
from vinculo.mail.reading.html import text_of
from vinculo.mail.reading.messages import Attachment
from vinculo.mail.reading.names import safe_name

WINMAIL = frozenset({"application/ms-tnef", "application/vnd.ms-tnef"})
SUMMARY = re.compile(r"^SUMMARY(?:;[^:\n]*)?:(.+(?:\n[ \t].+)*)", re.M)
STARTS = re.compile(r"^DTSTART(?:;[^:\n]*)?:(\d{8}(?:T\d{4,6}Z?)?)", re.M)


class TooManyParts(Exception):
    pass


def parts_of(message: Message) -> list[Message]:
    """Every part, outermost first; what is inside an attached mail stays inside. Raises TooManyParts."""
    found: list[Message] = []
    waiting = [message]
    while waiting:
        part = waiting.pop(0)
        found.append(part)
        if len(found) > limits.MAIL_PARTS:
            raise TooManyParts
        payload = part.get_payload()
        if isinstance(payload, list) and part.get_content_maintype() == "multipart":
            waiting[:0] = [inner for inner in payload if isinstance(inner, Message)]
    return found


def body_of(parts: list[Message]) -> str:
    """The words of the mail: its plain text if there is any, else its HTML as text."""
    plain = [text_in(part) for part in _bodies(parts, "text/plain")]
    text = "\n".join(filter(str.strip, plain))
    if not text.strip():
        text = "\n".join(text_of(text_in(part)) for part in _bodies(parts, "text/html"))
    return cleaning.cleaned(text).replace("\xa0", " ").strip()[: limits.TEXT]


def html_in(parts: list[Message]) -> str:
    """The HTML of the mail as it came, for whoever makes it safe; empty when it has none."""
    return "\n".join(text_in(part) for part in _bodies(parts, "text/html"))


def attachments_of(parts: list[Message]) -> tuple[Attachment, ...]:
    """Name, size and type of what came with the mail. The content is not kept."""
    found = [attachment(part) for part in parts if is_attachment(part)]
    return tuple(found[: limits.ATTACHMENTS])


def invitation_of(parts: list[Message]) -> str:
    """Title and start of a calendar invitation in the mail, as `Kick-off (20260312T0900)`, or the empty text."""
    for part in parts:
        if part.get_content_type() == "text/calendar":
            text = text_in(part).replace("\r\n", "\n")[:200_000]
            text = text[text.find("BEGIN:VEVENT") :]
            title, start = SUMMARY.search(text), STARTS.search(text)
            shown = cleaning.one_line(title[1].replace("\n ", "")) if title else ""
            return f"{shown} ({start[1]})".strip()[: limits.LINE] if start else shown[: limits.LINE]
    return ""


def _bodies(parts: list[Message], kind: str) -> Iterator[Message]:
    return (part for part in parts if part.get_content_type() == kind and not is_attachment(part))


def is_attachment(part: Message) -> bool:
    if part.get_content_maintype() == "multipart":
        return False
    named = _name(part) != ""
    return named or part.get_content_disposition() == "attachment" or part.get_content_maintype() not in ("text",)


def _name(part: Message) -> str:
    try:
        return cleaning.one_line(unencoded(part.get_filename() or ""))
    except (ValueError, LookupError, UnicodeError, TypeError):
        return "attachment"


def attachment(part: Message) -> Attachment:
    kind = cleaning.one_line(part.get_content_type())[:100]
    unread = "winmail" if kind in WINMAIL or _name(part).lower() == "winmail.dat" else ""
    return Attachment(safe_name(_name(part), fallback=kind.replace("/", ".")), _size(part), kind, unread)


def _size(part: Message) -> int:
    payload = part.get_payload()
    if isinstance(payload, list):
        return sum(len(str(inner.get_payload())) for inner in payload if isinstance(inner, Message))
    return len(bytes_of(part))


def bytes_of(part: Message) -> bytes:
    try:
        found = part.get_payload(decode=True)
    except (ValueError, LookupError, AssertionError, TypeError):
        return b""
    return found if isinstance(found, bytes) else b""


def text_in(part: Message) -> str:
    try:
        charset = part.get_content_charset() or ""
    except (ValueError, LookupError, UnicodeError):
        charset = ""
    return decoded(bytes_of(part), charset)
