"""What looks after letters on their way."""

from django.utils import timezone

from vinculo.jobs import timetable
from vinculo.letters.before_talks import follow_all
from vinculo.letters.queue import forget_thrown_away, look_round


@timetable.every(minutes=1)
def send_due_letters() -> None:
    follow_all(at=timezone.now())
    look_round(at=timezone.now())


@timetable.daily("03:50")
def forget_letters_thrown_away() -> None:
    forget_thrown_away(at=timezone.now())
