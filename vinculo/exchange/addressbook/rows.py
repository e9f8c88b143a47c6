"""
Turn the cells of one row into a ContactRow, by what each column means.
"""

import re
from collections.abc import Callable

from vinculo.exchange import limits
from vinculo.exchange.addressbook.contacts import ContactRow
from vinculo.exchange.reading import cleaning
from vinculo.exchange.reading.dates import Day, day_of
from vinculo.exchange.reading.tables import Row
from vinculo.exchange.refusals import Remark, RowProblem

PARTS = re.compile(r"\s*(?: ::: |;|,|\s/\s)\s*")
GOOGLE_PARTS = " ::: "
DELETE = frozenset({"delete", "remove", "borrar", "eliminar", "usun"})


def reader(columns: dict[int, str], order: str = "") -> Callable[[Row], ContactRow | RowProblem]:
    """A function that reads one row. `columns` says which field each column holds; `order` how days are written."""
    places: dict[str, tuple[int, ...]] = {}
    for index, field in columns.items():
        places[field] = (*places.get(field, ()), index)

    def read(row: Row) -> ContactRow | RowProblem:
        return _Reading(row, places, order).contact()

    return read


class _Reading:
    """One row being read; keeps the remarks that come up on the way."""

    __slots__ = ("cells", "line", "order", "places", "remarks")

    def __init__(self, row: Row, places: dict[str, tuple[int, ...]], order: str) -> None:
        self.line, self.cells, self.places, self.order = row.line, row.cells, places, order
        self.remarks: list[Remark] = []

    def contact(self) -> ContactRow | RowProblem:
        name, given, family = self.names()
        emails = self.emails()
        shown = name or (emails[0] if emails else "")
        if self.text("action").lower() in DELETE:
            return RowProblem(self.line, shown, "marked_delete")
        if not shown:
            return RowProblem(self.line, cleaning.beginning(" ".join(self.cells)), "nobody")
        if len(name) > limits.NAME or len(self.text("company")) > limits.NAME:
            return RowProblem(self.line, cleaning.beginning(name), "name_too_long", {"limit": limits.NAME})
        webs, linkedin = self.webs()
        return ContactRow(
            line=self.line,
            name=name,
            given=given,
            family=family,
            company=self.text("company"),
            title=self.text("title")[: limits.LINE],
            emails=emails,
            phones=self.phones(),
            webs=webs,
            linkedin=linkedin,
            birthday=self.birthday(),
            note=self.note(),
            language=self.text("language")[:60],
            address=self.text("address")[: limits.ADDRESS],
            city=self.text("city")[: limits.LINE],
            country=self.text("country")[: limits.LINE],
            groups=self.groups(),
            external_id=self.text("external_id")[: limits.LINE],
            remarks=tuple(self.remarks),
        )

    def text(self, field: str) -> str:
        return next(iter(self.texts(field)), "")

    def texts(self, field: str) -> list[str]:
        cells = self.cells
        return [
            found
            for index in self.places.get(field, ())
            if index < len(cells) and cells[index] and (found := cleaning.one_line(cells[index]))
        ]

    def names(self) -> tuple[str, str, str]:
        given, family = self.text("given"), self.text("family")
        whole = self.text("name")
        joined = " ".join(filter(None, (given, self.text("middle"), family)))
        return (joined if given and family or not whole else whole), given, family

    def emails(self) -> tuple[str, ...]:
        found: dict[str, None] = {}
        for text in self.texts("email"):
            for part in PARTS.split(text):
                address = cleaning.email_address(part) if part else None
                if address:
                    found[address] = None
                elif part:
                    self.remarks.append(Remark("mail_refused", cleaning.beginning(part)))
        return tuple(found)

    def phones(self) -> tuple[tuple[str, str], ...]:
        found: dict[str, str] = {}
        for kind in ("phone", "mobile"):
            for text in self.texts(kind):
                for part in text.split(GOOGLE_PARTS):
                    found.setdefault(cleaning.phone_number(part), kind)
        return tuple((kind, number) for number, kind in found.items() if number)

    def webs(self) -> tuple[tuple[str, ...], str]:
        found: dict[str, None] = {}
        linkedin = ""
        for text in (*self.texts("linkedin"), *self.texts("web")):
            for part in text.split(GOOGLE_PARTS):
                address = cleaning.web_address(part)
                if address is None:
                    self.remarks.append(Remark("web_refused", cleaning.beginning(part)))
                elif cleaning.linkedin_key(address) and not linkedin:
                    linkedin = address
                else:
                    found[address] = None
        return tuple(found), linkedin

    def birthday(self) -> Day | None:
        parts = [self.text(field) for field in ("birth_year", "birth_month", "birth_day")]
        text = self.text("birthday") or ("-".join(parts) if all(parts) else "")
        day = day_of(text, self.order) if text else None
        if text and day is None:
            self.remarks.append(Remark("date_refused", cleaning.beginning(text)))
        return day

    def note(self) -> str:
        cells = self.cells
        texts = [cleaning.many_lines(cells[at]) for at in self.places.get("note", ()) if at < len(cells) and cells[at]]
        return "\n".join(filter(None, texts))[: limits.TEXT]

    def groups(self) -> tuple[str, ...]:
        texts = (part.strip("* ") for text in self.texts("groups") for part in PARTS.split(text))
        return tuple(dict.fromkeys(part[:60] for part in texts if part and part != "myContacts"))[:20]
