"""What the cells of a tracker say: days, shares, lengths, numbers, people."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation

from vinculo.exchange.addressbook.columns import folded
from vinculo.exchange.reading.dates import day_of
from vinculo.exchange.sheets.cells import Cell, text_of

TIME = re.compile(r"[T ,]+\d{1,2}[:.]\d{2}(?:[:.]\d{2})?.*$")
SHORT_YEAR = re.compile(r"(\d{1,2})([/.\-])(\d{1,2})\2(\d{2})")
YEAR_FIRST = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})")
TWO_NUMBERS = re.compile(r"\s*(\d{1,2})([/.\-])(\d{1,2})\2(\d{4}|\d{2})\b")
PLACEHOLDERS = frozenset(
    "tbd tbc na none null later sinfecha pordefinir pendiente nd bezterminu brak dousalenia dn nodate offen".split()
)
FIRST_SERIAL, LAST_SERIAL = 20_000, 80_000
EPOCH = date(1899, 12, 30)
NUMBER = re.compile(r"[-+]?\d[\d.,' \u00a0\u202f]*")
LENGTH = re.compile(r"([\d.,]+)\s*([^\W\d]+)\.?\s*")
LENGTHS = re.compile(rf"(?:{LENGTH.pattern})+")
CLOCK = re.compile(r"(\d{1,4}):([0-5]\d)(?::[0-5]\d)?")
MINUTES = {"m": 1, "h": 60, "d": 480, "w": 2400}
UNITS = {
    "m": "m min mins minute minutes minuto minutos minut minuty minute minuten",
    "h": "h hr hrs hour hours hora horas godz godzin godziny godzina stunde stunden std",
    "d": "d day days dia dias dzien dni tag tage md",
    "w": "w wk wks week weeks semana semanas tydzien tygodnie tygodni tyg woche wochen",
}
UNIT_OF = {word: unit for unit, words in UNITS.items() for word in words.split()}
YES = frozenset("yes y true 1 x done si s verdadero hecho tak t prawda zrobione ja wahr ok complete completed".split())
NO = frozenset("no n false 0 nie falso falsz nein falsch".split())
PEOPLE = re.compile(r"\s*(?:[,;/&\n]|\s+(?:and|und|oraz|y|i|e)\s+)\s*")
TOTAL = re.compile(r"(?:sub|grand\s+)?totals?(?:\s+general)?\s*:?|suma|razem|łącznie|sumas?|summe|gesamt", re.I)
BROKEN = re.compile(r"#(?:N/A|REF!|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|¡\w+!)")


@dataclass(frozen=True, slots=True)
class Ways:
    """How a table writes what could be read in two ways."""

    order: str = ""  # of days: dmy or mdy
    decimal: str = "."
    fractions: bool = False  # shares as 0.25 instead of 25


def day(cell: Cell, ways: Ways) -> date | None:
    """The day a cell names, or None. A bare number in a column of days is Excel's count of days."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return EPOCH + timedelta(days=int(cell)) if FIRST_SERIAL <= cell <= LAST_SERIAL else None
    text = TIME.sub("", text_of(cell).strip())
    if found := SHORT_YEAR.fullmatch(text):
        text = f"{found[1]}{found[2]}{found[3]}{found[2]}20{found[4]}"
    elif found := YEAR_FIRST.fullmatch(text):
        text = f"{found[1]}-{found[2]}-{found[3]}"
    read = day_of(text, ways.order)
    return read.as_date() if read else None


def is_nothing(cell: Cell) -> bool:
    """Empty, or one of the words people write where a day is not known yet."""
    text = text_of(cell).strip(" -–—?.")
    return not text or folded(text) in PLACEHOLDERS


def number(text: str, decimal: str) -> Decimal | None:
    """A number written by a person; `decimal` parts its whole from its part, the other signs group thousands."""
    found = NUMBER.search(text)
    if not found or len(found[0]) > 20:
        return None
    plain = re.sub(r"[' \u00a0\u202f]", "", found[0]).rstrip(".,")
    grouping = "," if decimal == "." else "."
    try:
        return Decimal(plain.replace(grouping, "").replace(decimal, "."))
    except InvalidOperation:
        return None


def percent(cell: Cell, ways: Ways) -> int | None:
    """A share from 0 to 100: 50%, 0.5 of Excel, 50."""
    if isinstance(cell, bool):
        return 100 if cell else 0
    if isinstance(cell, int | float):
        share = Decimal(str(cell)) * (100 if ways.fractions else 1)
    else:
        text = text_of(cell)
        read = number(text, ways.decimal)
        if read is None:
            return None
        share = read * 100 if ways.fractions and "%" not in text else read
    return int(share) if 0 <= share <= 100 else None


def minutes(cell: Cell, unit: str, ways: Ways) -> int | None:
    """
    How long: 3 d, 2 wks, 90 min, 1 h 30 min, 1:30; a bare number counts in `unit` (m, h, d, w), and says nothing
    without one.
    """
    if isinstance(cell, timedelta):
        return _whole(Decimal(int(cell.total_seconds())) / 60)
    if isinstance(cell, time):
        return cell.hour * 60 + cell.minute
    if isinstance(cell, int | float):
        return _whole(Decimal(str(cell)) * MINUTES[unit]) if unit else None
    text = text_of(cell).strip().lower()
    if found := CLOCK.fullmatch(text):
        return int(found[1]) * 60 + int(found[2])
    if LENGTHS.fullmatch(text):
        return _sum([(number(of, ways.decimal), UNIT_OF.get(folded(word), "")) for of, word in LENGTH.findall(text)])
    return _sum([(number(text, ways.decimal), unit)])


def _sum(parts: list[tuple[Decimal | None, str]]) -> int | None:
    """1 h 30 min; nothing as soon as one part says nothing."""
    if any(read is None or not unit for read, unit in parts):
        return None
    return _whole(sum((read * MINUTES[unit] for read, unit in parts if read is not None), Decimal(0)))


def unit_of(heading: str) -> str:
    """In what a column of lengths counts, if its heading says so."""
    for word in re.findall(r"[^\W\d_]+", heading):
        unit = UNIT_OF.get(folded(word), "")
        if unit and len(word) > 1:
            return unit
    return ""


def yes(cell: Cell) -> bool | None:
    if isinstance(cell, bool):
        return cell
    word = folded(text_of(cell))
    if text_of(cell).strip() in ("✓", "✔", "☑"):
        return True
    return True if word in YES else False if word in NO else None


def people(text: str) -> list[str]:
    return [one for one in (part.strip(" @") for part in PEOPLE.split(text)) if one][:20]


def is_total(text: str) -> bool:
    return bool(TOTAL.fullmatch(text.strip()))


def _whole(value: Decimal) -> int | None:
    return int(value.to_integral_value()) if 0 <= value <= 1_000_000 else None
