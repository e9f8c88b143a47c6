"""
What changes cost, as far as we have spoken of it: a price appears only after it was said in a talk.

Only for whoever decides in the project; quotes and invoices have their place here too when there are any.
"""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from vinculo.access.sees import projects_of
from vinculo.agreements.models import ChangeRequest
from vinculo.clients.models import Audience
from vinculo.portal.visitor import Visitor
from vinculo.projects.models import ProjectContact
from vinculo.web.money import money

State = ChangeRequest.State
LATEST = 100


@dataclass(frozen=True, slots=True)
class Price:
    """One change and its price. `on`: the day it was agreed, or spoken of."""

    title: str
    project: str
    amount: str
    on: date
    address: str


@dataclass(frozen=True, slots=True)
class Money:
    waiting: tuple[Price, ...]
    agreed: tuple[Price, ...]


def prices(visitor: Visitor) -> Money:
    """Two lists from one query: what waits for a yes, and what both sides agreed, the newest first."""
    decides = ProjectContact.objects.filter(contact=visitor.contact_id, role=ProjectContact.Role.DECIDER)
    projects = projects_of(visitor.contact_id, visitor.client_id).filter(pk__in=decides.values("project"))
    spoken = ChangeRequest.objects.filter(
        project__in=projects, audience=Audience.SHARED, spoken_at__isnull=False, amount__isnull=False,
        state__in=(State.ESTIMATED, State.ACCEPTED),
    )  # fmt: skip
    rows = list(spoken.select_related("project").order_by("-spoken_at", "-pk")[:LATEST])
    waiting = tuple(_price(one) for one in rows if one.state == State.ESTIMATED)
    agreed = sorted((_price(one) for one in rows if one.state == State.ACCEPTED), key=lambda one: one.on, reverse=True)
    return Money(waiting, tuple(agreed))


def _price(change: ChangeRequest) -> Price:
    at = change.decided_at or change.spoken_at
    assert at is not None and change.amount is not None
    said = money(change.amount, change.currency) if change.amount else _("no charge")
    return Price(change.title, change.project.name, said, timezone.localdate(at), f"/portal/requests/{change.pk}/")
