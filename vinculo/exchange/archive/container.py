"""
The ZIP itself. Writing remembers size and hash of each part; reading trusts neither names nor sizes: nothing is taken
out by name, every part is read in pieces, and stops where it is larger than the archive says or its hash is another.
"""

import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import IO, Any, BinaryIO

from vinculo.exchange.archive.refusals import Refused

PIECE = 1024 * 1024
LONGEST_LINE = 256 * 1024 * 1024  # a row with a paper in it
MANIFEST, MOST_OF_MANIFEST = "manifest.json", 8 * 1024 * 1024
NEVER = (1980, 1, 1, 0, 0, 0)  # when a part was written says nothing, and would make two archives differ
NAMES = re.compile(
    r"manifest\.json|index(-\d+)?\.html|clients/\d+(-\d+)?\.html|style/archive\.css"
    r"|data/[a-z0-9_]+\.[A-Za-z0-9_]+\.jsonl|lists/(files|pages)\.jsonl|files/[0-9a-f]{2}/[0-9a-f]{64}(\.[a-z0-9]{1,5})?"
)
PACKED = re.compile(r"\.(pdf|png|jpe?g|gif|webp|zip|docx|xlsx|pptx|od[tsp]|mp[34]|mov|m4a|webm)$")


@dataclass(frozen=True, slots=True)
class Part:
    name: str
    size: int
    sha256: str
    rows: int = 0

    def told(self) -> dict[str, Any]:
        return asdict(self)


class Container:
    """An archive that is being written."""

    def __init__(self, out: BinaryIO) -> None:
        self.zip = zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED)

    def __enter__(self) -> "Container":
        return self

    def __exit__(self, kind: object, *_exception: object) -> None:
        """Ends the file; one that broke off is left as it is, without the end that would make it look whole."""
        if kind is None:
            self.zip.close()
        else:
            self.zip.fp = None

    def __contains__(self, name: str) -> bool:
        return name in self.zip.NameToInfo

    def put(self, name: str, pieces: Iterable[bytes]) -> Part:
        """`rows` of the part is how many pieces there were."""
        digest, size, count = sha256(), 0, 0
        info = zipfile.ZipInfo(name, NEVER)
        info.compress_type = zipfile.ZIP_STORED if PACKED.search(name) else zipfile.ZIP_DEFLATED
        info.external_attr = 0o600 << 16
        with self.zip.open(info, "w", force_zip64=True) as file:
            for piece in pieces:
                digest.update(piece)
                file.write(piece)
                size, count = size + len(piece), count + 1
        return Part(name, size, digest.hexdigest(), count)


class Opened:
    """An archive that somebody brought."""

    def __init__(self, path: Path) -> None:
        try:
            self.zip = zipfile.ZipFile(path)
        except (OSError, zipfile.BadZipFile, ValueError) as why:
            raise Refused("not_ours") from why
        self.infos: dict[str, zipfile.ZipInfo] = {}
        for info in self.zip.infolist():
            if not NAMES.fullmatch(info.filename) or info.filename in self.infos or info.flag_bits & 1:
                raise Refused("unknown_part", part=info.filename[:200])
            self.infos[info.filename] = info

    def __enter__(self) -> "Opened":
        return self

    def __exit__(self, *_exception: object) -> None:
        self.zip.close()

    def manifest_bytes(self) -> bytes:
        try:
            with self.zip.open(MANIFEST) as file:
                return file.read(MOST_OF_MANIFEST)
        except (KeyError, OSError, zipfile.BadZipFile, NotImplementedError, RuntimeError) as why:
            raise Refused("not_ours") from why

    def pieces(self, part: Part) -> Iterator[bytes]:
        """The bytes of a part. Refused where they are not those that the archive speaks of."""
        with self._open(part) as file:
            yield from _checked(part, iter(lambda: file.read(PIECE), b""))

    def lines(self, part: Part) -> Iterator[bytes]:
        """The same by lines."""
        with self._open(part) as file:
            yield from _checked(part, iter(lambda: file.readline(LONGEST_LINE), b""))

    def _open(self, part: Part) -> IO[bytes]:
        info = self.infos.get(part.name)
        if info is None:
            raise Refused("missing", part=part.name)
        if info.file_size != part.size:
            raise Refused("size" if info.file_size > part.size else "damaged", part=part.name)
        try:
            return self.zip.open(info)
        except (OSError, zipfile.BadZipFile, NotImplementedError, RuntimeError) as why:
            raise Refused("damaged", part=part.name) from why


def _checked(part: Part, pieces: Iterator[bytes]) -> Iterator[bytes]:
    digest, size = sha256(), 0
    while True:
        try:
            piece = next(pieces, b"")
        except (OSError, EOFError, zipfile.BadZipFile, zlib.error) as why:
            raise Refused("damaged", part=part.name) from why
        if not piece:
            break
        size += len(piece)
        if size > part.size:
            raise Refused("size", part=part.name)
        digest.update(piece)
        yield piece
    if size != part.size or digest.hexdigest() != part.sha256:
        raise Refused("damaged", part=part.name)
