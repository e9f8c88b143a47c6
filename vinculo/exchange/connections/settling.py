"""
Which side's word stays, field by field. Plain Python: it knows what each side said when both were in step, what each
says now, and when each changed it.

One side changed: its word goes to the other. Both changed to the same: nothing to do. Both changed to something else:
the newer change stays, ours when both happened at once; the other one is a clash, which is kept and said.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

Said = Mapping[str, Any]


class Stays(StrEnum):
    OURS = "ours"
    THEIRS = "theirs"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of one field that somebody changed."""

    field: str
    stays: Stays
    is_clash: bool = False


@dataclass(frozen=True, slots=True)
class Sides:
    """What one thing was and is on both sides."""

    ours_then: Said
    theirs_then: Said
    ours: Said
    theirs: Said


def settle(
    sides: Sides, fields: Iterable[str], ours_at: Mapping[str, datetime], theirs_at: Mapping[str, datetime]
) -> list[Verdict]:
    """`ours_at` and `theirs_at`: when each side changed a field; without a moment of theirs, ours is the newer."""
    found = []
    for field in fields:
        we = sides.ours.get(field) != sides.ours_then.get(field)
        they = sides.theirs.get(field) != sides.theirs_then.get(field)
        if not (we or they):
            continue
        if sides.ours.get(field) == sides.theirs.get(field):
            found.append(Verdict(field, Stays.BOTH))
        elif we and they:
            theirs = theirs_at.get(field)
            newer = Stays.THEIRS if theirs and theirs > ours_at[field] else Stays.OURS
            found.append(Verdict(field, newer, is_clash=True))
        else:
            found.append(Verdict(field, Stays.OURS if we else Stays.THEIRS))
    return found
