"""
What must be true of an opportunity before it goes on to the next stage.

Talks, quotes and contracts lie on other floors: whoever asks looks there first and says what was found (`Known`).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.functional import Promise as Text
from django.utils.translation import gettext_lazy as _

from vinculo.pipeline.models import Opportunity, Stage


@dataclass(frozen=True, slots=True)
class Known:
    """What only others know of an opportunity."""

    talked: bool = False
    signed: bool = False


class Ask(NamedTuple):
    rule: str | Text  # on the column
    lacks: str | Text  # on a card, and where a reason is asked for
    holds: Callable[[Opportunity, Known], bool]


def _knows_them(opportunity: Opportunity, known: Known) -> bool:
    return bool(opportunity.goals.strip() and opportunity.decider.strip())


def _spoke_of_money(opportunity: Opportunity, known: Known) -> bool:
    return opportunity.budget_spoken_at is not None


def _all_taken(opportunity: Opportunity, known: Known) -> bool:
    return all(promise.taken_at for promise in opportunity.promises.all())


ASKS: dict[str, Ask] = {
    "talk": Ask(_("To pass: a talk"), _("We have not talked yet"), lambda opportunity, known: known.talked),
    "profile": Ask(_("To pass: goals and who decides"), _("Their goals and who decides are missing"), _knows_them),
    "money": Ask(_("To pass: money spoken of"), _("Money has not been spoken of"), _spoke_of_money),
    "signed": Ask(_("To pass: both have signed"), _("Not both have signed"), lambda opportunity, known: known.signed),
    "taken": Ask(_("To close: every promise taken on"), _("Not every promise is taken on"), _all_taken),
}


def rules_of(stage: Stage) -> list[str | Text]:
    """The sentences that stand on a column."""
    return [ASKS[name].rule for name in stage.asks if name in ASKS]


def lacking(opportunity: Opportunity, passed: Iterable[Stage], known: Known) -> list[str | Text]:
    """What does not hold yet of all that the stages on the way ask for."""
    names = dict.fromkeys(name for stage in passed for name in stage.asks if name in ASKS)
    return [ASKS[name].lacks for name in names if not ASKS[name].holds(opportunity, known)]


def on_the_way(stages: list[Stage], here: Stage, there: Stage) -> list[Stage]:
    """The stages that are left behind by going on; none when it goes back."""
    places = {stage.pk: number for number, stage in enumerate(stages)}
    return stages[places[here.pk] : places[there.pk]]
