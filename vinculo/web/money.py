"""Amounts as people write them: €1,260 · 1.260 € · 1260 €."""

from vinculo.web.dates import language

SIGNS = {"EUR": "€", "GBP": "£", "USD": "$", "PLN": "zł"}
HARD_SPACE = "\u00a0"


def money(cents: int | None, currency: str = "EUR", code: str = "") -> str:
    """Whole units of an amount in minor units; nothing for an unknown amount. `code`: a language, else the reader's."""
    if cents is None:
        return ""
    sign, whole = SIGNS.get(currency, currency), round(cents / 100)
    code = code or language()
    if code == "en":
        before = sign if len(sign) == 1 else f"{sign}{HARD_SPACE}"
        return f"{before}{whole:,}"
    if code == "es":
        return f"{whole:,}".replace(",", ".") + f"{HARD_SPACE}{sign}"
    digits = f"{whole:,}".replace(",", HARD_SPACE) if abs(whole) >= 10_000 else str(whole)
    return f"{digits}{HARD_SPACE}{sign}"
