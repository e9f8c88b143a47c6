"""What is put right without anybody having asked: check-ins, since plans change on many pages; threads that wait."""

from django.utils import timezone

from vinculo.conversations import threading
from vinculo.conversations.checkins import plan_all
from vinculo.jobs import takes, timetable


@timetable.every(minutes=30)
@takes(minutes=10)
def check_ins() -> None:
    """The next six weeks of every running project."""
    plan_all(at=timezone.now())


@timetable.daily("04:10")
@takes(minutes=10)
def threads() -> None:
    """Who waits for whom, once more from what was said."""
    threading.look_again()
