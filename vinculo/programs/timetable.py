"""Every minute what happened is looked for, and what is due is sent. Answers go hourly, events nightly."""

from datetime import timedelta

from django.utils import timezone

from vinculo.jobs import takes, timetable
from vinculo.programs import once
from vinculo.programs.hooks import reading, sending
from vinculo.programs.models import Event

KEEP = timedelta(days=45)  # longer than anything is looked for, so that nothing is found twice


@timetable.every(minutes=1)
def look_for_events() -> None:
    reading.look(timezone.now())


@timetable.every(minutes=1)
def send_events() -> None:
    sending.send_due(timezone.now())


@timetable.every(minutes=60)
@takes(minutes=10)
def forget_answers() -> None:
    once.forget(before=timezone.now() - once.KEPT)


@timetable.daily("03:40")
@takes(minutes=10)
def forget_events() -> None:
    before = timezone.now() - KEEP
    Event.objects.filter(found_at__lt=before, moment__lt=before).delete()
