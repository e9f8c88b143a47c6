"""Answers come in pages: how many assets there are in all is said with each."""

from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True)
class Page:
    """The beginning of an answer that is a list. `total` is 0 when it does not say."""

    total: int

    @classmethod
    def of(cls, total: object) -> Self:
        if isinstance(total, str) and total.isascii() and total.isdigit() and len(total) < 10:
            return cls(int(total))
        return cls(total if isinstance(total, int) and not isinstance(total, bool) and 0 < total < 10**9 else 0)
