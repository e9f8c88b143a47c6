"""What was told an hour ago nobody waits for any more."""

from datetime import datetime, timedelta

from django.utils import timezone

from vinculo.jobs import timetable
from vinculo.live.models import Change

KEPT = timedelta(hours=1)


@timetable.every(minutes=10)
def forget_told() -> None:
    forget(timezone.now())


def forget(now: datetime) -> None:
    Change.objects.filter(at__lt=now - KEPT).delete()
