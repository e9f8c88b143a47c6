"""
Write contact cards (RFC 6350, and 2426 for programmes that know no newer ones). What our own reading takes from a card
is what was put into it.
"""

from collections.abc import Iterable, Iterator
from typing import BinaryIO, Literal

from vinculo.exchange.addressbook.contacts import ContactRow
from vinculo.exchange.reading.dates import Day

Version = Literal["4.0", "3.0"]
FOLD = 75  # bytes a line
ESCAPED = str.maketrans({"\\": "\\\\", ",": "\\,", ";": "\\;", "\n": "\\n"})
TYPES = {"phone": "voice", "mobile": "cell", "fax": "fax"}


def write(out: BinaryIO, rows: Iterable[ContactRow], version: Version = "4.0") -> int:
    """All of them, one after the other. How many there were."""
    count = 0
    for count, row in enumerate(rows, start=1):  # noqa: B007  counted on the way
        out.write(card_of(row, version).encode())
    return count


def card_of(row: ContactRow, version: Version = "4.0") -> str:
    return "".join(f"{line}\r\n" for line in map(_folded, _lines(row, version)))


def _lines(row: ContactRow, version: Version) -> Iterator[str]:
    yield "BEGIN:VCARD"
    yield f"VERSION:{version}"
    yield f"FN:{_text(row.shown_as)}"
    yield f"N:{_text(row.family)};{_text(row.given)};;;"
    for name, value in (("UID", row.external_id), ("ORG", row.company), ("TITLE", row.title), ("LANG", row.language)):
        if value:
            yield f"{name}:{_text(value)}"
    for address in row.emails:
        yield f"EMAIL:{_text(address)}" if version == "4.0" else f"EMAIL;TYPE=internet:{_text(address)}"
    for kind, number in row.phones:
        yield f"TEL;TYPE={TYPES[kind]}:{_text(number)}"
    for address in filter(None, (row.linkedin, *row.webs)):
        yield f"URL:{_text(address)}"
    if row.birthday:
        yield f"BDAY:{_day(row.birthday, version)}"
    if row.groups:
        yield f"CATEGORIES:{','.join(map(_text, row.groups))}"
    if row.note:
        yield f"NOTE:{_text(row.note)}"
    yield "END:VCARD"


def _text(value: str) -> str:
    return value.translate(ESCAPED)


def _day(day: Day, version: Version) -> str:
    dash = "" if version == "4.0" else "-"
    year = f"{day.year:04}" if day.year else "--"
    return f"{year}{dash if day.year else ''}{day.month:02}{dash}{day.day:02}"


def _folded(line: str) -> str:
    """Lines of 75 bytes at most; the next ones begin with a blank. A letter is never cut in two."""
    if len(line) <= FOLD // 4:
        return line
    parts: list[str] = []
    part, size = "", 0
    for letter in line:
        width = len(letter.encode())
        if size + width > (FOLD if not parts else FOLD - 1):
            parts.append(part)
            part, size = "", 0
        part, size = part + letter, size + width
    return "\r\n ".join([*parts, part])
