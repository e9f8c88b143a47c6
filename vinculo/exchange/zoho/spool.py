"""A file of an archive, unpacked to where it can be read twice and measured."""

import shutil
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, cast

from vinculo.exchange import limits
from vinculo.exchange.refusals import Refused


@contextmanager
def spooled(packed: BinaryIO) -> Iterator[BinaryIO]:
    """Small ones stay in memory. Raises Refused when the archive lied about what is in it."""
    with packed, SpooledTemporaryFile(limits.MEGABYTE * 4) as unpacked:
        try:
            shutil.copyfileobj(packed, unpacked)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError):
            raise Refused("zip_broken") from None
        unpacked.seek(0)
        yield cast(BinaryIO, unpacked)
