"""
Find the line of headings of a contact list, its separator, and whose export it is.
"""

import re
from dataclasses import dataclass

from vinculo.exchange.addressbook.columns import folded, meaning, propose
from vinculo.exchange.reading.tables import SEPARATORS, first_rows
from vinculo.exchange.refusals import Refused
from vinculo.language.cleaning import one_line

LOOK_AT = 30
LINE_END = re.compile(r"(?<=\n)|(?<=\r)(?!\n)")
PROFILE = re.compile(r"^(?:https?://)?(?:\w+\.)?linkedin\.com/(?:in|pub)/", re.I)
DEAL_WORDS = frozenset(
    "stagename stage amount closedate closingdate probability expectedrevenue forecastcategory dealname "
    "opportunityname etap kwota importe etapa probabilidad".split()
)
LINKEDIN_FIELDS = ["given", "family", "linkedin", "email", "company", "title", "connected"]
SEP_LINE = re.compile(r"sep=(.)$", re.I)


@dataclass(frozen=True, slots=True)
class Shape:
    """How a list is laid out. `kind` is the format's value, with "?" when only its shape speaks for a table."""

    kind: str
    separator: str
    headings: tuple[str, ...]
    proposal: dict[int, str]

    @property
    def is_mapped(self) -> bool:
        return bool({"name", "given", "family", "email"} & set(self.proposal.values()))


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the headings of a list are: what parts its cells, the headings, and some rows below them."""

    separator: str
    headings: list[str]
    body: list[list[str]]


def kind_of_table(text: str) -> str | None:
    """The format's value for the head of a text, or None when it is no table. Raises Refused for other tables."""
    shape = shape_of(text)
    return shape.kind if shape else None


def shape_of(text: str) -> Shape | None:
    """
    Look at the first rows of a list. Raises Refused when it is a list of something else than contacts.
    """
    found = layout_of(text)
    if found is None:
        return None
    _refuse_opportunities(found.headings)
    return _named(found.separator, found.headings, found.body)


def layout_of(text: str) -> Layout | None:
    """The likeliest headings among the first rows of a text, or None when it is no table."""
    sample = [line for line in LINE_END.split(text[:65536]) if line]
    if not sample:
        return None
    return max((_candidate(sample, separator) for separator in _separators(sample)), key=lambda pair: pair[0])[1]


def is_heading_row(cells: list[str], headings: tuple[str, ...]) -> bool:
    if len(cells) != len(headings) or one_line(cells[-1]) != headings[-1]:
        return False
    return tuple(map(one_line, cells)) == headings


def _separators(sample: list[str]) -> tuple[str, ...]:
    found = SEP_LINE.match(sample[0].strip().strip('"'))
    return (found[1],) if found and found[1] in SEPARATORS else SEPARATORS


Candidate = tuple[tuple[int, float, int], Layout | None]


def _candidate(sample: list[str], separator: str) -> Candidate:
    rows = first_rows(sample, separator, LOOK_AT)
    known = [len({meaning(cell) for cell in row} - {""}) for row in rows]
    at = max(range(len(rows)), key=lambda index: (known[index], -index), default=0)
    if known and known[at] == 0:
        at = _first_wide(rows)
    if not rows or not _may_be_headings(rows[at], known[at]):
        return (-1, 0, 0), None
    width, body = len(rows[at]), rows[at + 1 :]
    even = sum(len(row) == width for row in body) / len(body) if body else 0.5
    return (known[at], even, width), Layout(separator, [one_line(cell) for cell in rows[at]], body)


def _first_wide(rows: list[list[str]]) -> int:
    return next((index for index, row in enumerate(rows) if len(row) > 1), 0)


def _may_be_headings(cells: list[str], known: int) -> bool:
    filled = [cell.strip() for cell in cells if cell.strip()]
    if not filled or max(map(len, filled)) > 80 or len(filled) * 2 < len(cells):
        return False
    return len(filled) > 1 or known == 1


def _refuse_opportunities(headings: list[str]) -> None:
    found = [heading for heading in headings if folded(heading) in DEAL_WORDS]
    fields = {meaning(heading) for heading in headings}
    if len(found) >= 2 and not fields & {"email", "phone", "mobile", "given", "family"}:
        raise Refused("opportunities", headings=one_line(", ".join(found[:3])))


def _named(separator: str, headings: list[str], body: list[list[str]]) -> Shape | None:
    words = {folded(heading) for heading in headings}
    proposal = propose(headings)
    if {"cardid", "cardname"} <= words and {"listname", "listid"} & words:
        return Shape("trello_csv", separator, tuple(headings), {})
    linkedin = _linkedin(headings, words, body)
    if linkedin:
        return Shape("linkedin", separator, tuple(headings), linkedin)
    kind = _maker(words) or ("table" if proposal else "table?")
    if kind == "table" and len(headings) > 1 and not _even(body, len(headings)) and len(proposal) < 2:
        kind = "table?"
    return Shape(kind, separator, tuple(headings), proposal)


def _even(body: list[list[str]], width: int) -> bool:
    return not body or sum(len(row) == width for row in body) * 2 >= len(body)


def _maker(words: set[str]) -> str:
    if words & {"email1value", "groupmembership"} or {"phone1value", "phone1label"} <= words:
        return "google"
    if {"primaryemail", "displayname"} <= words or {"primaryemail", "screenname"} <= words:
        return "thunderbird"
    if "emailaddress" in words and words & {"email2address", "businessphone", "businessstreet", "emaildisplayname"}:
        return "outlook"
    return ""


def _linkedin(headings: list[str], words: set[str], body: list[list[str]]) -> dict[int, str]:
    if {"firstname", "lastname", "connectedon"} <= words or {"vorname", "nachname", "verbundenam"} <= words:
        return _with_profile(headings)
    column = _profile_column(body)
    if column is None:
        return {}
    proposal = propose(headings)
    if {"given", "family", "company"} <= set(proposal.values()):
        return proposal | {column: "linkedin"}
    if len(headings) == 7:
        return dict(enumerate(LINKEDIN_FIELDS)) if column == 2 else {}
    return {}


def _with_profile(headings: list[str]) -> dict[int, str]:
    return {index: "linkedin" if field == "web" else field for index, field in propose(headings).items()}


def _profile_column(body: list[list[str]]) -> int | None:
    hits: dict[int, int] = {}
    for row in body:
        for index, cell in enumerate(row):
            if PROFILE.match(cell.strip()):
                hits[index] = hits.get(index, 0) + 1
    if not hits:
        return None
    column = max(hits, key=lambda index: hits[index])
    return column if hits[column] * 2 >= len(body) else None
