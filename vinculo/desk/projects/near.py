"""Which milestones of a long plan one sees first: those that come next. Done and far ones are a press away."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol, TypeVar

MOST = 14  # a project that has no more is shown whole


class Dated(Protocol):
    @property
    def done_on(self) -> date | None: ...
    @property
    def expected_on(self) -> date | None: ...
    @property
    def promised_on(self) -> date | None: ...


One = TypeVar("One", bound=Dated)


def near(milestones: Sequence[One], most: int = MOST) -> list[One]:
    """At most so many, the soonest of those not done, in the order they came; all of them if they are few."""
    if len(milestones) <= most:
        return list(milestones)
    open_ones = [one for one in milestones if not one.done_on]
    soonest = sorted(open_ones, key=_when)[:most]
    chosen = {id(one) for one in soonest}
    return [one for one in milestones if id(one) in chosen]


def _when(one: Dated) -> date:
    return one.expected_on or one.promised_on or date.max
