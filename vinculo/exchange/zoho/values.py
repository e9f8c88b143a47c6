"""Days, moments, amounts and people in Zoho's words."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal, InvalidOperation
from typing import TypeVar

from vinculo.exchange.history.records import Someone
from vinculo.exchange.reading.dates import day_of, moment_of
from vinculo.exchange.refusals import Remark
from vinculo.exchange.zoho.entries import Entry
from vinculo.language import cleaning
from vinculo.web.money import NotMoney, read_money

NUMBERS = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-]\d{4}(?!\d)")
TIMED = re.compile(r"(.+?),?\s+(\d{1,2}):(\d\d)(?::\d\d)?\s*([AaPp])?\.?[Mm]?\.?")
LONGEST_MINOR = 10**14
Read = TypeVar("Read", date, datetime)


class Days:
    """Reads days in the order the file turned out to use."""

    def __init__(self, order: str = "") -> None:
        self.order = order

    def day(self, text: str) -> date | None:
        text = text.strip()
        if found := TIMED.fullmatch(text):
            text = found[1]
        read = day_of(text, self.order)
        return read.as_date() if read else None

    def moment(self, text: str) -> datetime | None:
        """A moment; without a zone it is taken as UTC."""
        if sure := moment_of(text):
            return sure
        found = TIMED.fullmatch(text.strip())
        day = self.day(found[1]) if found else None
        if not found or day is None:
            return None
        hour, minute = int(found[2]), int(found[3])
        if found[4]:
            hour = hour % 12 + (12 if found[4] in "Pp" else 0)
        return datetime.combine(day, time(hour, minute), UTC) if hour < 24 and minute < 60 else None

    def of(self, entry: Entry, remarks: list[Remark], *names: str) -> date | None:
        return self._said(entry, remarks, self.day, *names)

    def moment_of(self, entry: Entry, remarks: list[Remark], *names: str) -> datetime | None:
        return self._said(entry, remarks, self.moment, *names)

    def _said(
        self, entry: Entry, remarks: list[Remark], read: Callable[[str], Read | None], *names: str
    ) -> Read | None:
        written = entry.words(*names)
        found = read(written) if written else None
        if written and found is None:
            remarks.append(Remark("date_refused", cleaning.beginning(written, 40)))
        return found


@dataclass(slots=True)
class Orders:
    """How many dates can only be read with the day first, only with the month first, and how many either way."""

    day_first: int = 0
    month_first: int = 0
    either: int = 0

    def see(self, entries: Iterable[Entry]) -> "Orders":
        for entry in entries:
            for cell in entry.cells.values():
                if len(cell) < 30 and (numbers := NUMBERS.match(cell)):
                    self._count(int(numbers[1]), int(numbers[2]))
        return self

    def _count(self, first: int, second: int) -> None:
        if first > 12 >= second:
            self.day_first += 1
        elif second > 12 >= first:
            self.month_first += 1
        elif first != second:
            self.either += 1

    @property
    def order(self) -> str:
        """What the dates prove; "" when they prove nothing, or both."""
        if bool(self.day_first) == bool(self.month_first):
            return ""
        return "dmy" if self.day_first else "mdy"


def minor(text: str) -> int | None:
    """An amount in minor units: 1234.5, 1,234.50, € 1.234,50. None when it is no amount."""
    text = cleaning.one_line(text)
    found: int | None
    try:
        if re.fullmatch(r"-?\d{1,14}(?:\.\d+)?", text):
            found = round(Decimal(text) * 100)
        else:
            found = read_money(re.sub(r"^[^\d-]+|[^\d]+$", "", text))
    except (NotMoney, InvalidOperation):
        return None
    return found if found is not None and 0 <= found < LONGEST_MINOR else None


def percent(text: str) -> int | None:
    found = re.fullmatch(r"(\d{1,3})(?:[.,]\d+)?\s*%?", text.strip())
    return int(found[1]) if found and int(found[1]) <= 100 else None


def someone(entry: Entry, *names: str, ours: bool | None = True) -> Someone | None:
    """Who is named in one of these lookups."""
    for name in names:
        key, said = entry.points_to(name), entry.words(name, length=160)
        if key or said:
            mail = cleaning.email_address(entry.cells.get(f"{name}email", "")) or ""
            return Someone(id=key, name=said, email=mail, ours=ours)
    return None
