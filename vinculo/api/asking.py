"""Who asks, when, and for what."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from vinculo.api.problems import Problem
from vinculo.calendar.workdays import WorkCalendar
from vinculo.people.models import Organization, Person
from vinculo.people.worktime import work_calendar
from vinculo.programs.models import Token


@dataclass
class Asking:
    """Handed to every verb: whose token it is, and the moment of the request."""

    token: Token
    at: datetime

    @property
    def person(self) -> Person:
        return self.token.person

    @property
    def today(self) -> date:
        return timezone.localdate(self.at)

    @cached_property
    def organization(self) -> Organization | None:
        return Organization.current()

    @cached_property
    def calendar(self) -> WorkCalendar:
        return work_calendar(self.organization)

    def needs(self, scope: str) -> None:
        if not self.token.may(scope):
            said = _("This token may not do that: it lacks “%(scope)s”. Make one that has it under Settings, Programs.")
            raise Problem("not-allowed", said % {"scope": scope})


def asking_of(request: HttpRequest) -> Asking:
    """As the door put it there."""
    asking: Any = request.asking  # type: ignore[attr-defined]
    assert isinstance(asking, Asking)
    return asking
