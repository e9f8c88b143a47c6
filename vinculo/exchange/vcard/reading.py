"""
Read contact cards from a stream, one at a time.
"""

from collections.abc import Iterator
from typing import BinaryIO

from vinculo.exchange import limits
from vinculo.exchange.addressbook.contacts import ContactRow
from vinculo.exchange.reading.dates import Day, day_of
from vinculo.exchange.reading.text import choose_encoding, open_text
from vinculo.exchange.refusals import Refused, Remark, RowProblem
from vinculo.exchange.vcard.lines import Property, logical_lines, property_of
from vinculo.language import cleaning

HEAVY = frozenset({"PHOTO", "LOGO", "KEY", "SOUND"})


def read(stream: BinaryIO) -> Iterator[ContactRow | RowProblem]:
    """The contacts of a vCard file. A card that cannot be read is a RowProblem; no card at all is Refused."""
    text = open_text(stream, choose_encoding(stream))
    some = False
    for record in _cards(logical_lines(text)):
        some = True
        yield record
    text.detach()
    if not some:
        raise Refused("no_cards")


def _cards(lines: Iterator[tuple[int, str]]) -> Iterator[ContactRow | RowProblem]:
    card: list[Property] | None = None
    start = size = count = 0
    for number, line in lines:
        marker = line.strip().lstrip("\ufeff").upper().replace(" ", "")
        if marker == "BEGIN:VCARD":
            if card is not None:
                yield _unfinished(start, card)
            card, start, size, count = [], number, 0, count + 1
            if count > limits.ROWS:
                raise Refused("too_many_rows", limit=limits.ROWS)
        elif marker == "END:VCARD" and card is not None:
            yield _sized(start, card, size)
            card = None
        elif card is not None:
            size += len(line)
            _keep(card, line, size)
    if card is not None:
        yield _unfinished(start, card)


def _keep(card: list[Property], line: str, size: int) -> None:
    found = property_of(line) if size <= limits.CARD_SIZE else None
    if found:
        card.append(Property(found.name, "", found.group) if found.name in HEAVY else found)


def _sized(start: int, card: list[Property], size: int) -> ContactRow | RowProblem:
    if size > limits.CARD_SIZE:
        return RowProblem(start, _first(card, "FN"), "card_too_big", {"limit": limits.CARD_SIZE // limits.MEGABYTE})
    return _Card(start, card).contact()


def _unfinished(start: int, card: list[Property]) -> RowProblem:
    return RowProblem(start, cleaning.beginning(_first(card, "FN")), "card_unfinished")


def _first(card: list[Property], name: str) -> str:
    return next((found.text for found in card if found.name == name), "")


class _Card:
    """One card being read; keeps the remarks that come up on the way."""

    def __init__(self, line: int, card: list[Property]) -> None:
        self.line, self.card = line, card
        self.remarks: list[Remark] = []

    def contact(self) -> ContactRow | RowProblem:
        name, given, family = self.names()
        emails, (company, title) = self.emails(), self.work()
        shown = name or (emails[0] if emails else "")
        if not shown:
            return RowProblem(self.line, company or self.number(), "nobody")
        if len(name) > limits.NAME or len(company) > limits.NAME:
            return RowProblem(self.line, cleaning.beginning(name), "name_too_long", {"limit": limits.NAME})
        webs, linkedin = self.webs()
        address, city, country = self.address()
        if any(found.name == "PHOTO" for found in self.card):
            self.remarks.append(Remark("picture_left"))
        return ContactRow(
            line=self.line,
            name=name,
            given=given,
            family=family,
            company=company,
            title=title,
            emails=emails,
            phones=self.phones(),
            webs=webs,
            linkedin=linkedin,
            birthday=self.birthday(),
            note="\n".join(cleaning.many_lines(found.text) for found in self.all("NOTE"))[: limits.TEXT],
            language=cleaning.one_line(self.text("LANG"))[:60],
            address=address,
            city=city,
            country=country,
            groups=self.groups(),
            external_id=cleaning.one_line(self.text("UID"))[: limits.LINE],
            remarks=tuple(self.remarks),
        )

    def all(self, name: str) -> list[Property]:
        return [found for found in self.card if found.name == name]

    def text(self, name: str) -> str:
        return _first(self.card, name)

    def number(self) -> str:
        return cleaning.phone_number(self.text("TEL"))

    def names(self) -> tuple[str, str, str]:
        parts = [cleaning.one_line(part) for part in (self.all("N") or [Property("N", "")])[0].parts()]
        family, given, middle = (parts + ["", "", ""])[:3]
        joined = " ".join(filter(None, (given, middle.replace(",", " "), family)))
        return cleaning.one_line(self.text("FN")) or joined, given, family

    def emails(self) -> tuple[str, ...]:
        found: dict[str, None] = {}
        for one in sorted(self.all("EMAIL"), key=lambda one: "PREF" not in one.types):
            address = cleaning.email_address(one.text)
            if address:
                found[address] = None
            elif one.text.strip():
                self.remarks.append(Remark("mail_refused", cleaning.beginning(one.text)))
        return tuple(found)

    def phones(self) -> tuple[tuple[str, str], ...]:
        found: dict[str, str] = {}
        for one in self.all("TEL"):
            kind = "fax" if "FAX" in one.types else "mobile" if "CELL" in one.types else "phone"
            found.setdefault(cleaning.phone_number(one.text), kind)
        return tuple((kind, number) for number, kind in found.items() if number)

    def work(self) -> tuple[str, str]:
        parts = (self.all("ORG") or [Property("ORG", "")])[0].parts()
        return cleaning.one_line(parts[0]), cleaning.one_line(self.text("TITLE") or self.text("ROLE"))[: limits.LINE]

    def webs(self) -> tuple[tuple[str, ...], str]:
        found: dict[str, None] = {}
        linkedin = ""
        for one in (*self.all("URL"), *self.all("X-SOCIALPROFILE")):
            address = cleaning.web_address(one.text)
            if address is None:
                self.remarks.append(Remark("web_refused", cleaning.beginning(one.text)))
            elif cleaning.linkedin_key(address) and not linkedin:
                linkedin = address
            else:
                found[address] = None
        return tuple(found), linkedin

    def birthday(self) -> Day | None:
        text = self.text("BDAY").strip()
        day = day_of(text) if text else None
        if text and day is None:
            self.remarks.append(Remark("date_refused", cleaning.beginning(text)))
        return day

    def address(self) -> tuple[str, str, str]:
        found = (self.all("ADR") or [Property("ADR", "")])[0]
        parts = [cleaning.one_line(part) for part in found.parts()] + [""] * 7
        whole = ", ".join(filter(None, (parts[2], " ".join(filter(None, (parts[5], parts[3]))), parts[4])))
        return whole[: limits.ADDRESS], parts[3][: limits.LINE], parts[6][: limits.LINE]

    def groups(self) -> tuple[str, ...]:
        texts = (cleaning.one_line(part) for found in self.all("CATEGORIES") for part in found.parts(","))
        return tuple(dict.fromkeys(text[:60] for text in texts if text))[:20]
