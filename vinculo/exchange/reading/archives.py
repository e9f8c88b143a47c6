"""
Look into a ZIP archive before anything of it is unpacked: how many files it holds and how large they say they are.
"""

import struct
import zipfile
from typing import BinaryIO

from vinculo.exchange import limits
from vinculo.exchange.refusals import Refused

END = b"PK\x05\x06"
END_SIZE = 22
LONGEST_COMMENT = 65535
NESTED = (".zip", ".7z", ".rar", ".gz", ".bz2", ".xz")


def members_of(stream: BinaryIO) -> tuple[zipfile.ZipInfo, ...]:
    """The files of an archive, folders left out. Raises Refused when it is damaged, or larger than it may become."""
    _check_directory(stream)
    stream.seek(0)
    try:
        with zipfile.ZipFile(stream) as archive:
            found = tuple(one for one in archive.infolist() if not one.is_dir())
    except (zipfile.BadZipFile, ValueError, OSError, struct.error, NotImplementedError):
        raise Refused("zip_broken") from None
    if sum(one.file_size for one in found) > limits.UNPACKED:
        raise Refused("zip_too_large", limit=limits.UNPACKED // limits.MEGABYTE)
    return found


def member_named(stream: BinaryIO, name: str) -> BinaryIO:
    """One file of an archive as a stream; whoever reads it closes it. It never gives more than the archive says."""
    stream.seek(0)
    return zipfile.ZipFile(stream).open(name)  # type: ignore[return-value]


def is_packed(name: str) -> bool:
    return name.lower().endswith(NESTED)


def _check_directory(stream: BinaryIO) -> None:
    """The list of files stands at the end and says its own size: it is read only when that is small."""
    size = stream.seek(0, 2)
    stream.seek(max(0, size - END_SIZE - LONGEST_COMMENT))
    tail = stream.read()
    at = tail.rfind(END)
    if at < 0 or len(tail) - at < END_SIZE:
        raise Refused("zip_broken")
    entries, directory = struct.unpack("<10xHL", tail[at : at + 16])
    if entries > limits.MEMBERS or directory > limits.DIRECTORY:
        raise Refused("zip_too_many", limit=limits.MEMBERS)
