"""What comes round by itself for files."""

from django.utils import timezone

from vinculo import jobs
from vinculo.documents import looking_through, sweeping, uploads
from vinculo.documents.approvals import rounds  # noqa: F401 its own part of the table
from vinculo.documents.signing import rounds as signing_rounds  # noqa: F401 and its own
from vinculo.jobs import timetable


@timetable.every(minutes=5)
def look_again() -> None:
    """Versions that no scanner could look through wait until one answers."""
    for pk in looking_through.waiting():
        jobs.coalesce("vinculo.documents.looking_through.look_through", str(pk), pk)


@timetable.daily("03:40")
def forget_uploads() -> None:
    """Unfinished uploads of the day before yesterday, and what they left on the disk."""
    uploads.forget_old(at=timezone.now())


@timetable.daily("04:20")
def sweep_store() -> None:
    """What was deleted in the database goes from the store too, the day after."""
    sweeping.sweep(at=timezone.now())
