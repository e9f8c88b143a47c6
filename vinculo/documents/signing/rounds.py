"""What comes round by itself for signatures."""

from django.utils import timezone

from vinculo import jobs
from vinculo.documents.signing import ending, finishing, reminding
from vinculo.jobs import timetable


@timetable.every(minutes=15)
def look_after_signatures() -> None:
    """Requests that were overtaken or ran out, reminders in their hours, stamps that could not be had."""
    now = timezone.now()
    ending.void_overtaken(at=now)
    ending.note_run_out(at=now)
    reminding.remind_all(at=now)
    jobs.coalesce("vinculo.documents.signing.rounds.stamp_again", "all")


@jobs.takes(minutes=10)
def stamp_again() -> None:
    finishing.stamp_again(at=timezone.now())
