"""What happens to clients without anybody having asked."""

from django.utils import timezone

from vinculo.clients.emptying import empty_bin
from vinculo.jobs import takes, timetable


@timetable.daily("03:10")
@takes(minutes=30)
def tidy_bin() -> None:
    """What was thrown away thirty days ago goes for good."""
    empty_bin(at=timezone.now())
