"""
Cells that run nothing: a spreadsheet takes text that begins with one of a few signs for a formula (OWASP, CSV
injection). An apostrophe before it makes it text again.
"""

from typing import Any

# Some spreadsheets take the full-width twins for the signs themselves.
SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")  # noqa: RUF001
DANGEROUS = (*SIGNS, "\t", "\r", "\n")
BLANKS = "".join(one for one in map(chr, range(0x3001)) if one.isspace())
INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u202a\u202b\u202c\u202d\u202e\ufeff"
CONTROLS = "".join(map(chr, [*range(9), 11, 12, *range(14, 32), *range(127, 160)]))
UNSEEN = BLANKS + INVISIBLE + CONTROLS
WITHOUT_CONTROLS = dict.fromkeys(map(ord, CONTROLS))


def harmless(cell: Any) -> str:
    """The text of a cell, with an apostrophe before what a spreadsheet would run; numbers stay numbers."""
    text = "" if cell is None else str(cell)
    if not text.startswith(DANGEROUS) and not text.lstrip(UNSEEN).startswith(SIGNS):
        return text
    return text if _is_number(text) else f"'{text}"


def visible(text: str) -> str:
    """The text without control codes, which no spreadsheet shows and some stumble over; lines and tabs stay."""
    return text.translate(WITHOUT_CONTROLS)


def _is_number(text: str) -> bool:
    return text.isascii() and text.removeprefix("-").replace(".", "", 1).isdigit()
