"""
What whole columns tell about how a table writes days, decimals and shares. A single cell is not believed.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from vinculo.exchange.refusals import RowProblem
from vinculo.exchange.sheets.cells import Cell, Line
from vinculo.exchange.sheets.values import NUMBER, TWO_NUMBERS, Ways

DAYS = frozenset({"starts", "due", "done_on"})
NUMBERS = frozenset({"hours", "days", "length", "percent", "budget", "spent"})
DAY_FIRST_WORDS = frozenset(
    "tarea tareas inicio entrega responsable estado fecha fechadeinicio fechadeentrega avance proyecto cliente zadanie "
    "zadania termin poczatek koniec odpowiedzialny stan projekt klient postep aufgabe beginn frist".split()
)


@dataclass(slots=True)
class Evidence:
    """Counts of what can be read in one way only."""

    day_first: int = 0
    month_first: int = 0
    either: int = 0
    comma: int = 0
    point: int = 0
    numbers: int = 0
    largest_share: float = 0
    shares: int = 0
    words: frozenset[str] = field(default_factory=frozenset)

    @property
    def order(self) -> str:
        if self.day_first != self.month_first:
            return "dmy" if self.day_first > self.month_first else "mdy"
        return "dmy" if self.words & DAY_FIRST_WORDS else "mdy"

    @property
    def decimal(self) -> str:
        if self.comma != self.point:
            return "," if self.comma > self.point else "."
        return "," if self.words & DAY_FIRST_WORDS else "."

    @property
    def ways(self) -> Ways:
        return Ways(self.order, self.decimal, bool(self.shares) and self.largest_share <= 1)


def gathered(lines: Iterable[Line | RowProblem], columns: Mapping[int, str], words: Iterable[str]) -> Evidence:
    """Look through every row. `words` are the headings, folded: they speak a language."""
    found = Evidence(words=frozenset(words))
    days = [column for column, name in columns.items() if name in DAYS]
    numbers = [column for column, name in columns.items() if name in NUMBERS]
    shares = [column for column, name in columns.items() if name == "percent"]
    for line in lines:
        if isinstance(line, Line):
            for text in _texts(line, days):
                _of_day(text, found)
            for text in _texts(line, numbers):
                _of_number(text, found)
            for column in shares:
                _of_share(line[column], found)
    return found


def _texts(line: Line, columns: list[int]) -> Iterator[str]:
    for column in columns:
        cell = line[column]
        if isinstance(cell, str):
            yield cell


def _of_day(text: str, found: Evidence) -> None:
    seen = TWO_NUMBERS.match(text)
    if not seen:
        return
    first, second = int(seen[1]), int(seen[3])
    if seen[2] == "." or first > 12 >= second:
        found.day_first += 1
    elif second > 12 >= first:
        found.month_first += 1
    elif first != second:
        found.either += 1


def _of_number(text: str, found: Evidence) -> None:
    seen = NUMBER.search(text)
    if not seen:
        return
    plain = seen[0].rstrip(".,")
    at = max(plain.rfind(","), plain.rfind("."))
    if at < 0:
        return
    found.numbers += 1
    both = "," in plain and "." in plain
    if both or len(plain) - at - 1 != 3:
        found.comma += plain[at] == ","
        found.point += plain[at] == "."


def _of_share(cell: Cell, found: Evidence) -> None:
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        found.shares += 1
        found.largest_share = max(found.largest_share, float(cell))
