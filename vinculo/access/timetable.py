"""What the door forgets."""

from datetime import timedelta

from django.utils import timezone

from vinculo.access import limits
from vinculo.access.models import Challenge, Code, Visit
from vinculo.jobs import timetable

VISITS_KEPT = timedelta(days=400)


@timetable.daily("03:40")
def forget() -> None:
    """Attempts and questions after a day, codes to come in too; visits that ended long ago."""
    before = timezone.now() - limits.KEPT
    limits.forget(before=before)
    Challenge.objects.filter(expires_at__lt=before).delete()
    Code.objects.filter(purpose=Code.Purpose.SIGN_IN, expires_at__lt=before).delete()
    Visit.objects.filter(expires_at__lt=timezone.now() - VISITS_KEPT).delete()
