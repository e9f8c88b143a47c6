"""
What a file in the container of old Office is: a workbook, one with a password, an Outlook message, something else. It
looks at the container's list of contents, and into nothing.
"""

import struct
from typing import BinaryIO

MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENTRY = 128
LOOK_AT = 1 << 20
BEGINNING = b"\x09\x08\x10\x00\x00\x06\x05\x00"  # how the contents of a workbook begin, with 12 more bytes
PASSWORD = b"\x2f\x00"  # and what follows when they are protected


def kind_of(stream: BinaryIO) -> str:
    """workbook, password, mail, or nothing when it is none of these."""
    stream.seek(0)
    head = stream.read(512)
    if len(head) < 512:
        return ""
    (shift,), (sector,) = struct.unpack("<H", head[30:32]), struct.unpack("<L", head[48:52])
    if shift not in (9, 12):
        return ""
    stream.seek((sector + 1) << shift)
    names = _names(stream.read(max(1 << shift, 4 * ENTRY)))
    if names & {"EncryptedPackage", "EncryptionInfo", "encryption"}:
        return "password"
    if names & {"Workbook", "Book"}:
        return "password" if _is_protected(stream) else "workbook"
    return "mail" if any(name.startswith(("__substg", "__nameid")) for name in names) else ""


def _names(directory: bytes) -> set[str]:
    found = set()
    for at in range(0, len(directory) - ENTRY + 1, ENTRY):
        (length,) = struct.unpack("<H", directory[at + 64 : at + 66])
        if 2 <= length <= 64:
            found.add(directory[at : at + length - 2].decode("utf-16-le", "replace"))
    return found


def _is_protected(stream: BinaryIO) -> bool:
    stream.seek(0)
    data = stream.read(LOOK_AT)
    at = data.find(BEGINNING)
    return at >= 0 and data[at + 20 : at + 22] == PASSWORD
