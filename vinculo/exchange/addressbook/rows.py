"""
Turn the cells of rows into ContactRows, by what each column means. A column is cleaned as a whole, then read.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import repeat

from vinculo.exchange import limits
from vinculo.exchange.addressbook.contacts import ContactRow
from vinculo.exchange.reading.dates import Day, day_of
from vinculo.exchange.reading.tables import Row
from vinculo.exchange.refusals import Remark, RowProblem
from vinculo.language import cleaning

PARTS = re.compile(r"\s*(?: ::: |;|,|\s/\s)\s*")
GOOGLE_PARTS = " ::: "
DELETE = frozenset({"delete", "remove", "borrar", "eliminar", "usun"})
BIRTH_PARTS = ("birth_year", "birth_month", "birth_day")

Remarks = dict[int, list[Remark]]  # by the place of the row among those read together


def reader(columns: dict[int, str], order: str = "") -> Callable[[Sequence[Row]], Iterable[ContactRow | RowProblem]]:
    """A function that reads some rows. `columns` says which field each column holds; `order` how days are written."""
    places: dict[str, tuple[int, ...]] = {}
    for index, field in columns.items():
        places[field] = (*places.get(field, ()), index)

    def read(rows: Sequence[Row]) -> Iterable[ContactRow | RowProblem]:
        return _Reading(rows, places, order).contacts()

    return read


class _Reading:
    """Some rows being read, column by column; keeps the remarks that come up on the way."""

    __slots__ = ("order", "places", "remarks", "rows")

    def __init__(self, rows: Sequence[Row], places: dict[str, tuple[int, ...]], order: str) -> None:
        self.rows, self.places, self.order = rows, places, order
        self.remarks: Remarks = {}

    def contacts(self) -> Iterable[ContactRow | RowProblem]:
        names, given, family = self.names()
        emails, companies = self.emails(), self.text("company", limits.NAME + 1)
        problems = self.problems(names, emails, companies)
        webs, linkedin = self.webs()
        read = map(
            ContactRow,
            [row.line for row in self.rows],
            names,
            given,
            family,
            companies,
            self.text("title", limits.LINE),
            emails,
            self.phones(),
            webs,
            linkedin,
            self.birthdays(),
            self.notes(),
            self.text("language", 60),
            self.text("address", limits.ADDRESS),
            self.text("city", limits.LINE),
            self.text("country", limits.LINE),
            self.groups(),
            self.text("external_id", limits.LINE),
            [tuple(self.remarks.get(at, ())) for at in range(len(self.rows))],
        )
        return (problems.get(at, contact) for at, contact in enumerate(read))

    def problems(
        self, names: list[str], emails: Sequence[tuple[str, ...]], companies: Iterable[str]
    ) -> dict[int, RowProblem]:
        """Rows that are not taken."""
        found: dict[int, RowProblem] = {}
        actions = self.text("action", limits.LINE)
        for at, (row, name, mails, company, action) in enumerate(
            zip(self.rows, names, emails, companies, actions, strict=False)
        ):
            if action and action.lower() in DELETE:
                found[at] = RowProblem(row.line, name or (mails[0] if mails else ""), "marked_delete")
            elif not name and not mails:
                found[at] = RowProblem(row.line, cleaning.beginning(" ".join(row.cells)), "nobody")
            elif len(name) > limits.NAME or len(company) > limits.NAME:
                found[at] = RowProblem(row.line, cleaning.beginning(name), "name_too_long", {"limit": limits.NAME})
        return found

    def column(self, index: int) -> list[str]:
        return [row.cells[index] if index < len(row.cells) else "" for row in self.rows]

    def columns(self, *fields: str) -> list[list[str]]:
        """The columns of these fields, clean and on one line."""
        return [cleaning.one_line_each(self.column(index)) for field in fields for index in self.places.get(field, ())]

    def text(self, field: str, length: int = limits.CELL) -> Iterable[str]:
        """The first text of a field in each row, not longer than that."""
        columns = self.columns(field)
        if not columns:
            return repeat("")
        texts = (
            columns[0] if len(columns) == 1 else [next(filter(None, some), "") for some in zip(*columns, strict=True)]
        )
        return [text[:length] for text in texts]

    def names(self) -> tuple[list[str], Iterable[str], Iterable[str]]:
        given, family = self.text("given"), self.text("family")
        several = zip(self.rows, given, self.text("middle"), family, self.text("name"), strict=False)
        names = [
            whole if whole and not (first and last) else " ".join(filter(None, (first, middle, last)))
            for _row, first, middle, last, whole in several
        ]
        return names, given, family

    def emails(self) -> list[tuple[str, ...]]:
        columns = self.columns("email")
        if not columns:
            return [()] * len(self.rows)
        return [self.emails_of(at, texts) for at, texts in enumerate(zip(*columns, strict=True))]

    def emails_of(self, at: int, texts: Iterable[str]) -> tuple[str, ...]:
        found: dict[str, None] = {}
        for text in filter(None, texts):
            if cleaning.PLAIN_EMAIL.fullmatch(text) and len(text) <= limits.EMAIL:
                found[text] = None
                continue
            for part in PARTS.split(text):
                address = cleaning.email_address(part) if part else None
                if address:
                    found[address] = None
                elif part:
                    self.remark(at, "mail_refused", part)
        return tuple(found)

    def phones(self) -> Iterable[tuple[tuple[str, str], ...]]:
        columns = [(kind, column) for kind in ("phone", "mobile") for column in self.columns(kind)]
        if not columns:
            return repeat(())
        kinds = [kind for kind, _column in columns]
        return [_phones(zip(kinds, texts, strict=True)) for texts in zip(*(one for _kind, one in columns), strict=True)]

    def webs(self) -> tuple[Iterable[tuple[str, ...]], Iterable[str]]:
        columns = self.columns("linkedin", "web")
        if not columns:
            return repeat(()), repeat("")
        found = [self.webs_of(at, texts) for at, texts in enumerate(zip(*columns, strict=True))]
        return [webs for webs, _ in found], [linkedin for _, linkedin in found]

    def webs_of(self, at: int, texts: Iterable[str]) -> tuple[tuple[str, ...], str]:
        found: dict[str, None] = {}
        linkedin = ""
        for text in filter(None, texts):
            for part in text.split(GOOGLE_PARTS):
                address = cleaning.web_address(part)
                if address is None:
                    self.remark(at, "web_refused", part)
                elif not linkedin and cleaning.linkedin_key(address):
                    linkedin = address
                else:
                    found[address] = None
        return tuple(found), linkedin

    def birthdays(self) -> Iterable[Day | None]:
        if not {"birthday", *BIRTH_PARTS} & set(self.places):
            return repeat(None)
        parts = zip(self.rows, self.text("birthday"), *map(self.text, BIRTH_PARTS), strict=False)
        return [self.birthday_of(at, *texts) for at, (_row, *texts) in enumerate(parts)]

    def birthday_of(self, at: int, whole: str, *parts: str) -> Day | None:
        text = whole or ("-".join(parts) if all(parts) else "")
        day = day_of(text, self.order) if text else None
        if text and day is None:
            self.remark(at, "date_refused", text)
        return day

    def notes(self) -> Iterable[str]:
        columns = [self.column(index) for index in self.places.get("note", ())]
        if not columns:
            return repeat("")
        return [
            "\n".join(filter(None, map(cleaning.many_lines, filter(None, texts))))[: limits.TEXT]
            for texts in zip(*columns, strict=True)
        ]

    def groups(self) -> Iterable[tuple[str, ...]]:
        columns = self.columns("groups")
        return [_groups(texts) for texts in zip(*columns, strict=True)] if columns else repeat(())

    def remark(self, at: int, why: str, text: str) -> None:
        self.remarks.setdefault(at, []).append(Remark(why, cleaning.beginning(text)))


def _phones(texts: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    found: dict[str, str] = {}
    for kind, text in texts:
        for part in text.split(GOOGLE_PARTS) if text else ():
            found.setdefault(cleaning.phone_number(part), kind)
    return tuple((kind, number) for number, kind in found.items() if number)


def _groups(texts: Iterable[str]) -> tuple[str, ...]:
    parts = (part.strip("* ") for text in texts if text for part in PARTS.split(text))
    return tuple(dict.fromkeys(part[:60] for part in parts if part and part != "myContacts"))[:20]
