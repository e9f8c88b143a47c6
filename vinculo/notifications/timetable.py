"""Every minute: what is new, what is due, whose morning it is. Once a night, what is old goes."""

from datetime import timedelta

from django.utils import timezone

from vinculo.jobs import takes, timetable
from vinculo.notifications import digests, draft_news, looking, posting, rooms
from vinculo.notifications.models import Digest, HookMessage, Notice

KEEP = timedelta(days=90)


@timetable.every(minutes=1)
def look() -> None:
    at = timezone.now()
    looking.look_at_nudges(at)
    looking.look_at_record(at)
    draft_news.look_at_drafts(at)


@timetable.every(minutes=1)
def send() -> None:
    at = timezone.now()
    posting.post_due(at)
    rooms.send_due(at)


@timetable.every(minutes=1)
def mornings() -> None:
    digests.ask_for_due(timezone.now())


@timetable.daily("03:20")
@takes(minutes=10)
def forget() -> None:
    before = timezone.now() - KEEP
    Notice.objects.filter(at__lt=before).delete()
    HookMessage.objects.filter(at__lt=before).delete()
    Digest.objects.filter(on__lt=before.date()).delete()
