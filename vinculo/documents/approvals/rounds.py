"""What comes round by itself for approvals."""

from django.utils import timezone

from vinculo.documents.approvals import ending, letters, reminding
from vinculo.documents.models import Approval
from vinculo.jobs import timetable


@timetable.every(minutes=10)
def tell() -> None:
    """Letters that waited for somebody's hours."""
    letters.tell_due(at=timezone.now())


@timetable.every(minutes=30)
def remind() -> None:
    """Whoever has been silent for two working days hears from us, in their hours."""
    reminding.remind_all(at=timezone.now())


@timetable.every(minutes=15)
def run_out() -> None:
    """What nobody answered in time is over, and the record says so."""
    at = timezone.now()
    over = Approval.objects.filter(settled_at=None, withdrawn_at=None, ran_out_at=None, expires_at__lte=at)
    for approval in over:
        ending.run_out(approval, at=at)
