"""What came with a letter, with its content."""

from dataclasses import dataclass
from email.message import Message

from vinculo.mail.reading import bodies, limits

SMALL = 24 * 1024  # bytes: a picture that stands in the text and is no larger is part of somebody's signature
UNKEPT = frozenset({"text/calendar", "application/pgp-signature", "application/pkcs7-signature",
                    "application/x-pkcs7-signature", "message/delivery-status"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A part of a letter that is none of its words. `cid` is the name under which its HTML shows it."""

    name: str
    type: str
    data: bytes
    unread: str = ""
    cid: str = ""

    @property
    def is_file(self) -> bool:
        """Whether somebody sent it as a file of its own."""
        if not self.data or self.type in UNKEPT:
            return False
        return not (self.cid and self.type.startswith("image/") and len(self.data) <= SMALL)


def enclosed_in(message: Message) -> list[Enclosed]:
    """In the order of the letter. Raises vinculo.mail.reading.bodies.TooManyParts."""
    found = [_enclosed(part) for part in bodies.parts_of(message) if bodies.is_attachment(part)]
    return found[: limits.ATTACHMENTS]


def _enclosed(part: Message) -> Enclosed:
    told = bodies.attachment(part)
    cid = str(part.get("Content-ID", "")).strip().strip("<>")[:300]
    return Enclosed(told.name, told.type, _content(part), told.unread, cid)


def _content(part: Message) -> bytes:
    """Of an attached letter the letter itself, as it would lie in a file."""
    payload = part.get_payload()
    if isinstance(payload, list):
        try:
            return b"".join(inner.as_bytes() for inner in payload if isinstance(inner, Message))
        except (ValueError, LookupError, UnicodeError, TypeError, AttributeError):
            return b""
    return bodies.bytes_of(part)
