"""Milestones, with the date that is ours and the one they heard."""

from copy import copy
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from pydantic import Field

from vinculo.agreements.moving import hanging_on, move_promises
from vinculo.api import changing, theirs
from vinculo.api.asking import Asking
from vinculo.api.kinds import Body, Day, Id, Nothing, Shown, number, one_of, some, words
from vinculo.api.problems import overtaken, wrong
from vinculo.api.shelf import Deed, Filter, Shelf
from vinculo.api.shelves import by
from vinculo.clients.models import Audience
from vinculo.notifications import milestone_news
from vinculo.people.models import Person
from vinculo.practices.forecasts import plan_changed
from vinculo.practices.recheck import client_changed
from vinculo.projects.models import Milestone
from vinculo.projects.promising import calendar_of_both, promised_date

MOST_DAYS = 250
FIELDS = ("name", "planned_on", "promised_on", "forecast_on", "buffer_days", "approval_days", "buffer_reason")


class MilestoneShown(Shown):
    id: int
    project_id: int
    stage_id: int | None
    name: str
    audience: str
    planned_on: date | None
    promised_on: date | None
    forecast_on: date | None
    forecast_early_on: date | None
    forecast_late_on: date | None
    forecast_by_hand: bool
    done_on: date | None
    buffer_days: int | None
    approval_days: int | None
    buffer_reason: str
    position: int
    created_at: datetime


class MilestonePatch(Body):
    name: some(160) = ""  # type: ignore[valid-type]
    stage_id: Id | None = None
    planned_on: Day | None = None
    promised_on: Day | None = None
    forecast_on: Day | None = None
    buffer_days: number(0, MOST_DAYS) | None = None  # type: ignore[valid-type]
    approval_days: number(0, MOST_DAYS) | None = None  # type: ignore[valid-type]
    buffer_reason: words(200) = ""  # type: ignore[valid-type]
    reason: words(300) = Field("", description="Why the date they heard moves, where a promise hangs on it.")  # type: ignore[valid-type]


class MilestoneNew(Body):
    project_id: Id
    name: some(160)  # type: ignore[valid-type]
    stage_id: Id | None = None
    audience: one_of(Audience) = "team"  # type: ignore[valid-type]
    planned_on: Day | None = None
    promised_on: Day | None = None
    forecast_on: Day | None = None
    buffer_days: number(0, MOST_DAYS) | None = None  # type: ignore[valid-type]
    approval_days: number(0, MOST_DAYS) | None = None  # type: ignore[valid-type]
    buffer_reason: words(200) = ""  # type: ignore[valid-type]


def found(person: Person) -> QuerySet[Milestone]:
    return Milestone.objects.filter(project__in=theirs.projects(person)).select_related("project__client")


def make(asking: Asking, said: MilestoneNew) -> int:
    project = theirs.some_project(asking, said.project_id)
    milestone = Milestone(project=project, position=project.milestones.count(), audience=said.audience)
    _take(asking, milestone, said)
    milestone.save()
    _written(milestone)
    return milestone.pk


def change(asking: Asking, milestone: Milestone, said: MilestonePatch) -> None:
    before = copy(milestone)
    _take(asking, milestone, said)
    to_on = milestone.promised_on
    moves = bool(before.promised_on and to_on and to_on != before.promised_on and hanging_on(milestone))
    if moves and not said.reason.strip():
        raise wrong("reason", _("A promise hangs on the old date. Say why it moves."))
    milestone.save()
    if moves and to_on:
        own = milestone.planned_on
        move_promises(milestone, to_on=to_on, internal_on=own, reason=said.reason, by=asking.person, at=asking.at)
    _written(milestone)
    milestone_news.moved(milestone, before.promised_on, by=asking.person, at=asking.at)


def _take(asking: Asking, milestone: Milestone, said: MilestonePatch | MilestoneNew) -> None:
    changed = changing.take(milestone, said, FIELDS)
    if "stage_id" in said.model_fields_set:
        milestone.stage = theirs.stage(said.stage_id, milestone.project)
    if milestone.planned_on and milestone.promised_on and milestone.planned_on > milestone.promised_on:
        raise wrong("planned_on", _("Our own date comes before the one they heard."))
    if not milestone.promised_on and milestone.planned_on and milestone.buffer_days is not None:
        calendar = calendar_of_both(asking.organization, milestone.project.client)
        days = {"buffer": milestone.buffer_days, "approval": milestone.approval_days or 0}
        milestone.promised_on = promised_date(milestone.planned_on, calendar=calendar, **days)
    if "forecast_on" in changed:
        milestone.forecast_by_hand = milestone.forecast_on is not None
    changing.check(milestone)


def remove(asking: Asking, milestone: Milestone) -> None:
    gone = copy(milestone)
    milestone.delete()
    _written(gone)


def _done(asking: Asking, milestone: Milestone, said: Nothing) -> None:
    if milestone.done_on:
        raise overtaken(_("It is done already."))
    milestone.finish(on=asking.today)
    milestone_news.reached(milestone, by=asking.person, at=asking.at)
    _written(milestone)


def _reopen(asking: Asking, milestone: Milestone, said: Nothing) -> None:
    if not milestone.done_on:
        raise overtaken(_("It is open already."))
    milestone.reopen()
    milestone_news.not_reached(milestone)
    _written(milestone)


def _written(milestone: Milestone) -> None:
    client_changed(milestone.project.client_id)
    plan_changed(milestone.project_id)


shelf = Shelf(
    name="milestones", one="a milestone", area="projects", shown=MilestoneShown, found=found,
    filters={
        "project_id": by.PROJECT,
        "client_id": Filter(by.CLIENT.kind, "project__client_id", by.CLIENT.text),
        "done": by.filled("done_on", "Reached or not."),
    },
    orders={"created_at": "created_at"},
    make=(MilestoneNew, make), change=(MilestonePatch, change), remove=remove,
    deeds={
        "done": Deed(Nothing, _done, "Say that a milestone is reached"),
        "reopen": Deed(Nothing, _reopen, "Say that a milestone is not reached after all"),
    },
)  # fmt: skip
