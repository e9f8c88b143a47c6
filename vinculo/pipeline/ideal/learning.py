"""
What the best clients have in common and the others have not.

Each trait is looked at alone: which answers are more frequent among the best, and by how much. Shares are smoothed by
one answer of each sort, so that two clients prove little. Nothing is taken over by itself: a proposal says on how many
clients it stands, and somebody takes it or leaves it.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from vinculo.clients.models import Client
from vinculo.people.models import Organization
from vinculo.pipeline.ideal.fit import HEAVIEST, as_number
from vinculo.pipeline.ideal.reading import values_of_clients
from vinculo.pipeline.models import BestClient, Trait

FEWEST_BEST, FEWEST = 8, 20
CLEAR = Fraction(1, 10)  # an answer counts as typical from ten points more among the best
TOP = 4  # by value: the best quarter
MARKED, BY_VALUE = "marked", "value"


@dataclass(frozen=True, slots=True)
class Proposal:
    """
    What a trait should weigh and want. best_with of best_known of the best have it; rest_with of rest_known others.
    Weight 0: it tells nobody apart.
    """

    trait: int
    weight: int
    wanted: Mapping[str, Any]
    best_with: int
    best_known: int
    rest_with: int
    rest_known: int


@dataclass(frozen=True, slots=True)
class Learnt:
    """best and all: how many clients it stands on. too_few: not enough to say anything."""

    best: int
    all: int
    too_few: bool
    proposals: tuple[Proposal, ...]


def learn(by: str = MARKED) -> Learnt:
    """From all clients that are not in the bin. by: those marked as the best, or the quarter that is worth most."""
    clients = list(Client.objects.kept().only("pk", "country", "language", "currency", "value"))
    best = _marked(clients) if by == MARKED else _worth_most(clients)
    if len(best) < FEWEST_BEST or len(clients) < FEWEST:
        return Learnt(len(best), len(clients), True, ())
    traits = list(Trait.objects.all())
    values = values_of_clients(clients, traits)
    sides = [{pk: values[pk] for pk in values if (pk in best) == is_best} for is_best in (True, False)]
    proposals = tuple(
        propose(trait.pk, trait.kind, *([own[trait.pk] for own in side.values() if trait.pk in own] for side in sides))
        for trait in traits
    )
    return Learnt(len(best), len(clients), False, proposals)


def propose(trait: int, kind: str, best: Collection[str], rest: Collection[str]) -> Proposal:
    """From the known values of the best and of the others."""
    if kind == "number":
        return _range(trait, best, rest)
    typical = [
        value
        for value in sorted(set(best))
        if _share(_times(best, {value}), best) - _share(_times(rest, {value}), rest) >= CLEAR
    ]
    if kind == "yes":
        asked: dict[str, Any] = {"yes": typical[0] == "yes"} if len(typical) == 1 else {}
    else:
        asked = {"any": typical} if typical else {}
    return _proposal(trait, asked, _times(best, typical), best, _times(rest, typical), rest)


def _range(trait: int, best: Collection[str], rest: Collection[str]) -> Proposal:
    """From the lower to the upper end of the best, without the outermost tenth on each side."""
    known = sorted(number for value in best if (number := as_number(value)) is not None)
    others = [number for value in rest if (number := as_number(value)) is not None]
    if not known:
        return _proposal(trait, {}, 0, known, 0, others)
    cut = len(known) // 10
    low, high = known[cut], known[-1 - cut]
    asked = {"from": _plain(low), "to": _plain(high)}
    inside = [sum(low <= number <= high for number in side) for side in (known, others)]
    return _proposal(trait, asked, inside[0], known, inside[1], others)


def _proposal(
    trait: int, asked: dict[str, Any], best_with: int, best: Collection[Any], rest_with: int, rest: Collection[Any]
) -> Proposal:
    apart = _share(best_with, best) - _share(rest_with, rest)
    weight = max(0, min(HEAVIEST, round(apart * HEAVIEST))) if asked and apart >= CLEAR else 0
    return Proposal(trait, weight, asked if weight else {}, best_with, len(best), rest_with, len(rest))


def _times(values: Iterable[str], wanted: Collection[str]) -> int:
    return sum(value in wanted for value in values)


def _share(times: int, known: Collection[Any]) -> Fraction:
    return Fraction(times + 1, len(known) + 2)


def _plain(number: Decimal) -> int | str:
    return int(number) if number == number.to_integral_value() else str(number)


def _marked(clients: Iterable[Client]) -> set[int]:
    marked = set(BestClient.objects.values_list("client_id", flat=True))
    return {client.pk for client in clients} & marked


def _worth_most(clients: Iterable[Client]) -> set[int]:
    """In our currency only: what is paid in others cannot be compared."""
    house = Organization.current()
    ours = house.currency if house else ""
    valued = [one for one in clients if one.value and (one.currency or ours) == ours]
    valued.sort(key=lambda one: (-(one.value or 0), one.pk))
    return {one.pk for one in valued[: len(valued) // TOP]}


def take_over(trait: Trait, proposal: Proposal, learnt: Learnt, *, by: Any, on: date) -> None:
    """The trait weighs and wants from now on what was learnt, and says from how many."""
    trait.weight, trait.wanted, trait.by = proposal.weight, dict(proposal.wanted), by
    trait.learnt = {
        "best": learnt.best, "all": learnt.all, "on": on.isoformat(), "best_with": proposal.best_with,
        "best_known": proposal.best_known, "rest_with": proposal.rest_with, "rest_known": proposal.rest_known,
    }  # fmt: skip
    trait.save(update_fields=["weight", "wanted", "by", "learnt", "updated_at"])
