"""
Take a file in: under a random name in a folder of its own, never under the name it came with.
"""

import hashlib
import secrets
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from vinculo.clients.models import Client
from vinculo.documents.folders import private_folder
from vinculo.exchange import limits
from vinculo.exchange.models import ImportRun, State, imports_folder
from vinculo.exchange.opening import format_of, shape_of
from vinculo.exchange.reading.recognise import Format
from vinculo.exchange.refusals import Refused
from vinculo.mail.reading.names import safe_name
from vinculo.people.models import Person

CHUNK = 1 << 20


def receive(chunks: Iterable[bytes], name: str, *, by: Person, client: Client | None = None) -> ImportRun:
    """
    Keep the bytes of a file and say what it is. Raises Refused (and keeps nothing) when it cannot be imported.

    The run is in state "reading", or "mapping" when somebody must first say which column is which.
    """
    key = secrets.token_hex(20)
    path = imports_folder() / key
    try:
        size, digest = _keep(chunks, path)
        with path.open("rb") as stream:
            opened = format_of(stream, name)
            mapping, is_mapped = _mapping(stream, opened.format)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return ImportRun.objects.create(
        format=opened.format.value,
        file_name=safe_name(name, fallback="file"),
        stored_as=key,
        size=size,
        sha256=digest,
        by=by,
        client=client,
        mapping=mapping,
        state=State.READING if is_mapped else State.MAPPING,
    )


def chunks_of(stream: BinaryIO) -> Iterable[bytes]:
    while chunk := stream.read(CHUNK):
        yield chunk


def _keep(chunks: Iterable[bytes], path: Path) -> tuple[int, str]:
    private_folder(path.parent)
    size, digest = 0, hashlib.sha256()
    with path.open("xb") as target:
        path.chmod(0o600)
        for chunk in chunks:
            size += len(chunk)
            if size > limits.FILE_SIZE:
                raise Refused("too_big", limit=limits.FILE_SIZE // limits.MEGABYTE)
            digest.update(chunk)
            target.write(chunk)
    return size, digest.hexdigest()


def _mapping(stream: BinaryIO, format: Format) -> tuple[dict[str, str], bool]:
    shape = shape_of(stream, format)
    if shape is None:
        return {}, True
    return {str(index): field for index, field in shape.proposal.items()}, shape.is_mapped
