"""What comes round by itself for letters."""

from django.utils import timezone

from vinculo.jobs import timetable
from vinculo.mail import fetch, sweeping


@timetable.every(minutes=1)
def fetch_due() -> None:
    """Mailboxes whose time has come."""
    fetch.fetch_due()


@timetable.daily("04:35")
def sweep() -> None:
    """Files of letters that are about no client, and files nobody speaks of."""
    sweeping.sweep(at=timezone.now())
