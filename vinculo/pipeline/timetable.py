"""What the pipeline forgets by itself."""

from django.utils import timezone

from vinculo.jobs import timetable
from vinculo.pipeline.leads.submitting import forget_unconfirmed


@timetable.daily("03:50")
def forget() -> None:
    """Those who filled in a form and never said that it was they."""
    forget_unconfirmed(at=timezone.now())
