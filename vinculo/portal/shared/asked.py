"""
What the first pages ask the database, each put together once: composing these anew would cost more than all else a
page does.
"""

from datetime import datetime

from django.db.models import F, Q, QuerySet

from vinculo.agreements.models import Obligation
from vinculo.clients.models import Audience
from vinculo.conversations.models import BadNews, CheckIn, Interaction, NextWord
from vinculo.db.prepared import prepared
from vinculo.db.rows import rows_of
from vinculo.documents.approvals.reminding import silent
from vinculo.documents.models import Approver, Signer
from vinculo.documents.signing import standing
from vinculo.meetings.models import Answer, Guest
from vinculo.portal.shared.seen import Of, seen, seen_approvals, seen_obligations
from vinculo.projects.models import Area, Milestone, Project

OF_A_MEETING = (
    "pk", "of_id", "slot_at", "starts_at", "time_zone", "repeats", "repeats_until_on", "state", "kind", "title", "link",
)  # fmt: skip


@prepared
def projects(contact_id: int, client_id: int) -> QuerySet[Project]:
    """Theirs, as `seen` orders them."""
    return seen(Of(contact_id, client_id))


@prepared
def approvals(contact_id: int, client_id: int, now: datetime) -> QuerySet[Approver]:
    """Where their yes is waited for."""
    theirs = seen_approvals(Of(contact_id, client_id)).order_by()
    return silent(now).filter(contact=contact_id, approval__in=theirs).select_related("approval")


@prepared
def signatures(contact_id: int, client_id: int, now: datetime) -> QuerySet[Signer]:
    """Where their signature is waited for."""
    theirs = standing.waiting(now).filter(contact=contact_id, request__client=client_id)
    return theirs.select_related("request__project")


@prepared
def owed(contact_id: int, client_id: int, project_id: int, only_open: bool) -> QuerySet[Obligation]:
    """Their part in a project, the most urgent first."""
    theirs = seen_obligations(Of(contact_id, client_id)).filter(project=project_id)
    theirs = theirs.filter(done_on=None) if only_open else theirs
    return theirs.order_by(F("due_on").asc(nulls_last=True), "pk")


@prepared
def milestones(project_id: int) -> QuerySet[Milestone]:
    """The shared ones, in the order of the road."""
    shared = Milestone.objects.filter(project=project_id, audience=Audience.SHARED)
    return shared.order_by(F("promised_on").asc(nulls_last=True), "position", "pk")


@prepared
def bad_news(project_id: int) -> QuerySet[BadNews]:
    """What goes on, told or not."""
    going_on = BadNews.objects.filter(project=project_id, over_at=None)
    return going_on.select_related("milestone").order_by("-known_at")


@prepared(fixed=("most",))
def words(client_id: int, project_id: int, most: int) -> QuerySet[Interaction]:
    """Shared, about this project or about none; of the last, newest first."""
    about = Q(project=project_id) | Q(project=None)
    found = Interaction.objects.filter(about, client=client_id, audience=Audience.SHARED)
    return found.exclude(summary="").select_related("by").newest_first()[:most]


@prepared
def ahead(contact_id: int, client_id: int, project_id: int, now: datetime) -> QuerySet[Project]:
    """
    The project with the newest word on when they hear from us (`word_rows`), its next check-in (`talk_rows`) and what
    this contact is asked to (`meeting_rows`), about it or about none: series, what takes place once, and days of series
    that were changed, also those that are off.
    """
    talks = CheckIn.objects.ahead().filter(project=project_id, due_at__gte=now).soonest_first()[:1]
    later = Q(meeting__starts_at__gte=now) | Q(meeting__slot_at__gte=now) | ~Q(meeting__repeats="")
    about = Q(meeting__project=project_id) | Q(meeting__project=None)
    theirs = Guest.objects.asked().exclude(answer=Answer.DECLINED).filter(contact=contact_id)
    shared = theirs.filter(meeting__client=client_id, meeting__audience=Audience.SHARED)
    meetings = shared.filter(later, about).order_by("meeting__starts_at", "pk")[:60]
    said = NextWord.objects.filter(Q(project=project_id) | Q(project=None), client=client_id)
    return Project.objects.filter(pk=project_id).annotate(
        word_rows=rows_of(
            said.order_by("-told_at", "-pk")[:1], on="on", at_time="at_time", channel="channel", about="about"
        ),
        talk_rows=rows_of(talks, pk="pk", at="due_at", channel="channel"),
        meeting_rows=rows_of(meetings, **{name: f"meeting__{name}" for name in OF_A_MEETING}),
    )


@prepared
def areas(project_id: int) -> QuerySet[Area]:
    """Who answers for what, with their faces."""
    answered_for = Area.objects.filter(project=project_id, responsible__is_active=True)
    return answered_for.select_related("responsible__face")
