"""The three rules, called the same way."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime

from vinculo.conversations.blame import find_blame
from vinculo.language.finding import Finding
from vinculo.letters.guards.known import Answer, Talk

SUM = re.compile(
    r"(?:[€$£]\s?\d[\d.,\u00a0 ]*\d|\d[\d.,\u00a0 ]*\s?(?:€|\$|£|EUR|euros?|zł|PLN|złotych|USD|GBP))", re.I
)


def blame(text: str, names: Sequence[str], language: str) -> Iterator[Finding]:
    for passage in find_blame(text, names):
        start = text.find(passage)
        if start >= 0:
            yield Finding(start, start + len(passage), passage, "blame.named")


def asked(text: str, answers: Sequence[Answer], language: str) -> Iterator[tuple[Finding, Answer]]:
    return iter(())


def money(text: str, talks: Sequence[Talk], at: datetime, language: str) -> Iterator[Finding]:
    if any(SUM.search(talk.text) for talk in talks):
        return
    for found in SUM.finditer(text):
        yield Finding(found.start(), found.end(), found[0], "money.amount")
