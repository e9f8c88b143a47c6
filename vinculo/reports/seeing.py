"""Which reports a contact sees in the portal: those that left, of the projects they have a part in."""

from django.db.models import Q, QuerySet

from vinculo.access.sees import decides_in, projects_of
from vinculo.letters.models import Letter
from vinculo.reports.models import Report


def seen_reports(contact_id: int, client_id: int) -> QuerySet[Report]:
    """Those that say what only deciders know are for them, and for whoever got the letter. The newest first."""
    got = Letter.objects.filter(Q(to=contact_id) | Q(cc=contact_id), client=client_id)
    theirs = Q(for_deciders=False) | Q(project__in=decides_in(contact_id, client_id)) | Q(letter__in=got.values("pk"))
    found = Report.objects.sent().filter(theirs, client=client_id, project__in=projects_of(contact_id, client_id))
    return found.select_related("project").newest_first()
