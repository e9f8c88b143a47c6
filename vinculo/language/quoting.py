"""Quotations that stand inside others, with the marks each language has for them."""

# language: the marks around a quotation, and those inside one
MARKS = {"es": ("«»", "“”"), "en": ("“”", "‘’"), "pl": ("„”", "«»")}


def inside_quotes(text: str, language: str | None) -> str:
    """The text as it stands between quotation marks of that language: its own become those for inside."""
    outer, inner = MARKS.get((language or "en")[:2], MARKS["en"])
    return text.translate(str.maketrans(outer, inner)) if outer[0] in text and outer[1] in text else text
