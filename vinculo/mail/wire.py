"""Asking an IMAP server for letters by their numbers, and taking its answer apart."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

from imap_tools import BaseMailBox
from imap_tools.errors import ImapToolsError

from vinculo.mail.reading import headers, limits

STEP = 20_000  # numbers asked for at once: their list has to fit on one line
AT_ONCE, BYTES_AT_ONCE = 50, 16 * limits.MEGABYTE
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
UID = re.compile(rb"\bUID (\d+)")
SIZE = re.compile(rb"\bRFC822\.SIZE (\d+)")
ARRIVED = re.compile(rb'\bINTERNALDATE "([^"]+)"')


class NoAnswer(ImapToolsError):
    """The server did not say what it was asked."""


@dataclass(frozen=True, slots=True)
class Piece:
    """What the server says about one letter: as much of it as was asked for."""

    uid: int
    size: int = 0
    arrived_at: datetime | None = None
    data: bytes = b""


@dataclass(frozen=True, slots=True)
class Numbering:
    """The folder's word for its numbering, and the number its next letter gets."""

    uidvalidity: int
    uidnext: int


def choose(box: BaseMailBox, folder: str) -> Numbering:
    """Opens a folder for reading only. Raises what the library raises when there is none."""
    status = box.folder.status(folder, ["UIDVALIDITY", "UIDNEXT"])
    box.folder.set(folder, readonly=True)
    return Numbering(status["UIDVALIDITY"], status["UIDNEXT"])


def numbers_after(box: BaseMailBox, last: int, numbering: Numbering, since: date | None = None) -> Iterator[list[int]]:
    """The numbers above `last`, rising, some thousands at a time, of letters that arrived on that day or later."""
    on = f" SINCE {since.day}-{MONTHS[since.month - 1]}-{since.year}" if since else ""
    for begin in range(last + 1, numbering.uidnext, STEP):
        words = f"UID {begin}:{begin + STEP - 1}{on}"
        yield sorted(uid for text in box.uids(words, charset=None) if (uid := int(text)) > last)


def sizes(box: BaseMailBox, uids: Sequence[int]) -> list[Piece]:
    """How large they are, and the head that tells a letter from others."""
    return _fetch(box, uids, "(UID RFC822.SIZE BODY.PEEK[HEADER.FIELDS (MESSAGE-ID)])")


def whole(box: BaseMailBox, uids: Sequence[int]) -> list[Piece]:
    """The letters as they lie there; they stay unread."""
    return _fetch(box, uids, "(UID RFC822.SIZE INTERNALDATE BODY.PEEK[])")


def heads(box: BaseMailBox, uids: Sequence[int]) -> list[Piece]:
    """Only their heads: of letters too large to take in."""
    return _fetch(box, uids, "(UID RFC822.SIZE INTERNALDATE BODY.PEEK[HEADER])")


def message_id_of(head: bytes) -> str:
    from email import message_from_bytes

    found = headers.message_ids(message_from_bytes(head), "Message-ID")
    return found[0] if found else ""


def in_portions(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """So many letters, or so many bytes, that they fit into memory."""
    held: list[Piece] = []
    size = 0
    for piece in pieces:
        if held and (len(held) == AT_ONCE or size + piece.size > BYTES_AT_ONCE):
            yield held
            held, size = [], 0
        held.append(piece)
        size += piece.size
    if held:
        yield held


def _fetch(box: BaseMailBox, uids: Sequence[int], parts: str) -> list[Piece]:
    if not uids:
        return []
    answer, lines = box.client.uid("fetch", ",".join(map(str, uids)), parts)
    if answer != "OK":
        raise NoAnswer(f"fetch: {answer}")
    found: dict[int, Piece] = {}
    for words, data in _letters(lines):
        if uid := UID.search(words):
            size, arrived = SIZE.search(words), ARRIVED.search(words)
            number = int(uid[1])
            found[number] = Piece(number, int(size[1]) if size else len(data), _moment(arrived), data)
    return [found[uid] for uid in uids if uid in found]


def _letters(lines: Sequence[object]) -> Iterator[tuple[bytes, bytes]]:
    """(what is said about a letter, the letter): the library gives each as a pair and what stands behind it."""
    words, data = b"", b""
    for line in lines:
        if isinstance(line, tuple):
            if words:
                yield words, data
            words, data = bytes(line[0]), bytes(line[1])
        elif isinstance(line, bytes):
            words += b" " + line
    if words:
        yield words, data


def _moment(found: "re.Match[bytes] | None") -> datetime | None:
    if found is None:
        return None
    try:
        return parsedate_to_datetime(found[1].decode("ascii").strip().replace("-", " ", 2)).astimezone(UTC)
    except (ValueError, TypeError, UnicodeDecodeError, OverflowError):
        return None
