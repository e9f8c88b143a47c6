"""
How often the rules of vinculo.language are right, on sentences labelled by hand: tests/language/data.

`python -m tools.guard_figures` prints the table of docs/using/composer-guards.md, for the half that the rules were
not fitted to; `--half dev` for the other, `--half letters` for whole letters. The halves `tune` and `held` are of the
sentences written last: the rules were mended on the first and never on the second. `alike`, `apart` and `late` are of
*asked* alone: questions beside others that look like them, questions in words as different as could be, and questions
to several clients of different trades. `fresh`, where it is there, was written by somebody else and counted once.
"""

import argparse
import csv
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from vinculo.language import asked, blame, find, money, tone

DATA = Path(__file__).parent.parent / "tests/language/data"
LANGUAGES = ("es", "en", "pl")
FRESH = ("blame", "asked", "money", "questions", "promises")  # those with sentences in `tune` and `held`
LATER = ("blame", "money", "questions", "promises")
ASKED = ("alike", "apart", "late", "fresh")  # halves of *asked* alone
MEASURED = {"letters": LATER, "tune": FRESH, "held": FRESH, **dict.fromkeys(ASKED, ("asked",))}
KNOWN_BY = {"tune": "later", "held": "later"}  # the halves that ask one record have it together
TODAY = date(2026, 3, 11)  # the day on which the promises were written: a Wednesday
TEAM = (
    "Marek Wilk", "Zofia Kos", "Paweł Lis", "Iga Nowak", "Lucía Romero", "Javier Sanz", "Tom Barker", "Emily Stone",
    "Nadia Haddad", "Rita Solano", "Łukasz Duda", "Agnieszka Wrona",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Figures:
    """How many sentences there were, how many fired rightly, how many wrongly, and how many should have."""

    sentences: int
    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 0.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 0.0


@dataclass(frozen=True, slots=True)
class Judged:
    """One labelled sentence and what the rules said. `wanted`, `given`: empty for nothing."""

    language: str
    text: str
    wanted: str
    given: str


def rows(name: str, half: str) -> Iterator[dict[str, str]]:
    own = DATA / f"{name}_{half}.csv"  # what one file would be too long for
    with (own if own.exists() else DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        yield from (row for row in csv.DictReader(file) if row["half"] == half)


def _blame(half: str) -> Iterator[Judged]:
    for row in rows("blame", half):
        found = blame.find(row["text"], TEAM, row["language"])
        yield Judged(row["language"], row["text"], "yes" * (row["fires"] == "yes"), "yes" * bool(found))


def _money(half: str) -> Iterator[Judged]:
    for row in rows("money", half):
        found = money.find(row["text"], row["language"])
        yield Judged(row["language"], row["text"], "yes" * (row["fires"] == "yes"), "yes" * bool(found))


def _asked(half: str) -> Iterator[Judged]:
    """
    Only the right record counts: another answer is as wrong as one where there is none. `set`: which client is asked,
    where a half knows several.
    """
    known = defaultdict(list)
    for row in rows("asked_known", KNOWN_BY.get(half, half)):
        known[row["language"], row.get("set")].append(asked.Known(row["key"], row["text"], row["answer"]))
    for row in rows("asked", half):
        match = asked.best(row["text"], known[row["language"], row.get("set")], row["language"])
        yield Judged(row["language"], row["text"], row["key"], match.known.key if match else "")


def _questions(half: str) -> Iterator[Judged]:
    for row in rows("questions", half):
        found = find.find_questions(row["text"], row["language"])
        yield Judged(row["language"], row["text"], "yes" * (row["fires"] == "yes"), "yes" * bool(found))


def _promises(half: str) -> Iterator[Judged]:
    """A promise with another day than it names is wrong."""
    for row in rows("promises", half):
        found = find.find_promises(row["text"], TODAY, row["language"])
        given = f"yes {found[0].due_on or ''}" if found else ""
        yield Judged(row["language"], row["text"], f"yes {row['due_on']}" if row["fires"] == "yes" else "", given)


def _letters(rules: str) -> Iterator[Judged]:
    """Letters and sentences written in batches after the rules, which were mended after each."""
    say: dict[str, Callable[[str, str], Any]] = {
        "blame": lambda text, language: blame.find(text, TEAM, language),
        "money": money.find,
        "questions": find.find_questions,
        "promises": lambda text, language: find.find_promises(text, TODAY, language),
    }
    with (DATA / "letters.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["rules"] != rules:
                continue
            text, language = row["text"], row["language"]
            yield Judged(language, text, "yes" * (row["fires"] == "yes"), "yes" * bool(say[rules](text, language)))


def _tone(half: str) -> Iterator[Judged]:
    for row in rows("tone", half):
        found = tone.find_cold(row["text"], row["language"])
        yield Judged(row["language"], row["text"], "yes" * (row["fires"] == "yes"), "yes" * bool(found))


SETS = {
    "blame": _blame, "asked": _asked, "money": _money, "questions": _questions, "promises": _promises, "tone": _tone,
}  # fmt: skip


@cache
def judged(name: str, half: str) -> tuple[Judged, ...]:
    return tuple(_letters(name) if half == "letters" else SETS[name](half))


def figures(name: str, half: str, language: str) -> Figures:
    """Of one set of rules in one language: on the half `dev` or `test`, or on `letters` (see LATER)."""
    count: Counter[str] = Counter()
    for one in judged(name, half):
        if one.language != language:
            continue
        count["all"] += 1
        if one.given and one.given == one.wanted:
            count["right"] += 1
            continue
        count["wrong"] += bool(one.given)
        count["missed"] += bool(one.wanted)
    return Figures(count["all"], count["right"], count["wrong"], count["missed"])


def table(half: str) -> str:
    lines = ["| Rules | Language | Sentences | Precision | Recall |", "| --- | --- | --- | --- | --- |"]
    for name in MEASURED.get(half, tuple(SETS)):
        for language in LANGUAGES:
            found = figures(name, half, language)
            lines.append(f"| {name} | {language} | {found.sentences} | {found.precision:.3f} | {found.recall:.3f} |")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", choices=("dev", "test", *MEASURED), default="test")
    print(table(parser.parse_args().half))


if __name__ == "__main__":
    main()
