"""
Read what Basecamp's programming interface answered: one JSON file of one or many things, or a ZIP of several files.

Basecamp's own account export is a web site in an archive and holds no data to read; it is refused.
"""

from typing import BinaryIO

from vinculo.exchange.basecamp.export import Export
from vinculo.exchange.basecamp.kinds import stem
from vinculo.exchange.history.records import Records
from vinculo.exchange.reading.formats import Format
from vinculo.exchange.reading.jsonstream import elements
from vinculo.exchange.reading.members import files_in, is_archive
from vinculo.exchange.refusals import Refused, RowProblem


def read(stream: BinaryIO, format: Format, name: str) -> Records:
    """
    The records as they come, then what the whole tells. Raises Refused, also on the way.
    """
    export = Export()
    for file, opened in files_in(stream, ".json") if is_archive(stream) else ((name, stream),):
        if isinstance(opened, RowProblem):
            yield opened
        else:
            yield from _of_file(export, opened, file)
    if not export.is_of_basecamp:
        raise Refused("not_basecamp")
    yield from export.rest()


def _of_file(export: Export, stream: BinaryIO, name: str) -> Records:
    key = stem(name)
    for one in elements(stream):
        yield from export.take(one, key)
