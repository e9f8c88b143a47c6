"""Parts of a letter that mean something to a machine: answers to invitations, and reports of what did not arrive."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message

from vinculo.language import cleaning
from vinculo.mail.reading import bodies, headers

METHOD = re.compile(r"^METHOD:\s*(REPLY|COUNTER)\s*$", re.M | re.I)
FIELD = re.compile(r"^(action|status|final-recipient|original-recipient|diagnostic-code)\s*:\s*(.+)$", re.M | re.I)
MOST, RECEIVERS = 200_000, 200
# How old mail servers say in plain words that they still try.
LATE = re.compile(r"\b(?:warning|delay(?:ed)?|verzöger|retras|retard|opóźni)", re.I)


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
    """
    What a delivery report (RFC 3464), or a letter that only says so, tells of ours. Of several receivers, the one who
    did not get it. That somebody read a letter, or that it is late, is no end of it.
    """
    reports, original, words, is_receipt = [], "", "", False
    for part in message.walk():
        kind = part.get_content_type()
        if kind == "message/delivery-status":
            reports += _receivers(part)
        elif kind in ("message/rfc822", "message/rfc822-headers", "text/rfc822-headers"):
            original = original or _text(part)
        elif kind in ("message/disposition-notification", "message/feedback-report"):
            is_receipt = True
        elif kind == "text/plain":
            words = words or _text(part)
    failed = [one for one in reports if one.get("action", "failed").lower() == "failed"]
    fields = next(iter(failed or reports), {})
    recipient = fields.get("final-recipient") or fields.get("original-recipient", "")
    is_late = not reports and bool(LATE.search(headers.header(message, "Subject")))
    return Bounce(
        message_ids=_ids(original) or headers.message_ids(message, "In-Reply-To") or _ids(words),
        recipient=cleaning.email_address(recipient.rpartition(";")[2]) or "",
        status=fields.get("status", "")[:20],
        said=fields.get("diagnostic-code", "")[:300],
        is_final=bool(failed) or not (reports or is_receipt or is_late),
    )


def _receivers(part: Message) -> list[dict[str, str]]:
    """What a report says of each receiver: groups of lines with a blank one between them."""
    payload = part.get_payload()
    groups = [str(inner) for inner in payload] if isinstance(payload, list) else _text(part).split("\n\n")
    found = [dict(_fields(group[:MOST])) for group in groups[:RECEIVERS]]
    return [fields for fields in found if fields.keys() & {"action", "final-recipient", "original-recipient"}]


def _fields(group: str) -> Iterator[tuple[str, str]]:
    for name, value in FIELD.findall(group.replace("\r\n", "\n")):
        yield name.lower(), cleaning.one_line(value)


def _ids(original: str) -> tuple[str, ...]:
    found = re.findall(r"^message-id:\s*<([^<>\s]{1,300})>", original, re.M | re.I)
    return tuple(dict.fromkeys(found))[:5]


def _text(part: Message) -> str:
    payload = part.get_payload()
    if isinstance(payload, list):
        return "\n".join(str(inner) for inner in payload)[:MOST]
    return bodies.bytes_of(part).decode("utf-8", "replace")[:MOST]
