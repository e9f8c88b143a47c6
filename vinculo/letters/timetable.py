"""What looks after letters on their way."""

from django.utils import timezone

from vinculo.jobs import timetable
from vinculo.letters.queue import look_round


@timetable.every(minutes=1)
def send_due_letters() -> None:
    look_round(at=timezone.now())
