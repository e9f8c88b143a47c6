"""
Questions and promises in letters.

Plain rules over sentences, in Spanish, English and Polish. What they find is proposed to somebody, never made by
itself; how often they are right is measured on labelled sentences (tests/language).
"""

import re
from collections.abc import Iterator
from datetime import date

from vinculo.language.days import day_in
from vinculo.language.finding import Found
from vinculo.language.plain import plain
from vinculo.language.sentences import Sentence, sentences
from vinculo.language.tell import LANGUAGES, tell
from vinculo.language.words.asking import ASKING, BEGINS, EMPTY, EXCLAIMS, NOT_ASKING, TAG, UNSURE
from vinculo.language.words.promising import CONDITIONAL, NOT_PROMISING, PROMISING, WITH_DAY

LONGEST = 40_000  # letters of a text that are looked at
MOST = 20  # of a letter
_WORD = re.compile(r"\w+")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_QUOTES = "\"'”»“„«"


def find_questions(text: str, language: str | None = None) -> list[Found]:
    """What a letter asks, with a question mark or politely without; greetings and quotations are left out."""
    return [Found(one.start, one.end, one.text) for one in _asked(text, language)][:MOST]


def find_promises(text: str, today: date, language: str | None = None) -> list[Found]:
    """What a letter promises in the name of who wrote it, with the day it names, seen from `today`."""
    text = text[:LONGEST]
    spoken = language if language in LANGUAGES else tell(text, "en")
    found = []
    for one in sentences(text):
        bare = plain(one.text)
        said = one.text.lower()
        if one.is_question or NOT_PROMISING.search(bare) or CONDITIONAL.match(said):
            continue
        day = day_in(bare, today)
        if PROMISING[spoken].search(said) or (day and WITH_DAY[spoken].search(said)):
            found.append(Found(one.start, one.end, one.text, day))
    return found[:MOST]


def _asked(text: str, language: str | None) -> Iterator[Sentence]:
    text = _ADDRESS.sub(lambda found: " " * len(found[0]), text[:LONGEST])
    spoken = language if language in LANGUAGES else tell(text, "en")
    for one in sentences(text):
        bare = plain(one.text)
        if "?" in one.text[-3:]:
            if _is_question(one, bare):
                yield one
        elif _asks_politely(one, bare, spoken):
            yield one


def _is_question(one: Sentence, bare: str) -> bool:
    """A real one: no greeting, no tag, nothing that is quoted inside a sentence."""
    before, _comma, last = bare.rpartition(",")
    if len(_WORD.findall(bare)) < 2 or TAG.match(last) or (EMPTY.match(last) and len(_WORD.findall(before)) <= 5):
        return False
    opened = one.text.find("“") + one.text.find("«") + one.text.find("„") + one.text.find('"') + 4
    return not (one.text[-1] in _QUOTES and opened > 0)


def _asks_politely(one: Sentence, bare: str, language: str) -> bool:
    if len(_WORD.findall(bare)) < 3 or one.text.endswith("!") or EXCLAIMS.match(bare) or NOT_ASKING.search(bare):
        return False
    begins = one.text[-1] not in ".!…:;" and BEGINS[language].search(one.text.lower())
    return bool(begins or ASKING[language].search(bare) or UNSURE[language].search(bare))
