"""What is tidied by itself."""

from django.utils import timezone

from vinculo.jobs import timetable
from vinculo.reports.dropping import forget_thrown_away


@timetable.daily("03:55")
def forget_reports_thrown_away() -> None:
    forget_thrown_away(at=timezone.now())
