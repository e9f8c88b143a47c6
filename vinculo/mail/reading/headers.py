"""
The headers of a mail, however badly they are written: encoded words, bare bytes, broken dates, odd addresses.
"""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime

from vinculo.language import cleaning
from vinculo.language.alphabets import guess_letters
from vinculo.mail.reading import limits
from vinculo.mail.reading.messages import Address

MESSAGE_ID = re.compile(r"<\s*([^<>\s]{1,300})\s*>")
BETWEEN_WORDS = re.compile(r"\?=\s+=\?")
EARLIEST, LATEST = datetime(1980, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)


def decoded(data: bytes, charset: str = "") -> str:
    """Bytes as text: the charset named, else UTF-8, else what it looks like. Never raises."""
    for codec in (charset.strip().strip("\"'"), "utf-8"):
        try:
            if codec:
                return data.decode("cp1252" if codec.lower() in {"iso-8859-1", "latin1", "us-ascii"} else codec)
        except (LookupError, UnicodeError, ValueError):
            continue
    return data.decode(guess_letters(data), "replace")


def values(message: Message, name: str) -> list[str]:
    """All headers of this name as they were sent, bare bytes as surrogates."""
    return [str(value) for key, value in message.raw_items() if key.lower() == name.lower()]


def header(message: Message, name: str) -> str:
    """The first header of this name as clean text on one line."""
    return cleaning.one_line(unencoded(_raw(message, name)))[:2000]


def unencoded(raw: str) -> str:
    """Encoded words (`=?utf-8?q?…?=`) and bare bytes as text."""
    if "=?" not in raw:
        return _bare(raw)
    try:
        parts = decode_header(BETWEEN_WORDS.sub("?==?", raw))
    except (HeaderParseError, ValueError, LookupError):
        return _bare(raw)
    return "".join(decoded(part, charset or "") if isinstance(part, bytes) else part for part, charset in parts)


def addresses(message: Message, name: str) -> tuple[Address, ...]:
    """The addresses of a header that are addresses; names are decoded after parting, so a comma in one is safe."""
    raw = values(message, name)[:20]
    found: dict[str, Address] = {}
    for shown, email in _pairs(raw):
        address = cleaning.email_address(unencoded(email))
        if address:
            found.setdefault(address, Address(address, cleaning.one_line(unencoded(shown))[: limits.NAME]))
    return tuple(found.values())[:500]


def message_ids(message: Message, name: str) -> tuple[str, ...]:
    """The ids of References or In-Reply-To, oldest first, without brackets; what is no id is passed over."""
    text = cleaning.one_line(" ".join(values(message, name)))
    return tuple(dict.fromkeys(MESSAGE_ID.findall(text)))[-limits.MAIL_REFERENCES :]


def sent_at(message: Message) -> datetime | None:
    """When the mail was sent, in UTC: its Date, else the newest Received. A date outside 1980–2100 is none."""
    candidates = [_raw(message, "Date")]
    candidates += [value.rsplit(";", 1)[-1] for value in values(message, "Received")[:1]]
    return next(filter(None, map(_moment, candidates)), None)


def _moment(text: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(cleaning.one_line(text))
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
    try:
        found = found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (OverflowError, ValueError):
        return None
    return found if EARLIEST < found < LATEST else None


def _pairs(raw: list[str]) -> Iterable[tuple[str, str]]:
    try:
        return getaddresses([value[:20_000].lstrip(", ") for value in raw])
    except (ValueError, IndexError, TypeError):
        return []


def _raw(message: Message, name: str) -> str:
    return next(iter(values(message, name)), "")


def _bare(raw: str) -> str:
    """A header written in bare bytes arrives with surrogates or as unknown-8bit."""
    try:
        data = raw.encode("ascii", "surrogateescape")
    except UnicodeEncodeError:
        return raw
    return raw if data.isascii() else decoded(data)
