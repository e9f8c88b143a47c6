"""Figures on papers, as their readers write them: quantities, rates, addresses."""

from decimal import Decimal

from vinculo.web.dates import language

HARD_SPACE = "\u00a0"


def quantity(thousandths: int, unit: str = "") -> str:
    """1500 of "h" is 1.5 h, or 1,5 h."""
    said = _plain(Decimal(thousandths) / 1000)
    return f"{said}{HARD_SPACE}{unit}" if unit else said


def percent(hundredths: int) -> str:
    """2100 is 21 %; English has no space before the sign."""
    said = _plain(Decimal(hundredths) / 100)
    return f"{said}%" if language() == "en" else f"{said}{HARD_SPACE}%"


def _plain(value: Decimal) -> str:
    said = f"{value.normalize():f}"
    return said if language() == "en" else said.replace(".", ",")
