"""A record of a history as it waits in the database: plain values, without what is empty. And back."""

from dataclasses import MISSING, Field, fields
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from vinculo.exchange.contacts.data import from_data as contact_from
from vinculo.exchange.contacts.data import to_data as contact_to
from vinculo.exchange.history.records import (
    Account,
    Appointment,
    Before,
    Check,
    Deal,
    Job,
    Known,
    Mark,
    Paper,
    Record,
    Said,
    Someone,
    Way,
    Work,
)

# In the order in which they are written: each hangs on those before it.
KINDS: dict[str, type[Any]] = {
    "account": Account,
    "known": Known,
    "work": Work,
    "mark": Mark,
    "job": Job,
    "comment": Said,  # of a task
    "deal": Deal,
    "said": Said,
    "meeting": Appointment,
    "paper": Paper,
}
NAMES = {cls: kind for kind, cls in KINDS.items()}
BESIDES = ("line", "remarks", "row")  # the row of a person has a form of its own
MOMENTS = frozenset({"at", "done_at", "created_at", "starts_at", "ends_at"})
DAYS = frozenset({"due_on", "starts_on", "done_on", "closes_on"})
PEOPLE = frozenset({"owner", "lead", "by"})


def kind_of(record: Record) -> str:
    return "comment" if isinstance(record, Said) and record.on_kind == "job" else NAMES[type(record)]


def line_of(record: Record) -> int:
    return record.row.line if isinstance(record, Known) else record.line


def remarks_of(record: Record) -> list[list[str]]:
    remarks = [[one.why, one.value] for one in (record.row if isinstance(record, Known) else record).remarks]
    return [*remarks, ["mark_about_left", ""]] if isinstance(record, Mark) and record.about else remarks


def title_of(record: Record) -> str:
    if isinstance(record, Known):
        return record.row.shown_as
    if isinstance(record, Said):
        return record.title or " ".join(record.text.split())
    return record.title if isinstance(record, Appointment | Paper) else record.name


def to_data(record: Record) -> dict[str, Any]:
    data = {
        one.name: _plain(value)
        for one in _kept(kind_of(record))
        if (value := getattr(record, one.name)) != _default(one)
    }
    if isinstance(record, Known):
        data["row"] = contact_to(record.row)
    return data


def from_data(kind: str, line: int, data: dict[str, Any]) -> Any:
    values = {name: _back(name, value) for name, value in data.items() if name != "row"}
    if kind == "known":
        return Known(row=contact_from(line, data["row"]), **values)
    return KINDS[kind](line=line, **values)


@lru_cache(maxsize=20)
def _kept(kind: str) -> tuple[Field[Any], ...]:
    return tuple(one for one in fields(KINDS[kind]) if one.name not in BESIDES)


def _default(one: Field[Any]) -> Any:
    return one.default if one.default is not MISSING else None


def _plain(value: Any) -> Any:
    if isinstance(value, date):  # a moment, too
        return value.isoformat()
    if isinstance(value, Someone):
        return [value.id, value.name, value.email, value.ours]
    if isinstance(value, Check):
        return [value.text, value.done, value.list_name]
    if isinstance(value, Before):
        return [value.id, value.kind, value.lag_days]
    if isinstance(value, Way):
        return value.value
    return [_plain(one) for one in value] if isinstance(value, tuple) else value


def _back(name: str, value: Any) -> Any:
    if name in MOMENTS:
        return datetime.fromisoformat(value)
    if name in DAYS:
        return date.fromisoformat(value)
    if name in PEOPLE:
        return _someone(value)
    if name in ("assignees", "with_"):
        return tuple(map(_someone, value))
    if name == "checks":
        return tuple(Check(text=text, done=done, list_name=of) for text, done, of in value)
    if name == "after":
        return tuple(Before(id=key, kind=kind, lag_days=lag) for key, kind, lag in value)
    return tuple(value) if name == "labels" else Way(value) if name == "way" else value


def _someone(value: list[Any]) -> Someone:
    key, name, email, ours = value
    return Someone(id=key, name=name, email=email, ours=ours)
