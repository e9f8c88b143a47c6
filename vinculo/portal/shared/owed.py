"""What the client owes us, as they see it: what, by when, how much is here, what waits for it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from vinculo.access.sees import roles_of
from vinculo.agreements.models import Obligation
from vinculo.clients.models import Audience
from vinculo.portal.shared.seen import seen_obligations
from vinculo.portal.visitor import Visitor
from vinculo.projects.models import ProjectContact

OBSERVER = ProjectContact.Role.OBSERVER
LATEST = 30


@dataclass(frozen=True, slots=True)
class Owed:
    """Something of theirs. `waits_for_it`: the milestone that does, with the day they heard."""

    id: int
    what: str
    kind: str
    project: str
    who: str
    is_mine: bool
    due_on: date | None
    is_late: bool
    done_on: date | None
    wanted: int | None
    received: int
    waits_for_it: str
    waits_on: date | None
    receiver: str
    may_change: bool

    @property
    def is_open(self) -> bool:
        return self.done_on is None

    @property
    def takes_files(self) -> bool:
        return self.kind == Obligation.Kind.CONTENT

    @property
    def percent(self) -> int:
        return min(self.received * 100 // self.wanted, 100) if self.wanted else 0

    @property
    def ref(self) -> str:
        return f"obligation:{self.id}"

    @property
    def address(self) -> str:
        return f"/portal/yours/{self.id}/"


@dataclass(frozen=True, slots=True)
class TheirPart:
    open: tuple[Owed, ...]
    done: tuple[Owed, ...]


def their_part(visitor: Visitor, today: date) -> TheirPart:
    """Three queries."""
    roles = roles_of(visitor.contact_id, visitor.client_id)
    found = _loaded(seen_obligations(visitor))
    waiting = found.filter(done_on=None).soonest_first()
    done = found.filter(done_on__isnull=False).order_by("-done_on", "-pk")[:LATEST]
    return TheirPart(
        open=tuple(_owed(one, visitor, roles, today) for one in waiting),
        done=tuple(_owed(one, visitor, roles, today) for one in done),
    )


def owed(visitor: Visitor, pk: int, today: date) -> Owed | None:
    found = _loaded(seen_obligations(visitor).filter(pk=pk)).first()
    return _owed(found, visitor, roles_of(visitor.contact_id, visitor.client_id), today) if found else None


def _loaded(found: Any) -> Any:
    return found.select_related("project", "contact", "milestone", "owner")


def _owed(one: Obligation, visitor: Visitor, roles: dict[int, str], today: date) -> Owed:
    waits = one.milestone if one.milestone and one.milestone.audience == Audience.SHARED else None
    return Owed(
        id=one.pk,
        what=one.what,
        kind=one.kind,
        project=one.project.name if one.project else "",
        who=one.contact.first_name if one.contact else "",
        is_mine=one.contact_id == visitor.contact_id,
        due_on=one.due_on,
        is_late=one.is_late(today),
        done_on=one.done_on,
        wanted=one.wanted,
        received=one.received,
        waits_for_it=waits.name if waits else "",
        waits_on=waits.promised_on if waits else None,
        receiver=one.owner.first_name if one.owner and one.owner.is_active else "",
        may_change=one.is_open and _may_change(one, roles),
    )


def _may_change(one: Obligation, roles: dict[int, str]) -> bool:
    """Whoever has a say in its project; where it has none, in any."""
    if one.project_id is not None:
        return roles.get(one.project_id, OBSERVER) != OBSERVER
    return any(role != OBSERVER for role in roles.values())
