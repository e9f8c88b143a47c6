"""What the lines of a quote come to: as proposed, or with the optional parts somebody chose."""

from collections.abc import Collection, Iterable
from typing import Any

from vinculo.money.arithmetic import Priced, Totals, totals
from vinculo.money.models import QuoteLine, QuoteVersion

Line = dict[str, Any]


def priced(line: QuoteLine) -> Priced:
    return Priced(line.quantity, line.price, line.discount, line.tax_kind, line.tax_rate)


def proposed(version: QuoteVersion, lines: Iterable[QuoteLine], currency: str) -> Totals:
    """With the optional lines we would choose."""
    counted = [priced(line) for line in lines if line.is_chosen or not line.is_optional]
    return totals(counted, currency=currency, discount=version.discount)


def of_frozen(frozen: dict[str, Any], chosen: Collection[int] | None = None) -> Totals:
    """What a paper comes to with these optional lines; with those it proposes where nobody chose."""
    taken = proposed_options(frozen) if chosen is None else set(chosen)
    counted = [_priced(line) for line in frozen["lines"] if not line["optional"] or line["id"] in taken]
    return totals(counted, currency=frozen["currency"], discount=frozen["discount"])


def options(frozen: dict[str, Any]) -> list[Line]:
    return [line for line in frozen["lines"] if line["optional"]]


def proposed_options(frozen: dict[str, Any]) -> set[int]:
    return {line["id"] for line in options(frozen) if line["chosen"]}


def as_json(sums: Totals) -> dict[str, Any]:
    """The same figures for a paper that keeps them."""
    groups = [
        {"kind": one.kind, "rate": one.rate, "net": one.net, "tax": one.tax, "discount": one.discount}
        for one in sums.groups
    ]
    return {
        "lines": sums.lines, "discount": sums.discount, "net": sums.net, "tax": sums.tax, "gross": sums.gross,
        "groups": groups,
    }  # fmt: skip


def _priced(line: Line) -> Priced:
    return Priced(line["quantity"], line["price"], line["discount"], line["tax_kind"], line["tax_rate"])
