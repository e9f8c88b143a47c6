"""The record looks for a witness every hour."""

from vinculo.jobs import takes, timetable
from vinculo.record.stamping import stamp_head


@timetable.every(minutes=60)
@takes(minutes=2)
def stamp() -> None:
    """Nothing without an authority, and nothing without new entries."""
    stamp_head()
