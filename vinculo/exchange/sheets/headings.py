"""
Find the row of headings of a sheet: below titles and empty rows, in one row or in two that belong together.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from vinculo.exchange.addressbook import columns as people
from vinculo.exchange.sheets import columns
from vinculo.exchange.sheets.cells import Cell, Line, text_of
from vinculo.exchange.sheets.workbook import Sheet
from vinculo.language.cleaning import one_line

LOOK_AT = 40
LONGEST = 80
CONTACT_ONLY = frozenset({"email", "phone", "mobile", "given", "family", "linkedin", "birthday"})


@dataclass(frozen=True, slots=True)
class Headings:
    """The headings of a table: the number of their row (of the lower one, when they stand in two) and their texts."""

    number: int
    texts: tuple[str, ...]

    @property
    def kind(self) -> str:
        """ "tracker", "contacts", or nothing when it could be any table."""
        texts = list(self.texts)
        if columns.are_companies(texts) and not CONTACT_ONLY - {"phone"} & set(people.propose(texts).values()):
            return "tracker"
        work = columns.strength(texts)
        persons = set(people.propose(texts).values())
        named = "title" in columns.propose(texts).values()
        if work >= (2 if named else 3) and work >= len(persons & CONTACT_ONLY):
            return "tracker"
        if persons & CONTACT_ONLY or "name" in persons and persons & {"company", "department"}:
            return "contacts"
        return "tracker" if work else ""

    @property
    def worth(self) -> int:
        """How many columns are understood."""
        texts = list(self.texts)
        if columns.are_companies(texts):
            return max(len(columns.companies(texts)), len(people.propose(texts)))
        if self.kind == "contacts":
            return len(people.propose(texts))
        return len(columns.propose(texts))


def find(lines: Sequence[Line], merged: Sequence[tuple[int, int, int, int]] = ()) -> Headings | None:
    """The likeliest headings among the first lines, or None when nothing looks like a row of headings."""
    candidates: list[tuple[tuple[int, int, int], Headings]] = []
    looked = list(lines[:LOOK_AT])
    for at, line in enumerate(looked):
        if not _may_be_headings(line.cells):
            continue
        one = _headings(line.number, line.cells)
        candidates.append(((one.worth, 0, -at), one))
        below = looked[at + 1] if at + 1 < len(looked) else None
        if below and below.number == line.number + 1 and _belongs(line.cells, below.cells):
            both = _headings(below.number, _joined(line, below, merged))
            candidates.append(((both.worth, -1, -at), both))
    if not candidates:
        return None
    best = max(candidates, key=lambda one: one[0])
    return best[1] if best[0][0] else _widest([one for _worth, one in candidates])


def at_row(lines: Sequence[Line], number: int) -> Headings | None:
    """The headings a person pointed at."""
    return next((_headings(line.number, line.cells) for line in lines if line.number == number), None)


def of_sheet(sheet: Sheet) -> Headings | None:
    return find([line for line in sheet.lines if any(map(text_of, line.cells))], sheet.merged)


def _widest(found: list[Headings]) -> Headings:
    return max(found, key=lambda one: (sum(map(bool, one.texts)), -one.number))


def _headings(number: int, cells: Sequence[Cell]) -> Headings:
    return Headings(number, tuple(one_line(text_of(cell)) for cell in cells))


def _may_be_headings(cells: Sequence[Cell]) -> bool:
    filled = [cell for cell in cells if text_of(cell).strip()]
    texts = [cell for cell in filled if isinstance(cell, str)]
    if len(texts) < 2 or max(map(len, texts)) > LONGEST:
        return False
    return len(texts) * 2 > len(filled) or len(columns.propose([text_of(cell) for cell in cells])) > 2


def _belongs(upper: Sequence[Cell], lower: Sequence[Cell]) -> bool:
    """A second row of headings holds short texts only, and some of them below an empty cell."""
    filled = [index for index, cell in enumerate(lower) if text_of(cell).strip()]
    if not filled or not all(isinstance(lower[index], str) and len(str(lower[index])) <= LONGEST for index in filled):
        return False
    return any(index >= len(upper) or not text_of(upper[index]) for index in filled)


def _joined(upper: Line, lower: Line, merged: Sequence[tuple[int, int, int, int]]) -> list[Cell]:
    """The lower text where there is one, else the upper; a lower one that says nothing alone gets the upper's word."""
    found: list[Cell] = []
    above = ""
    for column in range(max(len(upper.cells), len(lower.cells))):
        over, under = text_of(upper[column]), text_of(lower[column])
        above = over or (above if _spans(upper.number, column, merged) or under else "")
        if under and not columns.meaning(under) and not people.meaning(under):
            found.append(f"{above} {under}".strip())
        else:
            found.append(under or over)
    return found


def _spans(number: int, column: int, merged: Sequence[tuple[int, int, int, int]]) -> bool:
    return any(top == number - 1 and left < column <= right for top, left, _bottom, right in merged)
