"""
Does the record hold the answer already?

A question is compared with what was asked, answered and decided before: by the words they share once endings are gone
and synonyms of the trade are one word, each weighing the more the fewer records speak of it; and by how alike the
rest is in letters. No model, no index: some hundreds of records take some milliseconds.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log

from vinculo.language.find import find_questions
from vinculo.language.finding import Finding
from vinculo.language.plain import plain
from vinculo.language.stems import common, stems
from vinculo.language.tell import LANGUAGES, tell
from vinculo.language.words.kinds import kind_of

ENOUGH = 50.0  # out of 100; found on the halves of the labelled sets that are for finding it
OF_UNKNOWN = 0.8  # what a word counts that no record speaks of
OF_COMMON = 0.5  # what a word counts that everybody uses
SAME_KIND = 8.0  # what it counts that both are after a person, a place, a time or a number
LIKE = 84  # out of 100: words so alike in letters are one with a slip of the pen


@dataclass(frozen=True, slots=True)
class Known:
    """Something the record holds. key: what it is, like "question:12"; answer: what was said to it, if it was."""

    key: str
    text: str
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    known: Known
    score: float


def best(text: str, known: Sequence[Known], language: str | None = None) -> Match | None:
    """What answers the question `text`, if anything does clearly enough."""
    ranked = rank(text, known, language)
    return ranked[0] if ranked and ranked[0].score >= ENOUGH else None


def find(text: str, known: Sequence[Known], language: str | None = None) -> list[tuple[Finding, Match]]:
    """The questions of a whole letter that the record answers, each with what does."""
    if not known:
        return []
    spoken = language if language in LANGUAGES else tell(text, "en")
    found = []
    for question in find_questions(text, spoken):
        if match := best(question.text, known, spoken):
            finding = Finding(question.start, question.end, question.text, "asked.answered", match.known.answer)
            found.append((finding, match))
    return found


def rank(text: str, known: Sequence[Known], language: str | None = None) -> list[Match]:
    """Everything known that shares a word with the question, best first."""
    spoken = language if language in LANGUAGES else tell(text, "en")
    asked = frozenset(stems(text, spoken))
    if not asked:
        return []
    held = [(_stems(one.text, spoken), _stems(one.answer, spoken)) for one in known]
    weights = _Weights((questions | answers for questions, answers in held), spoken)
    matches = []
    after = kind_of(plain(text))
    for one, (question, answer) in zip(known, held, strict=True):
        if asked & question or asked & answer or _alike(asked, question):
            score = _score(asked, question, answer, weights) + _of_kind(after, one.text)
            matches.append(Match(one, score))
    return sorted(matches, key=lambda match: (-match.score, match.known.key))


def _of_kind(after: str, known: str) -> float:
    return SAME_KIND if after and after == _kind(known) else 0.0


@lru_cache(maxsize=4096)
def _kind(text: str) -> str:
    return kind_of(plain(text))


@lru_cache(maxsize=4096)
def _stems(text: str, language: str) -> frozenset[str]:
    return frozenset(stems(text, language))


class _Weights:
    """A word weighs the more the fewer records speak of it, and little when everybody does."""

    def __init__(self, held: Iterable[frozenset[str]], language: str) -> None:
        self.counts: Counter[str] = Counter()
        self.records = 1
        for words in held:
            self.counts.update(words)
            self.records += 1
        self.common = common(language)

    def of(self, words: Iterable[str]) -> float:
        return sum(map(self.one, words))

    def one(self, word: str) -> float:
        rarity = log(1 + self.records / (1 + self.counts[word])) / log(1 + self.records)
        known = 1.0 if self.counts[word] else OF_UNKNOWN
        return rarity * known * (OF_COMMON if word in self.common else 1.0)


def _score(asked: frozenset[str], question: frozenset[str], answer: frozenset[str], weights: _Weights) -> float:
    near = _alike(asked, question)
    shared = (asked & question) | near
    said = (asked & answer) - shared
    all_of_it = weights.of(asked) or 1.0
    covered = (weights.of(shared) + 0.6 * weights.of(said)) / all_of_it
    theirs = weights.of((asked & question) | {word for word in question if _alike(frozenset({word}), near)})
    other = theirs / (weights.of(question) or 1.0)
    return 100 * (0.6 * covered + 0.4 * other)


def _alike(asked: frozenset[str], question: frozenset[str]) -> frozenset[str]:
    """Words of the one that are, but for a letter or two, in the other."""
    from rapidfuzz.fuzz import ratio  # a fifth of a second to take in: only who compares questions needs it

    return frozenset(
        one
        for one in asked - question
        if len(one) > 4 and any(len(other) > 4 and ratio(one, other, score_cutoff=LIKE) for other in question)
    )
