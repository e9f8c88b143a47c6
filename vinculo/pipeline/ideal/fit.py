"""How well somebody fits, from what is known of them. Plain values in, plain values out; nothing is looked up here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

SUITS, DOES_NOT, UNKNOWN = "suits", "does_not", "unknown"
HEAVIEST, DOTS = 10, 5


@dataclass(frozen=True, slots=True)
class Wanted:
    """
    A trait that weighs something. kind: choice, number or yes. wanted: {"any": ["a", "b"]} for a choice,
    {"from": 5, "to": 50} for a number (either may be missing), {"yes": True} for a yes or no.
    """

    id: int
    name: str
    kind: str
    weight: int
    wanted: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Reason:
    """What one trait says. `value` is what is true of them, empty if nobody knows."""

    trait: int
    name: str
    weight: int
    says: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Fit:
    """
    percent: of the weight of what is known, how much suits; None while nothing is known. known: of the whole weight,
    how much is known, in percent. A trait that nobody knows counts neither for nor against.
    """

    percent: int | None
    known: int
    reasons: tuple[Reason, ...]

    @property
    def dots(self) -> int:
        """0 to 5, for drawing."""
        return 0 if self.percent is None else (self.percent * DOTS + 50) // 100


def fit(traits: Iterable[Wanted], values: Mapping[int, str]) -> Fit:
    """How well somebody with these values (by trait) fits. Traits without weight or without a wish are left out."""
    reasons = tuple(_reason(trait, values.get(trait.id, "")) for trait in traits if trait.weight and trait.wanted)
    whole = sum(reason.weight for reason in reasons)
    known = sum(reason.weight for reason in reasons if reason.says != UNKNOWN)
    suiting = sum(reason.weight for reason in reasons if reason.says == SUITS)
    return Fit(_percent(suiting, known) if known else None, _percent(known, whole) if whole else 0, reasons)


def _percent(part: int, whole: int) -> int:
    return (200 * part + whole) // (2 * whole)


def _reason(trait: Wanted, value: str) -> Reason:
    return Reason(trait.id, trait.name, trait.weight, says(trait, value), value)


def says(trait: Wanted, value: str) -> str:
    """Whether one value is what we want; unknown when it is empty or cannot be read."""
    if not value:
        return UNKNOWN
    if trait.kind == "choice":
        return SUITS if value in trait.wanted.get("any", ()) else DOES_NOT
    if trait.kind == "yes":
        return SUITS if (value == "yes") == bool(trait.wanted.get("yes")) else DOES_NOT
    number = as_number(value)
    if number is None:
        return UNKNOWN
    low, high = trait.wanted.get("from"), trait.wanted.get("to")
    is_in = (low is None or number >= Decimal(str(low))) and (high is None or number <= Decimal(str(high)))
    return SUITS if is_in else DOES_NOT


def as_number(value: str) -> Decimal | None:
    try:
        number = Decimal(value.strip().replace(",", "."))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
