"""
What lines, discounts, taxes and parts come to. Whole numbers only: quantities in thousandths, money in minor units of
one currency, discounts and rates in hundredths of a percent.

A line is rounded once, half up, and so is the tax of each group of lines with the same kind and rate, taken on their
sum: this is how EN 16931 counts, so that the electronic invoice and the paper say the same.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

THOUSAND = 1000  # one whole thing, in thousandths
WHOLE = 10_000  # a hundred percent, in hundredths of a percent


class DifferentCurrencies(ValueError):
    """Two currencies have no sum."""


@dataclass(frozen=True, slots=True)
class Amount:
    """Minor units of a currency. Only amounts of one currency are added."""

    minor: int
    currency: str

    def __add__(self, other: "Amount") -> "Amount":
        if self.currency != other.currency:
            raise DifferentCurrencies(f"{self.currency} and {other.currency}")
        return Amount(self.minor + other.minor, self.currency)

    def __neg__(self) -> "Amount":
        return Amount(-self.minor, self.currency)

    def __sub__(self, other: "Amount") -> "Amount":
        return self + -other


@dataclass(frozen=True, slots=True)
class Priced:
    """A line as the arithmetic sees it. `kind` and `rate` say how it is taxed."""

    quantity: int
    price: int
    discount: int = 0
    kind: str = "S"
    rate: int = 0

    @property
    def net(self) -> int:
        return line_net(self.quantity, self.price, self.discount)


@dataclass(frozen=True, slots=True)
class TaxGroup:
    """All lines taxed alike: what they come to before the discount on everything, that discount, the rest, its tax."""

    kind: str
    rate: int
    lines: int
    discount: int
    tax: int

    @property
    def net(self) -> int:
        return self.lines - self.discount


@dataclass(frozen=True, slots=True)
class Totals:
    """What a paper comes to: `lines` - `discount` = `net`; `net` + `tax` = `gross`. The groups add up to each."""

    currency: str
    groups: tuple[TaxGroup, ...] = ()

    @property
    def lines(self) -> int:
        return sum(group.lines for group in self.groups)

    @property
    def discount(self) -> int:
        return sum(group.discount for group in self.groups)

    @property
    def net(self) -> int:
        return sum(group.net for group in self.groups)

    @property
    def tax(self) -> int:
        return sum(group.tax for group in self.groups)

    @property
    def gross(self) -> int:
        return self.net + self.tax


def over(amount: int, by: int) -> int:
    """A quotient rounded to the nearest whole, halves away from nothing. `by` is more than nothing."""
    half_up = (2 * abs(amount) + by) // (2 * by)
    return half_up if amount >= 0 else -half_up


def line_net(quantity: int, price: int, discount: int = 0) -> int:
    """So many of so much, less a discount, rounded once."""
    return over(quantity * price * (WHOLE - discount), THOUSAND * WHOLE)


def share(amount: int, rate: int) -> int:
    """So many hundredths of a percent of an amount: a tax, a discount."""
    return over(amount * rate, WHOLE)


def totals(lines: Iterable[Priced], *, currency: str, discount: int = 0) -> Totals:
    """
    What lines come to. The discount on everything is rounded once and shared among the groups by what they weigh, as a
    document level allowance of EN 16931 is. Groups come in the order of kind and rate, the highest rate first.
    """
    nets: dict[tuple[str, int], int] = {}
    for line in lines:
        nets[line.kind, line.rate] = nets.get((line.kind, line.rate), 0) + line.net
    keys = sorted(nets, key=lambda key: (key[0] != "S", key[0], -key[1]))
    off = split(share(sum(nets.values()), discount), [nets[key] for key in keys])
    return Totals(
        currency,
        tuple(
            TaxGroup(kind, rate, nets[kind, rate], less, share(nets[kind, rate] - less, rate))
            for (kind, rate), less in zip(keys, off, strict=True)
        ),
    )


def split(amount: int, weights: Sequence[int]) -> list[int]:
    """
    An amount in parts by weight that add up to it. What rounding leaves goes to the largest remainders, of equal ones
    to the first. Weights that come to nothing share alike; a weight below nothing takes its part the other way.
    """
    if not weights:
        if amount:
            raise ValueError("nobody to give it to")
        return []
    whole = sum(weights)
    if whole == 0:
        weights, whole = [1] * len(weights), len(weights)
    if whole < 0:
        weights, whole = [-weight for weight in weights], -whole
    parts, rests = zip(*(divmod(amount * weight, whole) for weight in weights), strict=True)
    most = sorted(range(len(weights)), key=lambda at: (-rests[at], at))[: amount - sum(parts)]
    return [part + (at in most) for at, part in enumerate(parts)]


def together(amounts: Iterable[Amount]) -> dict[str, int]:
    """Sums by currency, for lists in which several stand."""
    sums: dict[str, int] = {}
    for one in amounts:
        sums[one.currency] = sums.get(one.currency, 0) + one.minor
    return sums
