"""Parts of a letter that mean something to a machine: answers to invitations, and reports of what did not arrive."""

import re
from dataclasses import dataclass
from email.message import Message

from vinculo.language import cleaning
from vinculo.mail.reading import bodies, headers

METHOD = re.compile(r"^METHOD:\s*(REPLY|COUNTER)\s*$", re.M | re.I)
FIELD = re.compile(r"^(action|status|final-recipient|original-recipient|diagnostic-code)\s*:\s*(.+)$", re.M | re.I)
MOST = 200_000


@dataclass(frozen=True, slots=True)
class Bounce:
    """Which letters did not arrive (bare ids), at whom, what the server said. `is_final`: it will not try again."""

    message_ids: tuple[str, ...]
    recipient: str
    status: str
    said: str
    is_final: bool


def calendar_answers(message: Message) -> list[bytes]:
    """The answers of guests to our invitations in this letter."""
    parts = [part for part in bodies.parts_of(message) if part.get_content_type() == "text/calendar"]
    found = [bodies.bytes_of(part)[:MOST] for part in parts]
    return [data for data in found if METHOD.search(data.decode("utf-8", "replace").replace("\r\n", "\n"))]


def bounce_of(message: Message) -> Bounce:
    """What a delivery report (RFC 3464), or a letter that only says so, tells of ours."""
    told, original = "", ""
    for part in message.walk():
        kind = part.get_content_type()
        if kind == "message/delivery-status":
            told = "\n".join(str(inner) for inner in part.walk() if inner is not part)[:MOST] or _text(part)
        elif kind in ("message/rfc822", "message/rfc822-headers", "text/rfc822-headers"):
            original = _text(part)
    fields = {name.lower(): cleaning.one_line(value) for name, value in FIELD.findall(told.replace("\r\n", "\n"))}
    recipient = fields.get("final-recipient") or fields.get("original-recipient", "")
    status = fields.get("status", "")[:20]
    return Bounce(
        message_ids=_ids(original) or headers.message_ids(message, "In-Reply-To"),
        recipient=cleaning.email_address(recipient.rpartition(";")[2]) or "",
        status=status,
        said=fields.get("diagnostic-code", "")[:300],
        is_final=fields.get("action", "failed").lower() == "failed" and not status.startswith("4"),
    )


def _ids(original: str) -> tuple[str, ...]:
    found = re.findall(r"^message-id:\s*<([^<>\s]{1,300})>", original, re.M | re.I)
    return tuple(dict.fromkeys(found))[:5]


def _text(part: Message) -> str:
    payload = part.get_payload()
    if isinstance(payload, list):
        return "\n".join(str(inner) for inner in payload)[:MOST]
    return bodies.bytes_of(part).decode("utf-8", "replace")[:MOST]
