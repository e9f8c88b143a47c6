"""Texts as words, and words as an engine-neutral question."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from vinculo.db.folding import fold

LONGEST_WORD = 64
MOST_QUERY_WORDS = 10
_WORD = re.compile(r"[^\W_]+")

Piece = tuple[str, bool]


def words_of(text: str) -> list[str]:
    """The folded words of a text in order: letters and digits only."""
    folded = fold(text)
    words: list[str] = _WORD.findall(folded)
    return words if len(folded) <= LONGEST_WORD else [word[:LONGEST_WORD] for word in words]


@lru_cache(maxsize=8192)
def _folded(word: str) -> tuple[str, ...]:
    return tuple(words_of(word))


@dataclass(frozen=True, slots=True)
class Question:
    """All of `words` must occur; the last may be the beginning of a word."""

    words: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> "Question":
        return cls(tuple(words_of(text)[:MOST_QUERY_WORDS]))

    def is_hit(self, text: str) -> bool:
        return any(word in self.words or word.startswith(self.words[-1]) for word in _folded(text))

    def marked(self) -> list[Piece]:
        """The words, each with whether it is the last."""
        return [(word, place == len(self.words) - 1) for place, word in enumerate(self.words)]


def snippet(text: str, question: Question, *, length: int = 160) -> list[Piece]:
    """
    About `length` characters of the text around its first hit, as (piece, is it a hit) in order.

    The pieces are plain text as it was written: a template escapes them and marks the hits.
    """
    text = unicodedata.normalize("NFC", text)
    words = _WORD.finditer(text) if question.words else iter(())
    hits = (match.span() for match in words if question.is_hit(match[0]))
    first = next(hits, (0, 0))
    start, end = _window(text, first, length)
    inside = list(_spans(first, hits, end))
    return _pieces(text, start, end, inside)


def _window(text: str, first: tuple[int, int], length: int) -> tuple[int, int]:
    """From a third before the first hit, moved to where words begin and end."""
    start = max(0, min(first[0] - length // 3, len(text) - length))
    end = min(len(text), max(start + length, first[1]))
    if start:
        space = text.find(" ", start, first[0])
        start = space + 1 if space >= 0 else first[0]
    if end < len(text):
        space = text.rfind(" ", first[1], end)
        end = space if space > first[1] else end
    return start, end


def _spans(first: tuple[int, int], others: Iterable[tuple[int, int]], end: int) -> Iterable[tuple[int, int]]:
    if first[1] > first[0]:
        yield first
    for span in others:
        if span[1] > end:
            return
        yield span


def _pieces(text: str, start: int, end: int, hits: list[tuple[int, int]]) -> list[Piece]:
    pieces: list[Piece] = []
    here = start
    for hit_start, hit_end in hits:
        pieces += [(text[here:hit_start], False), (text[hit_start:hit_end], True)]
        here = hit_end
    pieces.append((text[here:end], False))
    if start:
        pieces.insert(0, ("… ", False))
    if end < len(text):
        pieces.append((" …", False))
    return _joined(pieces)


def _joined(pieces: list[Piece]) -> list[Piece]:
    joined: list[Piece] = []
    for piece, is_hit in pieces:
        if piece and joined and joined[-1][1] == is_hit:
            joined[-1] = (joined[-1][0] + piece, is_hit)
        elif piece:
            joined.append((piece, is_hit))
    return joined
