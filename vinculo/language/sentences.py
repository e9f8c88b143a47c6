"""Where sentences begin and end, in letters as people write them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

LONGEST = 600  # letters; what is longer without a stop is cut there

# A stop that ends nothing: after an abbreviation, an initial, a number that goes on.
_SHORT = (
    "sr|sra|dr|dra|d|dª|ud|uds|vd|av|avda|núm|num|pág|art|aprox|tel|ej|mr|mrs|ms|st|no|vs|etc|e\\.g|i\\.e|approx|"
    "p|pn|pt|ul|al|pl|tzn|tzw|np|itd|itp|m\\.in|godz|nr|r|tys|mln|mies|szt|woj|inż|mgr|prof|ok"
)
_NO_END = re.compile(rf"(?:^|[\s(\"'])(?:{_SHORT}|\w)\.$", re.I)
_STOP = re.compile(r"[.!?…]+[\"'”»)]*(?=\s|$)|\n+|(?<=[;])\s")
_BLANK = " \t\r\n\u00a0"


@dataclass(frozen=True, slots=True)
class Sentence:
    start: int
    end: int
    text: str

    @property
    def is_question(self) -> bool:
        return self.text.rstrip("\"'”»)").endswith("?") or "?" in self.text[-3:]


def sentences(text: str) -> Iterator[Sentence]:
    """The sentences of a text, in order, without the blanks around them. A line break ends one too."""
    start = 0
    for stop in _STOP.finditer(text):
        if stop[0].startswith(".") and _goes_on(text, start, stop):
            continue
        yield from _cut(text, start, stop.end())
        start = stop.end()
    yield from _cut(text, start, len(text))


def _goes_on(text: str, start: int, stop: re.Match[str]) -> bool:
    said, after = text[start : stop.start() + 1], text[stop.end() : stop.end() + 2].strip()
    if after[:1].islower() and not stop[0].startswith("..."):
        return bool(_NO_END.search(said)) or said[-2:-1].isdigit()
    if said[-2:-1].isdigit() or len(said.split()) < 2:
        return False
    last = said.split()[-1]
    return bool(_NO_END.search(said[-12:])) and (len(last) > 2 or last[0].isupper())


def _cut(text: str, start: int, end: int) -> Iterator[Sentence]:
    while start < end:
        until = min(end, start + LONGEST)
        piece = text[start:until]
        bare = piece.strip(_BLANK)
        if bare and any(letter.isalnum() for letter in bare):
            begin = start + len(piece) - len(piece.lstrip(_BLANK))
            yield Sentence(begin, begin + len(bare), bare)
        start = until
