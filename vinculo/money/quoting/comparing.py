"""What is another in a version than in the one before: lines that came, went or changed, words, and the sum."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from vinculo.money.models import QuoteLine, QuoteVersion

FIGURES = ("quantity", "unit", "price", "discount", "tax_rate", "tax_kind", "is_optional", "is_chosen", "details")


@dataclass(frozen=True, slots=True)
class ChangedLine:
    """The same thing by its name, before and after."""

    before: QuoteLine
    after: QuoteLine

    @property
    def names(self) -> list[str]:
        return [name for name in FIGURES if getattr(self.before, name) != getattr(self.after, name)]


@dataclass(frozen=True, slots=True)
class Changes:
    added: tuple[QuoteLine, ...]
    removed: tuple[QuoteLine, ...]
    changed: tuple[ChangedLine, ...]
    words: tuple[str, ...]  # intro, terms, discount, valid_until
    gross_before: int
    gross_after: int

    @property
    def nothing(self) -> bool:
        return not (self.added or self.removed or self.changed or self.words)


def compare(before: QuoteVersion, after: QuoteVersion) -> Changes:
    """Lines are the same by what they are called; where two share a name, in their order. Two queries."""
    old, new = _named(before.lines.all()), _named(after.lines.all())
    both = [ChangedLine(old[key], new[key]) for key in new if key in old]
    words = ("intro", "terms", "discount", "valid_until")
    return Changes(
        added=tuple(line for key, line in new.items() if key not in old),
        removed=tuple(line for key, line in old.items() if key not in new),
        changed=tuple(one for one in both if one.names),
        words=tuple(name for name in words if getattr(before, name) != getattr(after, name)),
        gross_before=before.gross,
        gross_after=after.gross,
    )


def _named(lines: Iterable[QuoteLine]) -> dict[tuple[str, int], QuoteLine]:
    found: dict[Any, QuoteLine] = {}
    for line in lines:
        count = sum(key[0] == line.text for key in found)
        found[line.text, count] = line
    return found
