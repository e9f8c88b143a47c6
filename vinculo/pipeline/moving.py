"""Moving an opportunity over the board: to another column, to another place in it, off the board and back on it."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Max, Min
from django.utils import timezone

from vinculo.people.models import Person
from vinculo.pipeline.asking import Known, lacking, on_the_way
from vinculo.pipeline.models import Opportunity, Stage, StageMove
from vinculo.pipeline.stages import stages


class NotYet(Exception):
    """The rule of a stage is not met, and no reason was given for going on all the same."""

    def __init__(self, lacks: list[object]) -> None:
        super().__init__("; ".join(map(str, lacks)))
        self.lacks = lacks


class Gone(Exception):
    """Somebody moved it, decided on it or threw it away before."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where in a column a card is put: over the one, under the other, else on top."""

    before: int | None = None
    after: int | None = None


def lacks(opportunity: Opportunity, to: Stage, known: Known) -> list[object]:
    """What stands in the way of the opportunity going to this stage."""
    return list(lacking(opportunity, on_the_way(stages(), opportunity.stage, to), known))


@transaction.atomic
def move(
    opportunity: Opportunity,
    to: Stage,
    *,
    by: Person,
    at: datetime,
    known: Known,
    because: str = "",
    spot: Spot | None = None,
) -> StageMove | None:
    """To another stage, with its place there. None if it only changed its place."""
    here, position = opportunity.stage, place(to, spot or Spot())
    if here == to:
        Opportunity.objects.open().filter(pk=opportunity.pk).update(position=position, updated_at=timezone.now())
        opportunity.position = position
        return None
    if not because and (missing := lacks(opportunity, to, known)):
        raise NotYet(missing)
    _change(opportunity, stage=to, stage_since=at, position=position)
    return StageMove.objects.create(
        opportunity=opportunity, from_stage=here, to_stage=to, at=at, by=by, because=because
    )


@transaction.atomic
def take_back(moved: StageMove, *, since: datetime) -> bool:
    """As if it had not moved. False where something happened to it since."""
    if _came_later(moved):
        return False
    here = Opportunity.objects.open().filter(pk=moved.opportunity_id, stage=moved.to_stage, stage_since=moved.at)
    if here.update(stage=moved.from_stage, stage_since=since, updated_at=timezone.now()) != 1:
        return False
    moved.delete()
    return True


@transaction.atomic
def lose(opportunity: Opportunity, *, why: str, because: str, by: Person, at: datetime) -> StageMove:
    """Nothing came of it, and we know why."""
    _change(
        opportunity, state=Opportunity.State.LOST, lost_for=why, lost_because=because, decided_at=at, decided_by=by
    )  # fmt: skip
    return opportunity.moves.create(from_stage=opportunity.stage, to_stage=None, at=at, by=by, because=because)


@transaction.atomic
def reopen(opportunity: Opportunity, *, because: str, by: Person, at: datetime) -> StageMove:
    """They came back. Why it was lost stays in its history."""
    lost = Opportunity.objects.kept().filter(pk=opportunity.pk, state=Opportunity.State.LOST)
    fresh = {"state": Opportunity.State.OPEN, "lost_for": "", "lost_because": "", "decided_at": None, "stage_since": at}
    if lost.update(**fresh, decided_by=None, updated_at=timezone.now()) != 1:
        raise Gone
    opportunity.refresh_from_db()
    return opportunity.moves.create(from_stage=None, to_stage=opportunity.stage, at=at, by=by, because=because)


def place(stage: Stage, spot: Spot) -> float:
    """The position between two neighbours of a column, or over its first card."""
    cards = Opportunity.objects.open().filter(stage=stage)
    if spot.before and (below := cards.filter(pk=spot.before).values_list("position", flat=True).first()) is not None:
        above = cards.filter(position__lt=below).aggregate(at=Max("position"))["at"]
        return below - 1 if above is None else (above + below) / 2
    if spot.after and (above := cards.filter(pk=spot.after).values_list("position", flat=True).first()) is not None:
        below = cards.filter(position__gt=above).aggregate(at=Min("position"))["at"]
        return above + 1 if below is None else (above + below) / 2
    top = cards.aggregate(at=Min("position"))["at"]
    return 0 if top is None else top - 1


def _change(opportunity: Opportunity, **values: object) -> None:
    """Only while it stands where it was seen to stand."""
    seen = Opportunity.objects.open().filter(pk=opportunity.pk, stage=opportunity.stage_id)
    if seen.update(**values, updated_at=timezone.now()) != 1:
        raise Gone
    for name, value in values.items():
        setattr(opportunity, name, value)


@transaction.atomic
def find_again(lost: StageMove) -> bool:
    """Takes `lose` back: it was not lost after all. False where something happened to it since."""
    if _came_later(lost):
        return False
    fresh = {"state": Opportunity.State.OPEN, "lost_for": "", "lost_because": "", "decided_at": None}
    seen = Opportunity.objects.kept().filter(pk=lost.opportunity_id, state=Opportunity.State.LOST)
    won = seen.update(**fresh, decided_by=None, updated_at=timezone.now()) == 1
    return won and bool(lost.delete())


@transaction.atomic
def lose_again(reopened: StageMove, why: str, because: str, at: str, by: int | None, *, since: datetime) -> bool:
    """Takes `reopen` back, with what was known of the loss before."""
    if _came_later(reopened):
        return False
    lost = {"lost_for": why, "lost_because": because, "decided_at": at or None, "decided_by": by, "stage_since": since}
    seen = Opportunity.objects.open().filter(pk=reopened.opportunity_id)
    won = seen.update(state=Opportunity.State.LOST, **lost, updated_at=timezone.now()) == 1
    return won and bool(reopened.delete())


def _came_later(moved: StageMove) -> bool:
    return StageMove.objects.filter(opportunity=moved.opportunity_id, pk__gt=moved.pk).exists()
