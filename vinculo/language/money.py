"""
Money in a letter: a sum, a rate, something off, or prices that move.

Numbers are many things, so a bare one counts only beside a word of prices; prices in what we build for a client (a
basket, a catalogue, a ticket of theirs) are no prices of ours. A hint, like all of these.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from vinculo.language.finding import Finding
from vinculo.language.plain import plain
from vinculo.language.sentences import sentences
from vinculo.language.tell import tell
from vinculo.language.words.money import CODE, LOOSE, MONEY, NUMBER, SIGN


@dataclass(frozen=True)
class _Patterns:
    amount: re.Pattern[str]
    rate: re.Pattern[str]
    bare: re.Pattern[str]
    percent: re.Pattern[str]
    change: re.Pattern[str]
    theirs: re.Pattern[str]
    progress: re.Pattern[str]
    ours: re.Pattern[str]


@lru_cache(maxsize=8)
def _patterns(language: str) -> _Patterns:
    words = MONEY[language]
    spelt = rf"(?:\b{words.spelt}(?:[ -]{words.spelt}){{0,6}})"
    thousands = r"(?: ?(?:k|mil|tys\.?|tysiec[ye]|tysiac\w*|thousand|grand|mln|m)\b)?"
    many = rf"(?:{NUMBER}(?: ?- ?{NUMBER})?{thousands}|{spelt})"
    amount = (
        rf"(?:{SIGN} ?{NUMBER}|\b{CODE} ?{NUMBER}|{NUMBER}{thousands} ?{SIGN}"
        rf"|\b{many} ?{CODE}\b|\b{many}[ -]{words.currency}\b"
        rf"|{NUMBER}{words.currency}\b|\b\d+p\b)"
    )
    bare_number = rf"(?:\b\d+k\b|{NUMBER}(?![\d/:.-]\d)|{spelt}(?: y pico)?)"
    percents = rf"(?:{NUMBER} ?|{spelt}[ -]?){words.percent}"
    discount = f"(?:{words.discount}|{words.share}|(?:{words.change}))"
    return _Patterns(
        amount=re.compile(amount),
        rate=re.compile(
            rf"(?<![\w/])\d+(?:[.,]\d\d)? ?/ ?(?:mes|mth|month|mies|miesiac|h|hora|hour|godz|dia|day|dzien|ano"
            rf"|year|yr|rok|semana|week)\b"
            rf"|(?:{amount}|\b\d+[.,]\d\d(?!\d))[^.;]{{0,12}}?(?:{words.per})(?![\w])"
        ),
        bare=re.compile(
            rf"\b(?:{words.priced})\b[^.;?!]{{0,28}}?(?<!a las )(?<!at )(?<!\Wo )(?<![\w.,/:+#-]){bare_number}"
            rf"(?![\d/:.,-]*\d)(?! ?{words.unit})(?=[\s.,;:!?)]|$)"
            rf"|(?<![\w.,/-])(?:{NUMBER}|{spelt}) {words.flat}|{LOOSE[language]}"
        ),
        percent=re.compile(rf"(?:{discount})[^.;]{{0,60}}{percents}|{percents}[^.;]{{0,60}}(?:{discount})"),
        change=re.compile(rf"\b(?:{words.change})"),
        theirs=re.compile(rf"\b(?:{words.theirs})"),
        progress=re.compile(rf"\b(?:{words.progress})"),
        ours=re.compile(rf"\b(?:{words.ours})"),
    )


LONGEST = 20_000  # letters that are looked at


def find(text: str, language: str | None = None) -> list[Finding]:
    """The passages of `text` that name a price, in order; at most one of a sentence."""
    known = _patterns(language if language in MONEY else tell(text, "en"))
    found = []
    for one in sentences(text[:LONGEST]):
        bare = plain(one.text)
        if hit := _in_sentence(bare, known):
            code, match = hit
            start, end = one.start + match.start(), one.start + match.end()
            found.append(Finding(start, end, one.text[match.start() : match.end()], code))
    return found


def _in_sentence(bare: str, known: _Patterns) -> tuple[str, re.Match[str]] | None:
    if known.theirs.search(bare) and not known.ours.search(bare):
        return None
    looked_for = (
        ("money.rate", known.rate), ("money.discount", known.percent), ("money.change", known.change),
        ("money.amount", known.amount), ("money.amount", known.bare),
    )  # fmt: skip
    for code, pattern in looked_for:
        match = pattern.search(bare)
        if match and not (pattern is known.percent and known.progress.search(bare)):
            return code, match
    return None
