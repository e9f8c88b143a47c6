"""
Which format a file is in, from its content; its name is only asked when the content could be two things.
"""

import re
from enum import StrEnum

from vinculo.exchange.addressbook.headings import kind_of_table
from vinculo.exchange.reading.text import mark_of, refuse_bytes, unmarked_utf16
from vinculo.exchange.refusals import Refused
from vinculo.language.alphabets import guess_letters


class Format(StrEnum):
    """The formats that can be imported. The value is kept with the import."""

    LINKEDIN = "linkedin"
    GOOGLE = "google"
    OUTLOOK = "outlook"
    THUNDERBIRD = "thunderbird"
    TABLE = "table"
    VCARD = "vcard"
    EML = "eml"
    MBOX = "mbox"
    TRELLO = "trello"
    TRELLO_CSV = "trello_csv"

    @property
    def holds(self) -> str:
        """What comes out of it: contacts, mail or a board."""
        return HOLDS.get(self, "contacts")


HOLDS = {Format.EML: "mail", Format.MBOX: "mail", Format.TRELLO: "board", Format.TRELLO_CSV: "board"}
PICTURES = (b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"BM", b"RIFF", b"II*\x00", b"MM\x00*")
OFFICE_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HEADER = re.compile(r"[!-9;-~]+[ \t]*:")
MAIL_HEADERS = re.compile(
    r"^(from|to|subject|date|received|return-path|message-id|mime-version|delivered-to|content-type|reply-to|"
    r"x-[\w-]+|dkim-signature|cc|sender|arc-[\w-]+|authentication-results)[ \t]*:",
    re.I | re.M,
)
PAGE = re.compile(r"<(?:!doctype html|html|table|head|body|meta)\b", re.I)


def recognise(head: bytes, name: str = "") -> Format:
    """
    Name the format of a file from its first bytes (64 KB are enough). Raises Refused for what cannot be imported.
    """
    if not head.strip(b"\x00 \t\r\n"):
        raise Refused("empty")
    _refuse_binary(head)
    return _of_text(head_text(head), name)


def head_text(head: bytes) -> str:
    """The first bytes as text, to look at; the real decoding happens over the whole file."""
    codec = mark_of(head) or unmarked_utf16(head)
    if codec is None:
        try:
            head[: max(len(head) - 4, 0)].decode("utf-8")
            codec = "utf-8"
        except UnicodeDecodeError:
            codec = guess_letters(head)
    return head.decode(codec, "ignore").lstrip("\ufeff")


def _refuse_binary(head: bytes) -> None:
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        raise Refused("excel" if b"xl/" in head or b"[Content_Types].xml" in head or b"docProps/" in head else "zip")
    if head.startswith((b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh")):
        raise Refused("zip")
    if head.startswith(OFFICE_OLD):
        raise Refused("outlook_mail")
    if head.startswith(b"%PDF-"):
        raise Refused("pdf")
    if head.startswith(PICTURES) and b"\n" not in head[:4]:
        raise Refused("picture")
    if len(head) <= 512 and head[:1] and head[0] < 55 and len(head) in (162, 165):
        raise Refused("excel_lock")
    refuse_bytes(head)


def _of_text(text: str, name: str) -> Format:
    start = text.lstrip()
    lowered = start[:2048].lower()
    if lowered.startswith("begin:vcard"):
        return Format.VCARD
    if lowered.startswith("begin:vcalendar"):
        raise Refused("calendar")
    if start.startswith(("{", "[")):
        return Format.TRELLO
    if PAGE.match(lowered):
        raise Refused("web_page")
    if lowered.startswith("<?xml") or lowered.startswith("<") and lowered.rstrip().endswith(">"):
        raise Refused("xml")
    return _mail(start) or _table(start, name)


def _mail(start: str) -> Format | None:
    lines = re.split(r"\r\n|\n|\r", start[:4096])
    if lines[0].startswith("From ") and len(lines) > 1 and (HEADER.match(lines[1]) or lines[1].startswith(">From ")):
        return Format.MBOX
    if not HEADER.match(lines[0]):
        return None
    block = re.split(r"\n\r?\n", start[:65536].replace("\r\n", "\n"), maxsplit=1)[0]
    known = {found.lower() for found in MAIL_HEADERS.findall(block)}
    return Format.EML if len(known) >= 2 or known & {"received", "message-id", "mime-version"} else None


def _table(start: str, name: str) -> Format:
    kind = kind_of_table(start)
    if kind is None or kind == "table?" and not name.lower().endswith((".csv", ".tsv", ".tab")):
        raise Refused("plain_text")
    return Format(kind.removesuffix("?"))
