"""The visitor that a person of ours is while they look at the portal as a contact."""

from datetime import datetime
from typing import Any

from vinculo.access import looking
from vinculo.people.models import Person
from vinculo.portal.visitor import Visitor, as_seen_by


def visitor(request: Any, *, at: datetime) -> Visitor | None:
    """The one they look as; None for everybody else, and as soon as one of the conditions is gone."""
    told = request.COOKIES.get(looking.COOKIE)
    if not told or not isinstance(request.user, Person):
        return None
    access = looking.opened(told, person=request.user, at=at)
    return as_seen_by(access, person=request.user) if access else None
