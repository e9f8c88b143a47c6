"""What the guards say about a letter: passages to look at once more, each with a way out."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import sha256

from vinculo.db.folding import fold
from vinculo.language.finding import Finding
from vinculo.letters.guards import rules
from vinculo.letters.guards.held import Answer
from vinculo.letters.guards.known import Known, Talk
from vinculo.letters.guards.rules import Met
from vinculo.letters.models import Guard

MOST = 6  # shown at once: more than that nobody reads


@dataclass(frozen=True, slots=True)
class Warned:
    """
    A passage a guard points at. `better` stands in for `text[start:end]`; `answer` is what the record holds; `talk` is
    the talk about it that is booked; `met`: the words of the passage by which the answer was found, each with its own.
    """

    guard: str
    code: str
    start: int
    end: int
    passage: str
    better: str = ""
    name: str = ""
    answer: Answer | None = None
    talk: Talk | None = None
    met: Met = ()

    @property
    def key(self) -> str:
        """The same as long as the same words stand there, wherever the text around them moves them."""
        return sha256(f"{self.guard}:{self.code}:{fold(self.passage)}".encode()).hexdigest()[:16]

    @property
    def offered(self) -> str:
        return self.better or (self.answer.answer if self.answer else "")


def check(text: str, known: Known, *, language: str = "") -> list[Warned]:
    """All three guards over a text, in the order in which it is read; each passage once for each guard."""
    found = sorted(_all(text, known, language), key=lambda one: (one.start, one.guard))
    return list({one.key: one for one in found}.values())[:MOST]


def _all(text: str, known: Known, language: str) -> Iterator[Warned]:
    for one in rules.blame(text, known.names, language):
        yield _warned(Guard.BLAME, one)
    for one, answer, met in rules.asked(text, known.answers, language):
        yield replace(_warned(Guard.ASKED, one, answer=answer), met=met)
    for one in rules.money(text, known.talks, language):
        ahead = next((talk for talk in known.talks if talk.is_ahead), None)
        yield _warned(Guard.MONEY, one, talk=ahead)


def _warned(guard: Guard, one: Finding, *, answer: Answer | None = None, talk: Talk | None = None) -> Warned:
    return Warned(
        guard=guard.value,
        code=one.code,
        start=one.start,
        end=one.end,
        passage=one.passage,
        better=one.better,
        name=one.name,
        answer=answer,
        talk=talk,
    )


def instead(text: str, one: Warned) -> str:
    """
    The text with the better wording in its place; bad news stays and gets its end; a question the record answers goes.
    """
    if one.code == "bad_news.open":
        return f"{text[: one.end]} {one.better}{text[one.end :]}"
    before, after = text[: one.start], text[one.end :]
    if not one.better and before.endswith((" ", "\n")) and after.startswith(" "):
        after = after[1:]
    return f"{before}{one.better}{after}"
