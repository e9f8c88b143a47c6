"""Text without capitals and accents, letter for letter: what is found in it stands where it stood."""

import unicodedata
from functools import lru_cache

_STROKES = {"ł": "l", "Ł": "l", "đ": "d", "ø": "o", "Ø": "o", "ı": "i", "ß": "s", "æ": "a", "œ": "o",
            "’": "'", "‘": "'", "´": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
            "–": "-", "—": "-", "‑": "-", "−": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " "}  # fmt: skip


def plain(text: str) -> str:
    """As long as the text: "¿Cuándo, Łukasz?" -> "¿cuando, lukasz?"."""
    return text.lower() if text.isascii() else "".join(map(_letter, text))


@lru_cache(maxsize=4096)
def _letter(letter: str) -> str:
    if letter in _STROKES:
        return _STROKES[letter]
    lowered = unicodedata.normalize("NFD", letter)[0].lower()
    return lowered if len(lowered) == 1 else letter
