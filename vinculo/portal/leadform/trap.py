"""When a form was opened, signed into it: programs answer at once, and old pages lie about in caches."""

from datetime import datetime, timedelta
from enum import Enum

from vinculo.access.keyed import note, read

PURPOSE = "leadform"
SOONEST, LATEST = timedelta(seconds=3), timedelta(days=1)


class Age(Enum):
    FINE = 1
    TOO_SOON = 2
    TOO_OLD = 3


def opened(slug: str, *, at: datetime) -> str:
    return note(PURPOSE, [slug, at.timestamp()], at=at)


def age(told: str, slug: str, *, at: datetime) -> Age:
    """What is forged, or was made for another form, counts as too old."""
    said = read(PURPOSE, told, at=at, within=LATEST)
    if not said or said[0] != slug:
        return Age.TOO_OLD
    return Age.TOO_SOON if at.timestamp() - said[1] < SOONEST.total_seconds() else Age.FINE
