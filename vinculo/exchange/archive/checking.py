"""Whether an archive is whole: every part is there, has its hash, and nothing else is in it."""

import json
from collections.abc import Iterator
from pathlib import Path

from vinculo.exchange.archive import files
from vinculo.exchange.archive.container import MANIFEST, Opened, Part
from vinculo.exchange.archive.manifest import Manifest, read
from vinculo.exchange.archive.refusals import Refused


def check(path: Path) -> Manifest:
    """Reads every byte once, writes nothing. Refused names the first part that is wrong."""
    with Opened(path) as opened:
        return check_opened(opened)


def check_opened(opened: Opened) -> Manifest:
    manifest = read(opened.manifest_bytes())
    seen = {MANIFEST}
    for part in _parts(opened, manifest):
        if part.name in seen:
            continue
        seen.add(part.name)
        for _piece in opened.pieces(part):
            pass
    if strange := sorted(opened.infos.keys() - seen):
        raise Refused("unknown_part", part=strange[0])
    return manifest


def _parts(opened: Opened, manifest: Manifest) -> Iterator[Part]:
    yield from manifest.tables
    yield from manifest.lists
    for _key, part in files.listed(opened, manifest.listing("files")):
        if part:
            yield part
    pages = manifest.listing("pages")
    for number, line in enumerate(opened.lines(pages), start=1):
        try:
            told = json.loads(line)
            yield Part(str(told["name"]), int(told["size"]), str(told["sha256"]))
        except (ValueError, TypeError, KeyError) as why:
            raise Refused("row", part=pages.name, number=number) from why
