"""What of a colleague's work somebody else may take over, as far as whoever looks sees it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Self

from django.db import transaction
from django.utils.translation import gettext as _

from vinculo.agreements.models import Promise
from vinculo.desk.person.found import promises_of
from vinculo.desk.portfolio.load import soon
from vinculo.people.models import Person
from vinculo.projects.estimates import say_estimate
from vinculo.projects.models import Task
from vinculo.web.dates import day_near

MOST = 30  # tasks to choose from: those that are due first
WHOSE = {"task": "assignee", "promise": "owner"}  # by kind, who sees to it


@dataclass(frozen=True, slots=True)
class InHand:
    """A task or a promise, in the words one chooses it by."""

    kind: str
    pk: int
    what: str
    about: str
    client_id: int
    project_id: int | None = None
    due_on: date | None = None
    minutes: int = 0

    @classmethod
    def of_task(cls, row: tuple[Any, ...]) -> Self:
        pk, title, project_id, name, client_id, due_on, estimate, percent = row
        return cls("task", pk, title, name, client_id, project_id, due_on, (estimate or 0) * (100 - percent) // 100)

    @classmethod
    def of_promise(cls, one: Promise) -> Self:
        return cls("promise", one.pk, one.text, one.client.name, one.client_id, due_on=one.promised_on)

    @property
    def key(self) -> str:
        return f"{self.kind}:{self.pk}"

    def detail(self, today: date) -> str:
        """Where it belongs, its day, and what of it is left."""
        return " · ".join(part for part in (self.about, self._day(today), say_estimate(self.minutes)) if part)

    def _day(self, today: date) -> str:
        if self.due_on is None:
            return ""
        said = _("since %(day)s") if self.due_on < today else _("until %(day)s")
        return said % {"day": day_near(self.due_on, today)}


def in_hand(colleague: Person, viewer: Person, today: date) -> list[InHand]:
    """The tasks that fill their two weeks, and their open promises. Two statements."""
    columns = ("title", "project_id", "project__name", "project__client_id", "due_on", "estimate_minutes", "percent")
    tasks = soon(viewer, today).filter(assignee=colleague).order_by("due_on", "pk").values_list("pk", *columns)[:MOST]
    found = [InHand.of_task(row) for row in tasks]
    return [*found, *(InHand.of_promise(one) for one in promises_of(colleague, viewer))]


@transaction.atomic
def hand_over(chosen: list[InHand], *, of: Person, to: Person, at: datetime) -> list[InHand]:
    """Somebody else sees to it. Returns what nobody had taken, done or kept meanwhile."""
    open_ones: dict[str, Any] = {"task": Task.objects.open(), "promise": Promise.objects.open()}
    stamps: dict[str, Any] = {"task": {"updated_at": at}, "promise": {}}

    def is_moved(one: InHand) -> bool:
        theirs = open_ones[one.kind].filter(pk=one.pk, **{WHOSE[one.kind]: of})
        return theirs.update(**{WHOSE[one.kind]: to}, **stamps[one.kind]) == 1

    return [one for one in chosen if is_moved(one)]
