"""Text that has to stay on one line: subjects, names and file names in the head of a mail."""

import unicodedata

# What some reader of headers takes for the end of a line or of a text, beside the control characters.
BREAKS = frozenset("\u2028\u2029")
JOINERS = frozenset("\u200c\u200d")  # they belong to letters of some languages, and to many an emoji


def one_line(text: str) -> str:
    """
    The text with every line break, control and invisible formatting character gone, blanks joined. What could begin a
    second header, or show a name other than it is, is no part of a subject or a name.
    """
    shown = (" " if _breaks(character) else character for character in text)
    return " ".join("".join(shown).split())


def _breaks(character: str) -> bool:
    if character in JOINERS:
        return False
    return character in BREAKS or unicodedata.category(character) in {"Cc", "Cf", "Cs"}
