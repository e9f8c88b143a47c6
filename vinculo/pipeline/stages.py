"""The columns of the board: five to begin with, to be renamed, put in another order and given other chances."""

from collections.abc import Sequence
from typing import NamedTuple

from django.db import transaction

from vinculo.pipeline.models import Stage


class Default(NamedTuple):
    key: str
    asks: str  # a name of vinculo.pipeline.asking
    probability: int
    days: int


DEFAULTS = (
    Default(Stage.Key.FIRST, "talk", 10, 7),
    Default(Stage.Key.PROFILE, "profile", 25, 14),
    Default(Stage.Key.PROPOSAL, "money", 50, 14),
    Default(Stage.Key.SIGNING, "signed", 80, 10),
    Default(Stage.Key.HANDOVER, "taken", 95, 5),
)


def stages() -> list[Stage]:
    """All of them, from left to right. Made when they are asked for the first time, once, whoever asks at once."""
    return list(Stage.objects.all()) or _make()


def first_stage() -> Stage:
    return stages()[0]


def last_stage() -> Stage:
    """The hand-over: what stands there is decided, and is won by handing it over."""
    return stages()[-1]


@transaction.atomic
def reorder(order: Sequence[int]) -> None:
    """`order` holds ids; stages it does not name keep their place behind. The hand-over stays the last one."""
    place = {pk: number for number, pk in enumerate(order)}
    found = sorted(
        stages(), key=lambda one: (one.key == Stage.Key.HANDOVER, place.get(one.pk, len(place)), one.position)
    )
    for number, one in enumerate(found):
        one.position = number
    Stage.objects.bulk_update(found, ["position"])


def _make() -> list[Stage]:
    made = [
        Stage(key=one.key, position=number, probability=one.probability, asks=[one.asks], days=one.days)
        for number, one in enumerate(DEFAULTS)
    ]
    Stage.objects.bulk_create(made, ignore_conflicts=True)
    return list(Stage.objects.all())
