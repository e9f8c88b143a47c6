"""Which quotes a contact sees in the portal: whoever decides, and nobody else; a price only after it was spoken of."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from vinculo.access.models import Access
from vinculo.access.sees import roles_of
from vinculo.money.models import Quote
from vinculo.projects.models import ProjectContact

DECIDER = ProjectContact.Role.DECIDER
State = Quote.State


def quotes_of(contact_id: int, client_id: int) -> QuerySet[Quote]:
    """
    Those that were sent to their client: of the projects they decide in; those of no project, if they decide in any.
    Where they have a part in no project yet, those that are addressed to them.
    """
    roles = roles_of(contact_id, client_id)
    decides = [project for project, role in roles.items() if role == DECIDER]
    theirs = Q(project__in=decides)
    if decides:
        theirs |= Q(project=None)
    elif not roles:
        theirs |= Q(project=None, contact=contact_id)
    let_in = Access.objects.open().filter(contact=contact_id, client=OuterRef("client"))
    found = Quote.objects.kept().filter(theirs, Exists(let_in), client=client_id, client__deleted_at=None)
    return found.filter(current__sent_at__isnull=False).exclude(state__in=(State.DRAFT, State.WITHDRAWN))
