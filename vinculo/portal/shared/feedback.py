"""What a visitor told us about how it is for them, when it is time to ask, and their complaints."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from vinculo.access.sees import projects_of
from vinculo.clients.models import Audience
from vinculo.feedback.models import Complaint, Feedback
from vinculo.portal.visitor import Visitor
from vinculo.projects.models import Closing, Kickoff, Milestone

NOT_MORE_OFTEN = timedelta(days=30)
FRESH = timedelta(days=14)  # after that they would have to think hard
LATEST = 10
Moment = Feedback.Moment


@dataclass(frozen=True, slots=True)
class Asking:
    """A good moment to ask how it is: `about` names what was reached, in a project."""

    moment: str
    about: str
    project_id: int
    project: str
    on: date


@dataclass(frozen=True, slots=True)
class Told:
    """What they said, and what we did about it."""

    score: int
    text: str
    on: date
    done: str
    done_on: date | None
    by: str


@dataclass(frozen=True, slots=True)
class Complained:
    """A complaint of theirs: who sees to it, and how far that is. Our own notes about it stay with us."""

    id: int
    text: str
    at: datetime
    owner: str
    thanked_at: datetime | None
    found_at: datetime | None
    resolved_at: datetime | None
    followed_up_at: datetime | None

    @property
    def may_say_well(self) -> bool:
        return self.resolved_at is not None and self.followed_up_at is None

    @property
    def address(self) -> str:
        return f"/portal/complaints/{self.id}/"


def told(visitor: Visitor) -> tuple[Told, ...]:
    """What they themselves said, newest first."""
    given = _own(visitor).filter(score__isnull=False, given_at__isnull=False).select_related("done_by")
    return tuple(
        Told(
            score=one.score or 0,
            text=one.text,
            on=timezone.localdate(one.given_at),
            done=one.done,
            done_on=timezone.localdate(one.done_at) if one.done_at else None,
            by=one.done_by.first_name if one.done_by else "",
        )
        for one in given.order_by("-given_at", "-pk")[:LATEST]
    )


def ask_now(visitor: Visitor, at: datetime) -> Asking | None:
    """
    Whether to ask how it is, and after what: a milestone they were promised, a kickoff, an end. Not for thirty days
    after they were last asked or said something. One query while it is quiet, four at most.
    """
    if visitor.is_only_looking or _own(visitor).filter(asked_at__gt=at - NOT_MORE_OFTEN).exists():
        return None
    today = timezone.localdate(at)
    found = [one for one in (_ended(visitor, today), _reached(visitor, today), _begun(visitor, at)) if one]
    return max(found, key=lambda one: one.on, default=None)


def _own(visitor: Visitor) -> QuerySet[Feedback]:
    return Feedback.objects.filter(contact=visitor.contact_id, client=visitor.client_id)


def _reached(visitor: Visitor, today: date) -> Asking | None:
    done = Milestone.objects.filter(
        project__in=projects_of(visitor.contact_id, visitor.client_id), audience=Audience.SHARED,
        done_on__gt=today - FRESH, done_on__lte=today,
    )  # fmt: skip
    last = done.select_related("project").order_by("-done_on", "-pk").first()
    if last is None or last.done_on is None:
        return None
    return Asking(Moment.MILESTONE, last.name, last.project_id, last.project.name, last.done_on)


def _begun(visitor: Visitor, at: datetime) -> Asking | None:
    held = Kickoff.objects.filter(
        project__in=projects_of(visitor.contact_id, visitor.client_id), held_at__gt=at - FRESH, held_at__lte=at
    )
    last = held.select_related("project").order_by("-held_at", "-pk").first()
    if last is None or last.held_at is None:
        return None
    return Asking(Moment.KICKOFF, "", last.project_id, last.project.name, timezone.localdate(last.held_at))


def _ended(visitor: Visitor, today: date) -> Asking | None:
    accepted = Closing.objects.filter(
        project__in=projects_of(visitor.contact_id, visitor.client_id), accepted_on__gt=today - FRESH,
        accepted_on__lte=today,
    )  # fmt: skip
    last = accepted.select_related("project").order_by("-accepted_on", "-pk").first()
    if last is None or last.accepted_on is None:
        return None
    return Asking(Moment.CLOSING, "", last.project_id, last.project.name, last.accepted_on)


def seen_complaints(visitor: Visitor) -> QuerySet[Complaint]:
    """Their own only: nobody reads what a colleague complained about."""
    return Complaint.objects.filter(contact=visitor.contact_id, client=visitor.client_id)


def complaints(visitor: Visitor) -> tuple[Complained, ...]:
    return tuple(map(_complained, seen_complaints(visitor).select_related("owner").order_by("-at", "-pk")[:LATEST]))


def complaint(visitor: Visitor, pk: int) -> Complained | None:
    found = seen_complaints(visitor).select_related("owner").filter(pk=pk).first()
    return _complained(found) if found else None


def _complained(one: Complaint) -> Complained:
    return Complained(
        id=one.pk,
        text=one.text,
        at=one.at,
        owner=one.owner.first_name if one.owner else "",
        thanked_at=one.thanked_at,
        found_at=one.found_at,
        resolved_at=one.resolved_at,
        followed_up_at=one.followed_up_at,
    )
