"""
One record of Zoho CRM before it has a meaning, whatever file it stood in: texts by folded name, the ids of what it
points to, and lists. `Account Name`, `Account_Name` and `Account_Name.Account_Name` are one name, `accountname`.
"""

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from vinculo.exchange.addressbook.columns import folded
from vinculo.language import cleaning

PREFIX = "zcrm_"
ROUNDED = re.compile(r"\d(?:[.,]\d+)?E\+?\d+", re.I)
OWNERS = frozenset(
    "owner host smownerid accountowner companyowner contactowner leadowner dealowner potentialowner pipelineowner "
    "noteowner taskowner eventowner meetingowner callowner".split()
)
ID_LENGTH = 64
Json = dict[str, Any]


@dataclass(slots=True)
class Entry:
    """`line` is its line in a table, its place in a list. `module` is theirs in lower case: accounts, contacts…"""

    module: str
    line: int
    cells: dict[str, str] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)
    lists: dict[str, list[Any]] = field(default_factory=dict)

    def words(self, *names: str, length: int = 500) -> str:
        """The first of these that holds something, as one line."""
        return next((found for name in names if (found := cleaning.one_line(self.cells.get(name, ""))[:length])), "")

    def text(self, *names: str) -> str:
        return next((found for name in names if (found := cleaning.many_lines(self.cells.get(name, "")))), "")

    def points_to(self, *names: str) -> str:
        """The id of the first of these lookups that is filled."""
        return next((found for name in names if (found := self.ids.get(name, ""))), "")

    @property
    def id(self) -> str:
        single = self.module.removesuffix("s")
        names = ("recordid", "id", f"{single}id", "companyid", "potentialid", "activityid")
        return next((found for name in names if (found := identity(self.cells.get(name, "")))), "")

    @property
    def shown_as(self) -> str:
        names = ("accountname", "companyname", "dealname", "fullname", "lastname", "subject", "eventtitle", "title",
                 "notetitle")  # fmt: skip
        return cleaning.beginning(self.words(*names) or self.id)

    @property
    def is_rounded(self) -> bool:
        """A spreadsheet turned its id into a number like 5.7E+18: nobody knows which record it was."""
        return bool(ROUNDED.fullmatch(self.id))


def identity(text: str) -> str:
    """An id as text without the mark backups put before it. It is never a number: they go beyond 2^53."""
    found = cleaning.one_line(text)
    return found.removeprefix(PREFIX)[:ID_LENGTH]


def of_table(module: str, line: int, headings: list[tuple[str, str]], cells: list[str]) -> Entry:
    """`headings` are (folded name, folded rest behind the point) as `split_heading` makes them."""
    entry = Entry(module, line)
    for (name, part), cell in zip(headings, cells, strict=False):
        if not cell:
            continue
        if part == "id":
            entry.ids.setdefault(name, identity(cell))
        else:
            entry.cells.setdefault(name, cell)
    return entry


def split_heading(heading: str) -> tuple[str, str]:
    name, _point, part = heading.strip().partition(".")
    return _common(folded(name)), folded(part)


def of_json(module: str, line: int, found: Json) -> Entry:
    entry = Entry(module, line)
    for key, value in found.items():
        name = _common(folded(str(key)))
        if isinstance(value, dict):
            _lookup(entry, name, value)
        elif isinstance(value, list):
            entry.lists[name] = value
        elif isinstance(value, bool):
            entry.cells[name] = str(value).lower()
        elif isinstance(value, str | int | Decimal):
            entry.cells[name] = str(value)
    return entry


def of_fields(module: str, line: int, fields: list[tuple[str, str]]) -> Entry:
    """The old XML: `SMOWNERID` and `ACCOUNTID` stand beside `Account Owner` and `Account Name`."""
    entry = Entry(module, line)
    for key, value in fields:
        if key == "SMOWNERID":
            entry.ids["owner"] = identity(value)
        elif key.endswith("ID") and key.isupper():
            entry.ids[f"{folded(key).removesuffix('id')}name"] = identity(value)
            entry.cells[folded(key)] = value
        elif value != "null":
            entry.cells.setdefault(_common(folded(key)), value)
    return entry


def _lookup(entry: Entry, name: str, value: Json) -> None:
    if isinstance(value.get("id"), str | int):
        entry.ids[name] = identity(str(value["id"]))
    if isinstance(value.get("name"), str):
        entry.cells[name] = value["name"]
    if isinstance(value.get("email"), str):
        entry.cells[f"{name}email"] = value["email"]
    module = value.get("module")
    if isinstance(module, dict):
        module = module.get("api_name")
    if isinstance(module, str):
        entry.cells[f"{name}module"] = module


def _common(name: str) -> str:
    return "owner" if name in OWNERS else name
