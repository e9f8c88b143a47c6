"""What comes round by itself for agreements."""

from django.utils import timezone

from vinculo.agreements import lasting
from vinculo.jobs import timetable


@timetable.daily("00:40")
def renew() -> None:
    lasting.renew_by_themselves(timezone.localdate(), at=timezone.now())
