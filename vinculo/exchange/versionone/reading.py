"""
Read what VersionOne answered: XML or JSON of rest-1.v1, JSON of query.v1, one file or a ZIP of several.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import BinaryIO

from vinculo.exchange.history.records import Job, Mark, Records, Said
from vinculo.exchange.reading.formats import Format
from vinculo.exchange.reading.members import files_in, is_archive
from vinculo.exchange.refusals import Refused, RowProblem
from vinculo.exchange.versionone import answer, document, talks, work
from vinculo.exchange.versionone.assets import JOBS, NAMED, TALKS, Asset
from vinculo.exchange.versionone.export import Export
from vinculo.exchange.versionone.pages import Page

TAKEN = JOBS | TALKS | {"Scope", "Timebox", "Milestone", "Member"}

NOTHING = b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"


def read(stream: BinaryIO, format: Format, name: str) -> Records:
    """
    Projects first, then iterations, work items and what was said, then what the whole tells. Raises Refused.
    """
    export = Export()
    if is_archive(stream):
        for _name, opened in files_in(stream, ".json", ".xml"):
            if isinstance(opened, RowProblem):
                yield opened
            else:
                export.take(_assets(opened))
    else:
        export.take(_assets(stream))
    if export.is_empty:
        raise Refused("not_versionone")
    yield from _records(export, PurePosixPath(name).stem or "VersionOne")


def _assets(stream: BinaryIO) -> Iterator[Asset | Page]:
    stream.seek(0)
    start = stream.read(200).lstrip(NOTHING)
    stream.seek(0)
    return document.read(stream) if start.startswith(b"<") else answer.read(stream)


def _records(export: Export, named: str) -> Records:
    jobs = [work.job(asset, export) for asset in export.of(*JOBS)]
    marks = list(work.marks(export))
    said = [talks.said(asset, export) for asset in export.of(*TALKS)]
    used = {one.work_id for one in (*jobs, *marks, *said) if isinstance(one, Job | Mark | Said)}
    yield from work.works(export, named, used - {""})
    yield from marks
    yield from jobs
    yield from said
    yield from (work.problem(asset, "a_colleague") for asset in export.of("Member"))
    yield from _left(export)
    yield from export.pages_missing()


def _left(export: Export) -> Iterator[RowProblem]:
    """The kinds that have no place here, each once, with how many of it there are."""
    others = [
        one
        for one in export.assets.values()
        if not one.nested and one.type not in TAKEN and not NAMED.fullmatch(one.type)
    ]
    counts = Counter(one.type for one in others)
    for kind, first in {one.type: one.number for one in reversed(others)}.items():
        yield RowProblem(first, kind, "kind_left", {"kind": kind, "count": counts[kind]})
