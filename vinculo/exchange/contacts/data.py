"""A contact row as it waits in the database, and back."""

from dataclasses import fields
from typing import Any

from vinculo.exchange.addressbook.contacts import ContactRow
from vinculo.exchange.reading.dates import Day

NAMES = tuple(one.name for one in fields(ContactRow) if one.name not in ("line", "remarks", "birthday"))
TUPLES = ("emails", "webs", "groups")


def to_data(row: ContactRow) -> dict[str, Any]:
    data = {name: value for name in NAMES if (value := getattr(row, name))}
    if row.birthday:
        data["birthday"] = [row.birthday.month, row.birthday.day, row.birthday.year]
    return data


def from_data(line: int, data: dict[str, Any]) -> ContactRow:
    values = dict(data)
    for name in TUPLES:
        if name in values:
            values[name] = tuple(values[name])
    if "phones" in values:
        values["phones"] = tuple((kind, number) for kind, number in values["phones"])
    if "birthday" in values:
        values["birthday"] = Day(*values["birthday"])
    values.setdefault("name", "")
    return ContactRow(line=line, **values)
