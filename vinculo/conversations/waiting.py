"""
Who has the next word in a thread: a question of theirs without an answer, or a letter of theirs after our last word,
waits for us; a question of ours waits for them; the rest is good to know. Where the questions of a letter were taken
out of it, they wait instead of the letter. Plain rules without a database.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

US, THEM, NOBODY = "us", "them", "nobody"
WRITTEN = frozenset({"email", "chat", "letter"})  # who writes waits for an answer; a talk ends when it ends
SPOKEN = frozenset({"phone", "video", "in_person"})


@dataclass(frozen=True, slots=True)
class Word:
    """One message. `wants_answer`: said of it; None where its channel and direction tell."""

    at: datetime
    direction: str
    channel: str
    wants_answer: bool | None = None

    @property
    def is_theirs(self) -> bool:
        return self.direction == "in"

    @property
    def waits(self) -> bool:
        if self.wants_answer is not None:
            return self.wants_answer
        return self.is_theirs and self.channel in WRITTEN


@dataclass(frozen=True, slots=True)
class Asked:
    """An open question in the thread."""

    at: datetime
    by_us: bool


@dataclass(frozen=True, slots=True)
class Waiting:
    who: str
    since: datetime | None


def waiting(words: Sequence[Word], asked: Iterable[Asked], spoken_at: datetime | None = None) -> Waiting:
    """
    Who waits for whom, and since when. `words`: oldest first. `spoken_at`: when we last talked with who wrote, in
    whatever thread: who was called back needs no letter.
    """
    asked = list(asked)
    theirs = [one.at for one in asked if not one.by_us] + _unanswered(words, spoken_at)
    if theirs:
        return Waiting(US, min(theirs))
    ours = [one.at for one in asked if one.by_us]
    return Waiting(THEM, min(ours)) if ours else Waiting(NOBODY, None)


def _unanswered(words: Sequence[Word], spoken_at: datetime | None) -> list[datetime]:
    """When the messages came that stand after our last word and want one."""
    ours = [word.at for word in words if word.direction in ("out", "both")] + ([spoken_at] if spoken_at else [])
    last = max(ours, default=None)
    return [word.at for word in words if word.waits and (last is None or word.at > last)]
