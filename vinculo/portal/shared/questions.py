"""Questions a visitor sees: theirs and those of their colleagues with our answers, and what we ask them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce

from vinculo.access.sees import projects_of, roles_of
from vinculo.clients.models import Audience
from vinculo.conversations.models import Question
from vinculo.portal.visitor import Visitor
from vinculo.projects.models import ProjectContact

OBSERVER = ProjectContact.Role.OBSERVER
LATEST = 40


@dataclass(frozen=True, slots=True)
class Asked:
    """
    A question of either side. `answer` is what we shared of it; answered without one, it was answered in a talk.
    `by_at`: until when they hear, by our word or by the clock.
    """

    id: int
    text: str
    project: str
    is_ours: bool
    is_mine: bool
    asker: str
    asked_at: datetime
    answerer: str
    by_at: datetime | None
    answered_at: datetime | None
    answer: str
    settled_at: datetime | None
    follows: int | None
    may_answer: bool
    may_add: bool
    may_settle: bool

    @property
    def is_open(self) -> bool:
        return self.answered_at is None

    @property
    def address(self) -> str:
        return f"/portal/questions/{self.id}/"


@dataclass(frozen=True, slots=True)
class Questions:
    for_them: tuple[Asked, ...]
    waiting: tuple[Asked, ...]
    answered: tuple[Asked, ...]


def seen_questions(visitor: Visitor) -> QuerySet[Question]:
    """Shared, and of a project of theirs; what belongs to none is between its asker and us."""
    of_projects = Q(project__in=projects_of(visitor.contact_id, visitor.client_id))
    own = Q(project=None, contact=visitor.contact_id)
    return Question.objects.filter(of_projects | own, audience=Audience.SHARED, client=visitor.client_id)


def questions(visitor: Visitor) -> Questions:
    """Three queries."""
    roles = roles_of(visitor.contact_id, visitor.client_id)
    found = _loaded(seen_questions(visitor))
    waiting = [_asked(one, visitor, roles) for one in found.open().order_by(Coalesce("due_at", "asked_at"), "pk")]
    answered = found.filter(answered_at__isnull=False).order_by("-answered_at", "-pk")[:LATEST]
    return Questions(
        for_them=tuple(one for one in waiting if one.is_ours),
        waiting=tuple(one for one in waiting if not one.is_ours),
        answered=tuple(_asked(one, visitor, roles) for one in answered),
    )


def question(visitor: Visitor, pk: int) -> Asked | None:
    found = _loaded(seen_questions(visitor).filter(pk=pk)).first()
    return _asked(found, visitor, roles_of(visitor.contact_id, visitor.client_id)) if found else None


def follow_ups(visitor: Visitor, pk: int) -> tuple[Asked, ...]:
    """What was asked further about a question, oldest first."""
    roles = roles_of(visitor.contact_id, visitor.client_id)
    found = _loaded(seen_questions(visitor).filter(follows=pk)).order_by("asked_at", "pk")
    return tuple(_asked(one, visitor, roles) for one in found)


def _loaded(found: Any) -> Any:
    return found.select_related("project", "contact", "owner", "asked_by", "answered_in")


def _asked(one: Question, visitor: Visitor, roles: dict[int, str]) -> Asked:
    """The answer only where it was shared: a note of ours about a talk is none of it."""
    is_mine = one.contact_id == visitor.contact_id
    may_write = _role(one, roles) != OBSERVER
    told = one.asked_by_us or one.answered_in is None or one.answered_in.audience == Audience.SHARED
    return Asked(
        id=one.pk,
        text=one.text,
        project=one.project.name if one.project else "",
        is_ours=one.asked_by_us,
        is_mine=is_mine,
        asker=_asker(one),
        asked_at=one.asked_at,
        answerer=one.owner.first_name if one.owner else "",
        by_at=one.limit_at,
        answered_at=one.answered_at,
        answer=one.answer if told else "",
        settled_at=one.settled_at,
        follows=one.follows_id,
        may_answer=one.asked_by_us and one.is_open and may_write,
        may_add=not one.asked_by_us and may_write,
        may_settle=is_mine and not one.asked_by_us and not one.is_open and one.settled_at is None and may_write,
    )


def _role(one: Question, roles: dict[int, str]) -> str:
    """In its project; a question about none may be written to by whoever has a say somewhere."""
    if one.project_id is not None:
        return roles.get(one.project_id, OBSERVER)
    return next((role for role in roles.values() if role != OBSERVER), OBSERVER)


def _asker(one: Question) -> str:
    if one.asked_by_us:
        return one.asked_by.first_name if one.asked_by else ""
    return one.contact.first_name if one.contact else ""
