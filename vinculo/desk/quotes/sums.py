"""The lines of a version and what they come to, as the page shows them."""

from dataclasses import dataclass
from typing import Any

from vinculo.money.models import QuoteLine, QuoteVersion
from vinculo.money.quoting.figures import priced, proposed
from vinculo.money.quoting.papers import summed
from vinculo.money.setting.words import percent, quantity
from vinculo.web.money import exact_money


@dataclass(frozen=True, slots=True)
class Row:
    of: QuoteLine
    quantity: str
    price: str
    off: str
    tax: str
    net: str


@dataclass(frozen=True, slots=True)
class Shown:
    rows: tuple[Row, ...]
    sums: list[dict[str, Any]]


def shown(version: QuoteVersion, currency: str) -> Shown:
    """One query."""
    lines = list(version.lines.all())
    return Shown(tuple(_row(line, currency) for line in lines), summed(proposed(version, lines, currency), currency))


def _row(line: QuoteLine, currency: str) -> Row:
    return Row(
        of=line,
        quantity=quantity(line.quantity, line.unit),
        price=exact_money(line.price, currency),
        off=percent(line.discount) if line.discount else "",
        tax=percent(line.tax_rate) if line.tax_kind == "S" else line.tax_name,
        net=exact_money(priced(line).net, currency),
    )
