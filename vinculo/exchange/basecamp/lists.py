"""To-do lists, groups in them and columns of cards: their names, and whether all their entries are here."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from vinculo.exchange import limits
from vinculo.exchange.basecamp.kinds import Found
from vinculo.exchange.reading.values import identity, line
from vinculo.exchange.refusals import RowProblem
from vinculo.language.cleaning import beginning

RATIO = re.compile(r"\d{1,6}/(\d{1,6})")


@dataclass(frozen=True, slots=True)
class List:
    number: int
    name: str
    within: str  # the id of the list a group is in
    total: int


class Lists:
    """The lists of one import."""

    def __init__(self) -> None:
        self.known: dict[str, List] = {}
        self.here: Counter[str] = Counter()

    def saw(self, found: Found) -> None:
        within = identity(found.parent) if line(found.parent, "type") == "Todolist" else ""
        self.known[found.id] = List(found.number, found.title, within, _total(found))

    def holding(self, found: Found) -> str:
        """Where a to-do or card stands: its list, or the list and the group in it."""
        key = identity(found.parent)
        self.here[key] += 1
        name = line(found.parent, "title", limits.NAME)
        group = self.known.get(key)
        outer = self.known.get(group.within) if group else None
        name = name or (group.name if group else "")
        return (f"{outer.name}: {name}" if outer and outer.name else name)[: limits.NAME]

    def notes(self) -> Iterator[RowProblem]:
        """The lists of which less is here than they hold."""
        outer = {one.within for one in self.known.values()}
        empty = []
        for key, one in self.known.items():
            here = self.here[key]
            if one.total > here:
                yield RowProblem(one.number, one.name, "list_partly", {"total": one.total, "here": here})
            elif not here and key not in outer:
                empty.append(one)
        if empty:
            names = beginning(", ".join(one.name for one in empty), 120)
            yield RowProblem(empty[0].number, names, "lists_empty", {"count": len(empty)})


def _total(found: Found) -> int:
    """How many entries a list says it has."""
    ratio = RATIO.fullmatch(line(found.data, "completed_ratio", 20))
    count = found.data.get("cards_count")
    return int(ratio[1]) if ratio else count if isinstance(count, int) and 0 < count < limits.ROWS else 0
