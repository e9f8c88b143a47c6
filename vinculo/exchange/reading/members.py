"""The files of an archive one after the other, each unpacked by itself and only as far as it may be large."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from vinculo.exchange import limits
from vinculo.exchange.reading.archives import is_packed, member_named, members_of
from vinculo.exchange.refusals import Refused, RowProblem
from vinculo.language.cleaning import beginning

BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, struct.error)
ENCRYPTED = 0x1


def is_archive(stream: BinaryIO) -> bool:
    stream.seek(0)
    head = stream.read(4)
    stream.seek(0)
    return head.startswith(b"PK")


def files_in(stream: BinaryIO, *endings: str) -> Iterator[tuple[str, BinaryIO | RowProblem]]:
    """
    Name and content of each file with one of these endings, by name; a problem in place of one that cannot be opened.
    Other files are problems as well. Raises Refused for an archive that is none, or holds too much.
    """
    for member in sorted(members_of(stream), key=lambda one: one.filename):
        name = member.filename
        if name.startswith("__MACOSX/") or name.rsplit("/", 1)[-1].startswith("."):
            continue
        yield name, _opened(stream, member) if name.lower().endswith(endings) else _left(member)


def _opened(stream: BinaryIO, member: zipfile.ZipInfo) -> BinaryIO | RowProblem:
    if member.file_size > limits.JSON_SIZE:
        raise Refused("too_big", limit=limits.JSON_SIZE // limits.MEGABYTE)
    if member.flag_bits & ENCRYPTED:
        return _problem(member, "file_locked")
    try:
        with member_named(stream, member.filename) as opened:
            return io.BytesIO(opened.read(member.file_size))
    except BROKEN:
        return _problem(member, "file_broken")


def _left(member: zipfile.ZipInfo) -> RowProblem:
    return _problem(member, "file_packed" if is_packed(member.filename) else "file_left")


def _problem(member: zipfile.ZipInfo, why: str) -> RowProblem:
    return RowProblem(0, beginning(member.filename, 120), why)
