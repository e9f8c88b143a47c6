"""
Does the record hold the answer already?

A question is compared with what was asked, answered and decided before: by the words they share once endings are gone
and by the concepts of the trade these stand for, each weighing the more the fewer records speak of it; by what both are
after, somebody, a day, a number; and by how alike the rest is in letters. No model, no index: some hundreds of records
take some milliseconds.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from vinculo.language.find import find_questions
from vinculo.language.finding import Finding
from vinculo.language.ideas import ideas_of
from vinculo.language.likeness import Asking, Rarity, clear, speaking
from vinculo.language.plain import plain
from vinculo.language.tell import LANGUAGES, tell

ENOUGH = 50.0  # out of 100
LOOKED_AT = 50  # records that share most with a question, compared word by word


@dataclass(frozen=True, slots=True)
class Known:
    """Something the record holds. key: what it is, like "question:12"; answer: what was said to it, if it was."""

    key: str
    text: str
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """
    score: how sure, out of 100. because: the words of the question that found it, each with the one it met in the
    record, as they stand there, what tells most first; only of the match that is offered.
    """

    known: Known
    score: float
    because: tuple[tuple[str, str], ...] = ()


def best(text: str, known: Sequence[Known], language: str | None = None) -> Match | None:
    """What answers the question `text`, if anything does clearly enough."""
    return _Record(known, language if language in LANGUAGES else tell(text, "en")).best(text)


def find(text: str, known: Sequence[Known], language: str | None = None) -> list[tuple[Finding, Match]]:
    """The questions of a whole letter that the record answers, each with what does."""
    spoken = language if language in LANGUAGES else tell(text, "en")
    questions = find_questions(text, spoken) if known else []
    if not questions:
        return []
    record = _Record(known, spoken)
    found = []
    for question in questions:
        if match := record.best(question.text):
            finding = Finding(question.start, question.end, question.text, "asked.answered", match.known.answer)
            found.append((finding, match))
    return found


def rank(text: str, known: Sequence[Known], language: str | None = None) -> list[Match]:
    """What is known that shares most with the question, best first."""
    return _Record(known, language if language in LANGUAGES else tell(text, "en")).rank(text)


class _Record:
    """What is known, read once for all questions of a letter."""

    def __init__(self, known: Sequence[Known], language: str) -> None:
        self.language = language
        self.known = known
        self.held = [(ideas_of(one.text, language), ideas_of(one.answer, language)) for one in known]
        self.speaking = speaking(self.held)

    def best(self, text: str) -> Match | None:
        ranked = self.rank(text)
        if not ranked:
            return None
        score = clear(ranked[0].score, ranked[1].score if len(ranked) > 1 else 0.0)
        if score < ENOUGH:
            return None
        one = ranked[0].known
        pairs = self._asking(text).because(ideas_of(one.text, self.language), ideas_of(one.answer, self.language))
        said = f"{one.text}\n{one.answer}"
        because = tuple((_written(ours, text), _written(its, said)) for ours, its in pairs)
        return replace(ranked[0], score=score, because=because)

    def rank(self, text: str) -> list[Match]:
        asking = self._asking(text)
        sharing = asking.sharing(self.speaking)
        alike = ((number, asking.like(*self.held[number])) for number in sharing[:LOOKED_AT])
        matches = [Match(self.known[number], likeness.score()) for number, likeness in alike]
        return sorted(matches, key=lambda match: (-match.score, match.known.key))

    def _asking(self, text: str) -> Asking:
        return Asking(ideas_of(text, self.language), Rarity(self.speaking, len(self.known)))


def _written(said: str, text: str) -> str:
    """Some plain words as they stand in the text, with their accents."""
    at = plain(text).find(said)
    return said if at < 0 else text[at : at + len(said)]
