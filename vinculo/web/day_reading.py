"""Days as people type them: "21 nov", "vie 21", "pt. 21.11", "tomorrow", "2026-11-21", in any of our languages."""

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache

from vinculo.db.folding import fold
from vinculo.web.dates import LONG, names

LOOK_BACK = 60  # days: "10 nov" said on 21 November is this year's, said in February it is the next one's
NEAR = {
    "today": 0, "hoy": 0, "dzis": 0, "dzisiaj": 0,
    "tomorrow": 1, "manana": 1, "jutro": 1,
    "yesterday": -1, "ayer": -1, "wczoraj": -1,
    "pojutrze": 2,
}  # fmt: skip
ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$")
FIGURES = re.compile(r"^(\d{1,2})[./-](\d{1,2})(?:[./-](\d{4}|\d{2}))?$")
WORDS = re.compile(r"[^\W\d_]+|\d+")
ORDINALS = {"st", "nd", "rd", "th", "de", "del", "el", "la", "of", "the", "r"}


class NotADay(ValueError):
    """No day can be read in the text."""


class NoSuchDay(NotADay):
    """The month has fewer days. `instead` is the day one lands on by counting on."""

    def __init__(self, day: int, month: int, year: int) -> None:
        self.month, self.days = date(year, month, 1), monthrange(year, month)[1]
        self.instead = self.month + timedelta(days=day - 1)
        super().__init__(f"{year}-{month}-{day}")


def read_day(text: str, today: date) -> date:
    """
    The day that `text` names, seen from `today`.

    Without a year it is the next such day, or one that has just passed (60 days). Raises NoSuchDay for the 31st of a
    short month and NotADay for everything that names no day.
    """
    folded = fold(text)
    if folded in NEAR:
        return today + timedelta(days=NEAR[folded])
    if found := ISO.match(folded):
        return _day(int(found[3]), int(found[2]), int(found[1]), today)
    if found := FIGURES.match(folded):
        return _day(int(found[1]), int(found[2]), _century(found[3]), today)
    return _from_words(WORDS.findall(folded), today)


def _from_words(words: list[str], today: date) -> date:
    figures = [word for word in words if word.isdigit()]
    letters = [word for word in words if not word.isdigit() and word not in ORDINALS]
    if not figures and len(letters) == 1 and (weekday := _weekday(letters[0])) is not None:
        return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
    if not 1 <= len(figures) <= 2 or not 1 <= len(letters) <= 2:
        raise NotADay(" ".join(words))
    month = _month(letters[-1]) or _month(letters[0])
    if month is None:
        if len(figures) == 1 and len(letters) == 1 and (weekday := _weekday(letters[0])) is not None:
            return _coming(int(figures[0]), weekday, today)
        raise NotADay(" ".join(words))
    if len(letters) == 2 and _weekday(letters[0]) is None and _weekday(letters[1]) is None:
        raise NotADay(" ".join(words))
    return _day(int(figures[0]), month, _century(figures[1] if len(figures) == 2 else None), today)


def _coming(day: int, weekday: int, today: date) -> date:
    """For "vie 21": the next 21st that is a Friday, within a year."""
    for ahead in range(366):
        on = today + timedelta(days=ahead)
        if on.day == day and on.weekday() == weekday:
            return on
    raise NotADay(f"{weekday} {day}")


def _day(day: int, month: int, year: int | None, today: date) -> date:
    if not 1 <= month <= 12 or not 1 <= day <= 31 or (year is not None and not 1 <= year <= 9998):
        raise NotADay(f"{day} {month} {year}")
    if year is None:
        year = today.year
        last = min(day, monthrange(year, month)[1])
        if date(year, month, last) < today - timedelta(days=LOOK_BACK):
            year += 1
    try:
        return date(year, month, day)
    except ValueError:
        raise NoSuchDay(day, month, year) from None


def _century(text: str | None) -> int | None:
    if text is None:
        return None
    return int(text) + 2000 if len(text) <= 2 else int(text)


def _month(word: str) -> int | None:
    place = _place(word, _all_months())
    return None if place is None else place + 1


def _weekday(word: str) -> int | None:
    return _place(word, _all_weekdays())


def _place(word: str, languages: Iterable[tuple[tuple[str, ...], ...]]) -> int | None:
    """The place of a name by its whole form, or by its first letters (two for weekdays, three for months)."""
    for whole, short in languages:
        for forms in (whole, short):
            for place, name in enumerate(forms):
                if word == name or (len(word) >= 3 and forms is whole and name.startswith(word)):
                    return place
    return None


@cache
def _all_months() -> tuple[tuple[tuple[str, ...], ...], ...]:
    return tuple((_bare(names(code).months), _bare(names(code).short_months)) for code in LONG)


@cache
def _all_weekdays() -> tuple[tuple[tuple[str, ...], ...], ...]:
    return tuple((_bare(names(code).weekdays), _bare(names(code).short_weekdays)) for code in LONG)


def _bare(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(fold(word).strip(".") for word in words)
