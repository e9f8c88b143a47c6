"""
How a tracker is laid out: which sheet, which row of headings, what each column means. Proposed from the file, changed
by whoever imports it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import BinaryIO

from vinculo.exchange.addressbook.columns import folded
from vinculo.exchange.refusals import Refused
from vinculo.exchange.sheets import columns, headings
from vinculo.exchange.sheets.cells import Line, text_of
from vinculo.exchange.sheets.evidence import Evidence, gathered
from vinculo.exchange.sheets.headings import Headings
from vinculo.exchange.sheets.source import lines_of, sheets_of
from vinculo.exchange.sheets.values import Ways
from vinculo.exchange.sheets.workbook import Sheet
from vinculo.language.cleaning import one_line

EXTRA = "extra"  # a column that is kept as a line of the description
NO_NAME = re.compile(
    r"(?:sheet|hoja|arkusz|tabelle|feuil|planilha)\s*\d*|tasks?|tareas?|zadania|plan|data|datos|dane|", re.I
)
WORK = frozenset({"title", "project", "mark"})  # what a row may be about; or "account" alone
KINDS = ("tracker", "contacts", "")


@dataclass(frozen=True, slots=True)
class Layout:
    """The sheets, the chosen one with its headings and columns, and what whole columns tell."""

    sheets: tuple[Sheet, ...]
    sheet: Sheet
    headings: Headings
    columns: Mapping[int, str]
    proposal: Mapping[int, str]
    evidence: Evidence
    ways: Ways
    name: str  # of the project, where no column names one


def best_sheet(sheets: tuple[Sheet, ...]) -> tuple[Sheet, Headings] | None:
    """The visible sheet that is most likely the tracker; the first, when several are alike."""
    found = [(sheet, headings.of_sheet(sheet)) for sheet in sheets if sheet.is_visible]
    read = [(sheet, heads) for sheet, heads in found if heads is not None]
    if not read:
        return None
    return min(read, key=lambda one: (KINDS.index(one[1].kind), -one[1].worth, one[0].index))


def laid_out(stream: BinaryIO, file_name: str, choices: Mapping[str, str]) -> Layout:
    """Read the layout from the file and what was chosen. Raises Refused when nothing of it is a table."""
    sheets = sheets_of(stream)
    sheet, heads = _chosen(sheets, choices)
    proposal = proposed(heads, [line for line in sheet.lines if line.number > heads.number])
    used = {
        index: field
        for index in range(len(heads.texts))
        if (field := choices.get(column_name(sheet, heads, index), proposal.get(index, "")))
    }
    words = map(folded, heads.texts)
    evidence = gathered(_below(stream, sheet, heads), used, words)
    ways = Ways(
        choices.get("dates") or evidence.order, choices.get("decimal") or evidence.decimal, evidence.ways.fractions
    )
    name = one_line(choices.get("project", "")) or project_name(sheet, heads, file_name)
    return Layout(sheets, sheet, heads, used, proposal, evidence, ways, name)


def proposed(heads: Headings, below: Sequence[Line]) -> dict[int, str]:
    """
    What each column most likely is; one that is not understood and has a heading goes along as it is. Of two columns
    that mean the same, one that is filled is taken.
    """
    filled = [not below or any(text_of(line[index]) for line in below) for index in range(len(heads.texts))]
    known = columns.propose([text if filled[index] else "" for index, text in enumerate(heads.texts)])
    late = columns.propose(list(heads.texts))
    known |= {at: field for at, field in late.items() if at not in known and field not in known.values()}
    if not WORK & set(known.values()) and columns.are_companies(list(heads.texts)):
        known = columns.companies(list(heads.texts))
    elif not WORK & set(known.values()):
        known |= _texts(heads, below)
    return {index: known.get(index, EXTRA) for index, text in enumerate(heads.texts) if index in known or text}


def _texts(heads: Headings, below: Sequence[Line]) -> dict[int, str]:
    """Where no heading names the work, the first column that holds texts is proposed as its name."""
    for index, text in enumerate(heads.texts):
        cells = [line[index] for line in below if line[index] is not None]
        if text and cells and sum(isinstance(cell, str) for cell in cells) * 2 > len(cells):
            return {index: "title"}
    return {}


def column_name(sheet: Sheet, heads: Headings, index: int) -> str:
    """What the question about a column is called: an answer about another sheet says nothing here."""
    return f"s{sheet.index}r{heads.number}c{index}"


def project_name(sheet: Sheet, heads: Headings, file_name: str) -> str:
    """A title above the headings, the sheet's name when it says something, the file's."""
    for line in sheet.lines if sheet.name else ():
        texts = [text_of(cell) for cell in line.cells if text_of(cell)]
        if line.number >= heads.number:
            break
        if len(texts) == 1 and 3 <= len(texts[0]) <= 120:
            return one_line(texts[0])
    if sheet.name and not NO_NAME.fullmatch(sheet.name.strip()):
        return one_line(sheet.name)
    return one_line(PurePath(file_name).stem)


def _chosen(sheets: tuple[Sheet, ...], choices: Mapping[str, str]) -> tuple[Sheet, Headings]:
    named = next((one for one in sheets if str(one.index) == choices.get("sheet")), None)
    best = best_sheet(sheets)
    if named is not None:
        found = headings.of_sheet(named)
        best = (named, found) if found else best if best and best[0] is named else None
        pointed = _pointed(named, choices)
        if pointed:
            return named, pointed
    if best is None:
        raise Refused("workbook_empty")
    return best[0], _pointed(best[0], choices) or best[1]


def _pointed(sheet: Sheet, choices: Mapping[str, str]) -> Headings | None:
    number = choices.get("headings", "")
    if not (number.isascii() and number.isdigit() and len(number) < 8):
        return None
    found = headings.of_sheet(sheet)
    return found if found and found.number == int(number) else headings.at_row(sheet.lines, int(number))


def _below(stream: BinaryIO, sheet: Sheet, heads: Headings) -> Iterator[Line]:
    return (line for line in lines_of(stream, sheet.index) if isinstance(line, Line) and line.number > heads.number)
