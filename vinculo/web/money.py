"""Amounts as people write them: €1,260 · 1.260 € · 1260 €."""

import re
from decimal import Decimal

from vinculo.web.dates import language

SIGNS = {"EUR": "€", "GBP": "£", "USD": "$", "PLN": "zł"}
HARD_SPACE = "\u00a0"
CENTS = 100
LAST_DIGIT = re.compile(r"\d(?=\D*$)")


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


def exact_money(minor: int | None, currency: str = "EUR", code: str = "") -> str:
    """The same with its cents, for papers and sums that are signed: €1,260.00 · 1.260,00 € · 1260,00 zł."""
    if minor is None:
        return ""
    code = code or language()
    whole, rest = divmod(abs(minor), CENTS)
    said = money(whole * CENTS, currency, code)
    mark = "." if code == "en" else ","
    said = LAST_DIGIT.sub(rf"\g<0>{mark}{rest:02}", said, count=1)
    return f"\N{MINUS SIGN}{said}" if minor < 0 else said


class NotMoney(ValueError):
    """The text says no amount."""


PLAIN = re.compile(r"\d+(?:[.,]\d{1,2})?|[.,]\d{1,2}")
GROUPED = re.compile(r"\d{1,3}(?P<sep>[.,])\d{3}(?:(?P=sep)\d{3})*(?:(?!(?P=sep))[.,]\d{1,2})?")
SPACES = re.compile(r"[\s\u00a0\u202f']")


def read_money(text: str) -> int | None:
    """
    Minor units of 18.400,50 · 18,400.50 · 18 400 zł; three digits behind one mark are thousands. Empty text is no
    amount. Raises NotMoney.
    """
    text = SPACES.sub("", text.strip())
    for sign in {*SIGNS, *SIGNS.values()}:
        text = text.removeprefix(sign).removesuffix(sign)
    if not text:
        return None
    grouped = GROUPED.fullmatch(text)
    if grouped:
        text = text.replace(grouped["sep"], "")
    elif not PLAIN.fullmatch(text):
        raise NotMoney(text)
    if len(text) > 16 or not text.isascii():
        raise NotMoney(text)
    return int(Decimal(text.replace(",", ".")) * CENTS)


def plain_money(cents: int | None) -> str:
    """As it stands in a field, and reads back as the same: 18400,50 or 18400.50."""
    if cents is None:
        return ""
    whole, rest = divmod(abs(cents), CENTS)
    mark = "." if language() == "en" else ","
    sign = "-" if cents < 0 else ""
    return f"{sign}{whole}{mark}{rest:02}" if rest else f"{sign}{whole}"
