"""How what was typed about a milestone is taken back, with the plan and the promises that moved with it."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from vinculo.agreements.models import Promise, Renegotiation
from vinculo.agreements.moving import Moved, move_back
from vinculo.desk.plan.kept import unpacked
from vinculo.desk.projects.found import seen_by
from vinculo.desk.projects.milestones import values_of
from vinculo.desk.undo import CannotUndo, undoing
from vinculo.notifications import milestone_news
from vinculo.people.models import Person
from vinculo.practices.forecasts import plan_changed
from vinculo.practices.recheck import client_changed
from vinculo.projects.models import Milestone, Stage
from vinculo.projects.schedule.applying import take_back

NOT_TYPED = ("position", "done_on")  # what its form does not change


def as_it_was(before: Milestone, saved: Milestone, days: Any, promises: Iterable[Moved]) -> dict[str, Any]:
    """For the undo: what the form said before, and beside it the plan and the promises that moved with it."""
    return {
        "values": {name: value for name, value in values_of(before).items() if name not in NOT_TYPED},
        "promised_on": _text(saved.promised_on),
        "days": days,
        "promises": [[change.pk, *map(_text, own)] for change, own in promises],
    }


@undoing("milestones.typed")
@transaction.atomic
def untype(person: Person, ids: list[int], before: Any) -> None:
    """All of it, unless another date was agreed since. Of another promised date people hear anew."""
    was = unpacked(before)
    if was is None:
        raise CannotUndo(_("That was too long ago to take back here."))
    for milestone in Milestone.objects.filter(pk__in=ids, project__in=seen_by(person)).select_related("project"):
        promised_on = milestone.promised_on
        if _text(promised_on) != was["promised_on"]:
            raise CannotUndo(_("That has changed meanwhile. Look at it again."))
        _write(milestone, was)
        _move_back(milestone, was["promises"], by=person)
        milestone.refresh_from_db(fields=["promised_on"])
        milestone_news.moved(milestone, promised_on, by=person, at=timezone.now())
        client_changed(milestone.project.client_id)
        plan_changed(milestone.project_id)


def _write(milestone: Milestone, was: dict[str, Any]) -> None:
    """A stage that is gone meanwhile is none."""
    values = was["values"]
    if not Stage.objects.filter(project=milestone.project_id, pk=values.get("stage_id")).exists():
        values = {**values, "stage_id": None}
    if was["days"]:
        take_back(milestone.project, was["days"])
    Milestone.objects.filter(pk=milestone.pk).update(**values)


def _move_back(milestone: Milestone, kept: Iterable[list[Any]], *, by: Person) -> None:
    """Those that are open and still have the day that was agreed with the milestone."""
    days = {pk: (_day(internal_on), _day(forecast_on)) for pk, internal_on, forecast_on in kept}
    theirs = Promise.objects.visible_to(by).open().filter(milestone=milestone)
    for change in Renegotiation.objects.filter(pk__in=days, promise__in=theirs).select_related("promise"):
        if change.promise.promised_on == change.to_on:
            move_back(change, days[change.pk], by=by)


def _text(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
