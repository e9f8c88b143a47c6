"""
Open any file that can be imported, whatever its format: the one door all faces and jobs go through.
"""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from vinculo.exchange import limits
from vinculo.exchange.addressbook import reading as lists
from vinculo.exchange.addressbook.contacts import ContactRow
from vinculo.exchange.addressbook.headings import Shape
from vinculo.exchange.mails import reading as mails
from vinculo.exchange.reading.recognise import Format, recognise
from vinculo.exchange.refusals import Refused, RowProblem
from vinculo.exchange.trello import reading as boards
from vinculo.exchange.trello import table as board_tables
from vinculo.exchange.trello.board import Board
from vinculo.exchange.vcard import reading as cards
from vinculo.mail.reading.messages import MailRow

Record = ContactRow | MailRow | RowProblem
TABLES = frozenset({Format.LINKEDIN, Format.GOOGLE, Format.OUTLOOK, Format.THUNDERBIRD, Format.TABLE})


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that was recognised: its format and its size in bytes."""

    format: Format
    size: int


def format_of(stream: BinaryIO, name: str = "") -> Opened:
    """Recognise a file and check its size; `name` settles what the content leaves open. Raises Refused."""
    size = stream.seek(0, os.SEEK_END)
    if size > limits.FILE_SIZE:
        raise Refused("too_big", limit=limits.FILE_SIZE // limits.MEGABYTE)
    found = recognise(stream, name)
    stream.seek(0)
    return Opened(found, size)


def shape_of(stream: BinaryIO, format: Format) -> Shape | None:
    """Headings and proposed columns of a contact list; None for every other format."""
    return lists.look(stream) if format in TABLES else None


def open_records(
    stream: BinaryIO, format: Format, columns: Mapping[int, str] | None = None, sheet: int | None = None
) -> Iterator[Record]:
    """
    The contacts or the mails of a file, one at a time, with the rows that cannot be taken between them as RowProblem.
    `columns` (index → field) replaces what a list's headings propose, `sheet` the likeliest sheet of a workbook. Raises
    Refused, at once or on the way.
    """
    if format in TABLES:
        return lists.read(stream, columns, sheet).records
    if format is Format.VCARD:
        return cards.read(stream)
    if format is Format.MBOX:
        return mails.read_box(stream)
    if format is Format.EML:
        return mails.read_mail(stream)
    raise ValueError(f"{format} holds a board")


def open_board(stream: BinaryIO, format: Format, name: str = "") -> Board:
    """The board of a file. `name` (of the file, without its ending) is used when the board has none."""
    return board_tables.read(stream, name) if format is Format.TRELLO_CSV else boards.read(stream, name)
