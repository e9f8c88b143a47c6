"""
Dates as people and programs write them. A date that could be two days is not guessed: it is left out and reported.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january ene enero sty styczen stycznia januar janv janvier",
            "feb february febrero lut luty lutego februar fevr fevrier",
            "mar march marzo marzec marca marz mars",
            "apr april abr abril kwi kwiecien kwietnia avr avril",
            "may mayo maj maja mai",
            "jun june junio cze czerwiec czerwca juni juin",
            "jul july julio lip lipiec lipca juli juil juillet",
            "aug august ago agosto sie sierpien sierpnia aout",
            "sep sept september septiembre wrz wrzesien wrzesnia septembre",
            "oct october octubre paz pazdziernik pazdziernika okt oktober octobre",
            "nov november noviembre lis listopad listopada novembre",
            "dec december dic diciembre gru grudzien grudnia dez dezember decembre",
        ),
        start=1,
    )
    for name in names.split()
}
ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?")
COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T.*)?")
YEARLESS = re.compile(r"--(\d{2})-?(\d{2})")
NUMBERS = re.compile(r"(\d{1,2})([/.\-])(\d{1,2})\2(\d{4})")
NAMED = re.compile(r"(\d{1,2})\.? (?:de )?([^\W\d]{3,})\.?,? (?:de )?(\d{4})")
NAMED_FIRST = re.compile(r"([^\W\d]{3,})\.? (\d{1,2}),? (\d{4})")


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the year, with its year when it is known (birthdays often come without)."""

    month: int
    day: int
    year: int | None = None

    def as_date(self) -> date | None:
        return date(self.year, self.month, self.day) if self.year else None


def day_of(text: str, order: str = "") -> Day | None:
    """
    Read a day. `order` is "dmy" or "mdy" when the file says which it uses; without it, 03/04/1985 is None.
    """
    text = text.strip()
    if found := ISO.fullmatch(text) or COMPACT.fullmatch(text):
        return _day(found[1], found[2], found[3])
    if found := YEARLESS.fullmatch(text):
        return _day(None, found[1], found[2])
    if found := NUMBERS.fullmatch(text):
        return _numbers(found, order)
    if found := NAMED.fullmatch(text):
        return _day(found[3], _month(found[2]), found[1])
    if found := NAMED_FIRST.fullmatch(text):
        return _day(found[3], _month(found[1]), found[2])
    return None


def moment_of(text: object) -> datetime | None:
    """An ISO 8601 moment (Trello's `2026-04-03T09:00:00.000Z`) as UTC; a day alone is its midnight."""
    if not isinstance(text, str) or not 10 <= len(text) <= 40:
        return None
    try:
        found = datetime.fromisoformat(text.strip())
        return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _numbers(found: re.Match[str], order: str) -> Day | None:
    first, second, year = int(found[1]), int(found[3]), found[4]
    if found[2] == "." or first > 12 or order == "dmy" or first == second:
        return _day(year, second, first)
    if second > 12 or order == "mdy":
        return _day(year, first, second)
    return None


def _month(name: str) -> int | None:
    plain = name.lower().translate(str.maketrans("áéíóúńźśłûäô", "aeiounzsluao"))
    return MONTHS.get(plain) or MONTHS.get(plain[:3])


def _day(year: str | None, month: str | int | None, day: str | int) -> Day | None:
    if month is None:
        return None
    try:
        checked = date(int(year) if year else 2024, int(month), int(day))
    except ValueError:
        return None
    return Day(checked.month, checked.day, checked.year if year else None)
