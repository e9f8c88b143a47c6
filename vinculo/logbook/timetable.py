"""What comes round by itself in the logbook."""

from datetime import timedelta

from django.utils import timezone

from vinculo.clients.acting import acting
from vinculo.documents.models import Upload
from vinculo.jobs import timetable
from vinculo.logbook.theirs import files
from vinculo.logbook.theirs.them import Them

QUIET = timedelta(minutes=10)


@timetable.every(minutes=5)
def tell_of_uploads() -> None:
    """Somebody sent files and closed the page before the last was through: what came is told all the same."""
    now = timezone.now()
    old = Upload.objects.filter(became__isnull=False, told_at=None, by_contact__isnull=False, moved_at__lt=now - QUIET)
    groups = old.order_by().values_list("by_contact", "client", "project", "owed").distinct()
    for contact_id, client_id, project_id, ref in groups[:200]:
        first = old.filter(by_contact=contact_id).select_related("by_contact").first()
        if first and first.by_contact:
            them = Them(first.by_contact, client_id, acting(first.by_contact, proof=""), now)
            files.tell(them, project_id=project_id, ref=ref)
