"""What a visitor sees of projects, decisions and their own part: every list of the portal begins here."""

from typing import NamedTuple, Protocol

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from vinculo.access.models import Access
from vinculo.access.sees import projects_of
from vinculo.agreements.models import Obligation
from vinculo.clients.models import Audience
from vinculo.conversations.models import IncidentReport
from vinculo.documents.models import Approval
from vinculo.projects.models import Project, ProjectContact


class Reader(Protocol):
    """Whoever reads: a contact, in the portal of one client."""

    @property
    def contact_id(self) -> int: ...

    @property
    def client_id(self) -> int: ...


class Of(NamedTuple):
    """The same with nothing else known, for statements that are put together once."""

    contact_id: int
    client_id: int


def seen(reader: Reader) -> QuerySet[Project]:
    """Their projects, the running ones first, the nearest end before the others."""
    told = IncidentReport.objects.filter(incident__project=OuterRef("pk"), told_at__isnull=False)
    parts = ProjectContact.objects.filter(project=OuterRef("pk"), contact=reader.contact_id)
    found = projects_of(reader.contact_id, reader.client_id).select_related("lead", "plan")
    ordered = (F("closed_on").asc(nulls_first=True), F("due_on").asc(nulls_last=True), "pk")
    crisis = Exists(told.filter(incident__over_at=None))
    return found.annotate(in_crisis=crisis, part=Subquery(parts.values("role")[:1])).order_by(*ordered)


def seen_approvals(reader: Reader) -> QuerySet[Approval]:
    """
    Those of the projects they have a part in, and those of no project that they are asked themselves; about documents
    only while they see these.
    """
    let_in = Access.objects.open().filter(contact=reader.contact_id, client=reader.client_id)
    asked = Q(project=None, approvers__contact=reader.contact_id, client__in=let_in.values("client"))
    theirs = Q(project__in=projects_of(reader.contact_id, reader.client_id))
    found = Approval.objects.filter(theirs | asked, client=reader.client_id)
    hidden = Q(version__document__deleted_at__isnull=False) | Q(version__document__audience=Audience.TEAM)
    return found.exclude(hidden).distinct()


def seen_obligations(reader: Reader) -> QuerySet[Obligation]:
    """Theirs and shared, of their projects; what belongs to none only if it is theirs by name."""
    of_projects = Q(project__in=projects_of(reader.contact_id, reader.client_id))
    own = Q(project=None, contact=reader.contact_id)
    found = Obligation.objects.theirs().filter(of_projects | own, client=reader.client_id, withdrawn_at=None)
    return found.filter(audience=Audience.SHARED)
