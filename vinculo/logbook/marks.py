"""
What people mark while they write an exchange down: "!" begins a promise, "?" a question, "=" a decision.

    They like the card. Ana doubts the shipping price.
    ! Rates for the islands by fri 20 nov
    ? Can we put the aged reds on the front page
    = No obligatory registration
"""

from dataclasses import dataclass
from datetime import date

from vinculo.db.folding import fold
from vinculo.web.day_reading import NEAR, NoSuchDay, NotADay, read_day

JOINERS = {
    "by",
    "on",
    "for",
    "until",
    "before",
    "para",
    "antes",
    "hasta",
    "do",
    "na",
    "@",
    "|",
    ":",
    "-",
    "el",
    "the",
    "del",
}
LONGEST_DAY = 6  # words: "el viernes, 5 de diciembre 2026"
MOST = 20  # of each kind in one exchange


@dataclass(frozen=True, slots=True)
class MarkedPromise:
    text: str
    promised_on: date | None = None
    problem: NotADay | None = None


@dataclass(frozen=True, slots=True)
class Marked:
    """The text without its marks, and what was marked in it."""

    summary: str
    promises: tuple[MarkedPromise, ...] = ()
    questions: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ()


def read_marks(text: str, today: date) -> Marked:
    """Take the marked lines out of `text`. A mark with nothing behind it is text like any other."""
    plain: list[str] = []
    marked: dict[str, list[str]] = {"!": [], "?": [], "=": []}
    for line in text.replace("\r\n", "\n").split("\n"):
        mark, rest = line.lstrip()[:1], line.lstrip()[1:].strip()
        if mark in marked and any(c.isalnum() for c in rest) and len(marked[mark]) < MOST:
            marked[mark].append(rest)
        else:
            plain.append(line)
    return Marked(
        summary="\n".join(plain).strip(),
        promises=tuple(_promise(rest, today) for rest in marked["!"]),
        questions=tuple(marked["?"]),
        decisions=tuple(marked["="]),
    )


def _promise(text: str, today: date) -> MarkedPromise:
    """A promise that ends with a day has that day; the longest ending that reads as one counts."""
    words = text.split()
    for count in range(min(LONGEST_DAY, len(words) - 1), 0, -1):
        head, tail = words[:-count], words[-count:]
        joined = fold(head[-1]).strip(",;:") in JOINERS or head[-1].endswith((",", ":"))
        if not joined and fold(tail[0]) not in NEAR and not any(c.isdigit() for c in "".join(tail)):
            continue
        try:
            on = read_day(" ".join(tail).rstrip("."), today)
        except NoSuchDay as problem:
            return MarkedPromise(_without_joiners(head), problem=problem)
        except NotADay:
            continue
        return MarkedPromise(_without_joiners(head), promised_on=on)
    return MarkedPromise(text)


def _without_joiners(words: list[str]) -> str:
    while len(words) > 1 and (fold(words[-1]).strip(",;:") in JOINERS or not any(c.isalnum() for c in words[-1])):
        words = words[:-1]
    return " ".join(words).rstrip(",;:- ")
