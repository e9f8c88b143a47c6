"""When check-ins are planned without anybody having asked: plans, phases and holidays change on many pages."""

from django.utils import timezone

from vinculo.conversations.checkins import plan_all
from vinculo.jobs import takes, timetable


@timetable.every(minutes=30)
@takes(minutes=10)
def check_ins() -> None:
    """The next six weeks of every running project."""
    plan_all(at=timezone.now())
