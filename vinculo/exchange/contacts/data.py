"""A contact row as it waits in the database, and back."""

from dataclasses import fields
from operator import attrgetter
from typing import Any

from vinculo.exchange.addressbook.contacts import ContactRow
from vinculo.exchange.reading.dates import Day

NAMES = tuple(one.name for one in fields(ContactRow) if one.name not in ("line", "remarks", "birthday"))
VALUES = attrgetter(*NAMES)
TUPLES = ("emails", "webs", "groups")


def to_data(row: ContactRow) -> dict[str, Any]:
    data: dict[str, Any] = {name: value for name, value in zip(NAMES, VALUES(row), strict=True) if value}
    if row.birthday:
        data["birthday"] = [row.birthday.month, row.birthday.day, row.birthday.year]
    return data


def from_data(line: int, data: dict[str, Any]) -> ContactRow:
    values = {"name": "", **data}
    for name in TUPLES:
        if name in values:
            values[name] = tuple(values[name])
    if "phones" in values:
        values["phones"] = tuple((kind, number) for kind, number in values["phones"])
    if "birthday" in values:
        values["birthday"] = Day(*values["birthday"])
    return ContactRow(line=line, **values)
