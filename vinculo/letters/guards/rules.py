"""The three rules of vinculo.language, asked with what the record knows."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from vinculo.language import asked as asking
from vinculo.language import blame as blaming
from vinculo.language import money as prices
from vinculo.language.finding import Finding
from vinculo.language.plain import plain
from vinculo.language.sentences import sentences
from vinculo.language.tell import tell
from vinculo.language.words.money import MONEY
from vinculo.letters.guards.held import Answer
from vinculo.letters.guards.known import Talk

Met = tuple[tuple[str, str], ...]  # words of the letter, each with the one of the record that is the same


def blame(text: str, names: Sequence[str], language: str) -> Iterator[Finding]:
    for one in blaming.find(text, names, tell(text, language or "en")):
        yield _whole(text, one) if one.better else one


def asked(text: str, answers: Sequence[Answer], language: str) -> Iterator[tuple[Finding, Answer, Met]]:
    """Questions of ours that the record answers, each with what does and why. A decision is its own answer."""
    by_key = {answer.subject: answer for answer in answers}
    held = [asking.Known(one.subject, one.question or one.answer, one.answer) for one in answers]
    for found, match in asking.find(text, held, tell(text, language or "en")):
        yield replace(found, better=""), by_key[match.known.key], match.because


def money(text: str, talks: Sequence[Talk], language: str) -> Iterator[Finding]:
    """Prices in a letter; none after a talk about money, or with one booked for it."""
    if any(talk.is_about_money for talk in talks):
        return
    found = prices.find(text, tell(text, language or "en"))
    if found and not any(_is_about_money(talk.text) for talk in talks if not talk.is_ahead):
        yield from found


def _is_about_money(said: str) -> bool:
    """A talk in which a price was named, or in which prices were what it was about."""
    language = tell(said, "en")
    return bool(prices.find(said, language) or re.search(rf"\b(?:{MONEY[language].priced})\b", plain(said)))


def _whole(text: str, one: Finding) -> Finding:
    """Another wording stands for a whole sentence, also where a few words of it gave rise to it."""
    around = next((said for said in sentences(text) if said.start <= one.start < said.end), None)
    return replace(one, start=around.start, end=around.end) if around else one
