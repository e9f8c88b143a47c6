"""Everything a report reads of a project, in one statement that is put together once."""

from datetime import datetime

from django.db.models import F, Q, QuerySet

from vinculo.agreements.models import Obligation
from vinculo.clients.models import Audience
from vinculo.conversations.models import BadNews, Decision, Incident, IncidentReport
from vinculo.db.prepared import prepared
from vinculo.db.rows import rows_of
from vinculo.documents.approvals.reminding import silent
from vinculo.documents.models import Approver, Signer
from vinculo.documents.signing import standing
from vinculo.projects.models import Milestone, Project, Side, Task

MOST = 60  # of one kind
TASKS = 400  # among which those that are told are looked for


@prepared
def lists(project_id: int, contact_id: int, since: datetime, at: datetime) -> QuerySet[Project]:
    """The project with a list for each kind of fact; what is the contact's by name where there is one."""
    stops = Milestone.objects.filter(project=project_id, audience=Audience.SHARED)
    stops = stops.order_by(F("promised_on").asc(nulls_last=True), "position", "pk")[:MOST]
    news = BadNews.objects.filter(project=project_id, over_at=None).order_by("-known_at", "-pk")[:MOST]
    decisions = Decision.objects.filter(project=project_id, audience=Audience.SHARED, at__gte=since)
    return Project.objects.filter(pk=project_id).annotate(
        stop_rows=rows_of(
            stops, name="name", promised_on="promised_on", forecast_on="forecast_on", done_on="done_on"
        ),
        news_rows=rows_of(news, what="what", way_out="way_out", told_at="told_at"),
        task_rows=rows_of(
            _tasks(project_id, since), title="title", done_at="done_at", due_on="due_on", started_on="started_on"
        ),
        decision_rows=rows_of(decisions.order_by("at", "pk")[:MOST], text="text"),
        approval_rows=rows_of(
            _approvals(project_id, contact_id, at), title="approval__title", due_on="approval__due_on"
        ),
        signature_rows=rows_of(_signatures(project_id, contact_id, at), title="request__title"),
        owed_rows=rows_of(
            _owed(project_id), what="what", due_on="due_on", milestone="milestone__name",
            milestone_on="milestone__promised_on", milestone_audience="milestone__audience",
        ),
        crisis_rows=rows_of(
            _crises(project_id), incident="incident_id", what="incident__what", way_out="way_out", text="text"
        ),
    )  # fmt: skip


def _tasks(project_id: int, since: datetime) -> QuerySet[Task]:
    """Ours that they may see: what is to do, and what was done since then."""
    ours = Task.objects.kept().filter(project=project_id, audience=Audience.SHARED, side=Side.OURS)
    return ours.filter(Q(done_at=None) | Q(done_at__gte=since)).order_by("position", "pk")[:TASKS]


def _approvals(project_id: int, contact_id: int, at: datetime) -> QuerySet[Approver]:
    hidden = Q(approval__version__document__deleted_at__isnull=False)
    hidden |= Q(approval__version__document__audience=Audience.TEAM)
    theirs = silent(at).filter(contact=contact_id, approval__project=project_id).exclude(hidden)
    return theirs.order_by("pk")[:MOST]


def _signatures(project_id: int, contact_id: int, at: datetime) -> QuerySet[Signer]:
    theirs = standing.waiting(at).filter(contact=contact_id, request__project=project_id)
    return theirs.order_by("pk")[:MOST]


def _owed(project_id: int) -> QuerySet[Obligation]:
    theirs = Obligation.objects.theirs().open().filter(project=project_id, audience=Audience.SHARED)
    return theirs.soonest_first()[:MOST]


def _crises(project_id: int) -> QuerySet[IncidentReport]:
    """What was told of those that are not over, the newest first."""
    told = IncidentReport.objects.filter(incident__in=Incident.objects.open().filter(project=project_id))
    return told.filter(told_at__isnull=False).order_by("-told_at", "-pk")[:MOST]
