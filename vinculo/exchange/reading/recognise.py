"""
Which format a file is in, from its content; its name is only asked when the content could be two things.
"""

import re
from collections.abc import Callable, Iterable
from typing import BinaryIO, TypeVar

from vinculo.exchange.addressbook.columns import folded
from vinculo.exchange.addressbook.headings import kind_of_table, layout_of
from vinculo.exchange.reading import oldoffice, signs
from vinculo.exchange.reading.archives import members_of
from vinculo.exchange.reading.formats import Format as Format
from vinculo.exchange.reading.text import mark_of, refuse_bytes, unmarked_utf16
from vinculo.exchange.refusals import Refused
from vinculo.exchange.sheets import workbook
from vinculo.exchange.sheets.headings import of_sheet
from vinculo.exchange.sheets.layout import best_sheet
from vinculo.exchange.sheets.source import text_sheet
from vinculo.language.alphabets import guess_letters

HEAD = 65536
PICTURES = (b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"BM", b"RIFF", b"II*\x00", b"MM\x00*")
HEADER = re.compile(r"[!-9;-~]+[ \t]*:")
MAIL_HEADERS = re.compile(
    r"^(from|to|subject|date|received|return-path|message-id|mime-version|delivered-to|content-type|reply-to|"
    r"x-[\w-]+|dkim-signature|cc|sender|arc-[\w-]+|authentication-results)[ \t]*:",
    re.I | re.M,
)
PAGE = re.compile(r"<(?:!doctype html|html|table|head|body|meta)\b", re.I)
PLAN = "vinculo"  # the hidden sheet of a plan that was taken along from here
WORKBOOKS = frozenset({"xl/workbook.xml", "xl/workbook.bin", "content.xml"})
Seen = TypeVar("Seen")


def recognise(stream: BinaryIO, name: str = "") -> Format:
    """Name the format of a file. The stream is left anywhere. Raises Refused for what cannot be imported."""
    stream.seek(0)
    head = stream.read(HEAD)
    if not head.strip(b"\x00 \t\r\n"):
        raise Refused("empty")
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _of_archive(stream)
    if head.startswith(oldoffice.MARK):
        return _of_old_office(stream)
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


def _signed(seen: Seen, table: Iterable[tuple[Format, Callable[[Seen], bool]]]) -> Format | None:
    return next((format for format, is_it in table if is_it(seen)), None)


def _of_archive(stream: BinaryIO) -> Format:
    names = tuple(one.filename for one in members_of(stream))
    found = _signed(names, signs.ARCHIVES)
    if found is not None:
        return found
    if WORKBOOKS & set(names) and not any(name.startswith("word/") for name in names):
        return _of_workbook(stream)
    raise Refused("zip_mixed" if "[Content_Types].xml" in names else "zip")


def _of_old_office(stream: BinaryIO) -> Format:
    kind = oldoffice.kind_of(stream)
    if kind == "workbook":
        return _of_workbook(stream)
    raise Refused("excel_password" if kind == "password" else "outlook_mail")


def _of_workbook(stream: BinaryIO) -> Format:
    """A workbook with a list of people is a contact list like any other; every other one is taken for a tracker."""
    sheets = workbook.look(stream)
    if any(sheet.name == PLAN and not sheet.is_visible for sheet in sheets):
        raise Refused("own_plan")
    best = best_sheet(sheets)
    if best is None:
        raise Refused("workbook_empty")
    return Format.TABLE if best[1].kind == "contacts" else Format.TRACKER


def _refuse_binary(head: bytes) -> None:
    if head.startswith((b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh")):
        raise Refused("zip")
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
        return Format.CALENDAR
    if start.startswith(("{", "[")):
        return _signed(start, signs.JSON) or Format.TRELLO
    if PAGE.match(lowered):
        raise Refused("web_page")
    if start.startswith("<") and (found := _signed(start, signs.XML)):
        return found
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
    layout = layout_of(start)
    found = _signed(frozenset(map(folded, layout.headings)), signs.TABLES) if layout else None
    if found:
        return found
    heads = of_sheet(text_sheet(start)[1])
    if heads and heads.kind == "tracker":
        return Format.TRACKER
    kind = kind_of_table(start)
    if kind is None or kind == "table?" and not name.lower().endswith((".csv", ".tsv", ".tab")):
        raise Refused("plain_text")
    return Format(kind.removesuffix("?"))
