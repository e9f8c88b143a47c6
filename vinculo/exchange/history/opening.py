"""
Open the history of another system, whatever it was written by.

How a reader registers: import its module here and add one line to READERS, `Format.X: Reader(x.read)`. `read(stream,
format, name)` yields records and row problems, and raises Refused when the whole file cannot be taken. A reader that
wants to be told something (date order, decimal sign, which sheet) registers `Reader(x.read, asks=x.asks)`:
`asks(stream, format, name, choices)` returns its questions, each with a proposal; what was chosen so far may lead to
other questions (another sheet has other columns). A reader that must see the whole file to ask registers
`Reader(x.read, look=x.look, asks_of=x.asks)` instead: `look(stream)` returns plain values, which are kept with the
import so that one look is enough, and `asks_of(looked)` its questions. `read` then takes the answers as a fourth
argument, a mapping from the question's name to the value chosen (or proposed).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO

from vinculo.exchange.basecamp import reading as basecamp
from vinculo.exchange.history.asking import Question as Question
from vinculo.exchange.history.records import Records
from vinculo.exchange.icalendar import reading as icalendar
from vinculo.exchange.reading.recognise import Format
from vinculo.exchange.sheets import questions as tracker_questions
from vinculo.exchange.sheets import tracker
from vinculo.exchange.versionone import reading as versionone
from vinculo.exchange.zoho import crm as zoho_crm
from vinculo.exchange.zoho import projects as zoho_projects

Choices = Mapping[str, str]
Looked = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Reader:
    """How one system's files are read."""

    read: Callable[..., Records]
    asks: Callable[[BinaryIO, Format, str, Choices], tuple[Question, ...]] | None = None
    look: Callable[[BinaryIO], Looked] | None = None
    asks_of: Callable[[Looked], tuple[Question, ...]] | None = None


READERS: dict[Format, Reader] = {
    Format.CALENDAR: Reader(icalendar.read, look=icalendar.look, asks_of=icalendar.asks),
    Format.TRACKER: Reader(tracker.read, asks=tracker_questions.asks),
    Format.BASECAMP: Reader(basecamp.read),
    Format.VERSIONONE: Reader(versionone.read),
    Format.ZOHO: Reader(zoho_crm.read, asks=zoho_crm.asks),
    Format.ZOHO_PROJECTS: Reader(zoho_projects.read),
}


def look_at(stream: BinaryIO, format: Format) -> Looked | None:
    """What the reader of this file must know of the whole to ask; None for most, which look again. Raises Refused."""
    reader = READERS.get(format)
    return reader.look(stream) if reader and reader.look else None


def questions_of(
    stream: BinaryIO, format: Format, name: str, choices: Choices | None = None, looked: Looked | None = None
) -> tuple[Question, ...]:
    """What the reader of this file wants to be told; nothing for most. With `looked` at it reads nothing. Refused."""
    reader = READERS.get(format)
    if reader is not None and reader.look and reader.asks_of:
        return reader.asks_of(looked or reader.look(stream))
    return reader.asks(stream, format, name, choices or {}) if reader and reader.asks else ()


def open_history(
    stream: BinaryIO, format: Format, name: str, choices: Choices | None = None, looked: Looked | None = None
) -> Records:
    """The records of a file, one at a time, with the rows that cannot be taken between them. Raises Refused."""
    reader = READERS[format]
    stream.seek(0)
    if reader.asks is None and reader.look is None:
        return reader.read(stream, format, name)
    answers = {one.name: one.proposed for one in questions_of(stream, format, name, choices, looked)}
    stream.seek(0)
    return reader.read(stream, format, name, {**answers, **(choices or {})})
