"""What a visitor was asked to say about us, and what they allow: their own only."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone

from vinculo.clients.models import Channel
from vinculo.feedback.models import Reference
from vinculo.feedback.models.reference import Standing
from vinculo.portal.visitor import Visitor

LATEST = 10


@dataclass(frozen=True, slots=True)
class Speaking:
    """We asked them for something; what they said to it, and what they allow."""

    id: int
    kind: str
    asked_on: date
    asked_by: str
    question: str
    project: str
    standing: str
    text: str
    uses: tuple[str, ...]
    use_names: tuple[str, ...]
    named: str
    named_as: str
    expires_on: date | None

    @property
    def address(self) -> str:
        return f"/portal/feedback/references/{self.id}/"

    @property
    def waits(self) -> bool:
        return self.standing == Standing.ASKED

    @property
    def holds(self) -> bool:
        return self.standing in (Standing.USABLE, Standing.EXPIRING)

    @property
    def may_say_yes(self) -> bool:
        return self.standing not in (Standing.WITHDRAWN, Standing.DECLINED)


def seen_references(visitor: Visitor) -> QuerySet[Reference]:
    """Asked in the portal, or answered: what we only noted after a talk does not surprise them here."""
    shown = Q(asked_how=Channel.PORTAL) | Q(is_given=True)
    return Reference.objects.filter(shown, contact=visitor.contact_id, client=visitor.client_id)


def references(visitor: Visitor) -> tuple[Speaking, ...]:
    """The newest first. One query."""
    return tuple(map(_speaking, _read(visitor).order_by("-asked_at", "-pk")[:LATEST]))


def reference(visitor: Visitor, pk: int) -> Speaking | None:
    found = _read(visitor).filter(pk=pk).first()
    return _speaking(found) if found else None


def _read(visitor: Visitor) -> QuerySet[Reference]:
    return seen_references(visitor).select_related("asked_by", "project")


def _speaking(one: Reference) -> Speaking:
    return Speaking(
        id=one.pk,
        kind=one.kind,
        asked_on=timezone.localdate(one.asked_at),
        asked_by=one.asked_by.first_name if one.asked_by else "",
        question=one.asked_words if one.is_asked_in_portal else "",
        project=one.project.name if one.project else "",
        standing=one.standing(timezone.localdate()).value,
        text=one.text,
        uses=tuple(one.uses),
        use_names=tuple(one.use_names),
        named=one.named,
        named_as=one.get_named_display(),
        expires_on=one.expires_on,
    )
