"""What a reader hands on waits in the database and comes back as it was."""

import json
from datetime import UTC, date, datetime

import pytest

from vinculo.exchange.addressbook.contacts import ContactRow
from vinculo.exchange.history.data import from_data, kind_of, line_of, title_of, to_data
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
from vinculo.exchange.reading.dates import Day

AT = datetime(2026, 3, 1, 10, tzinfo=UTC)
EVA = Someone(id="7", name="Eva Rio", email="eva@sol.example", ours=False)


@pytest.mark.parametrize(
    "record",
    [
        Account(id="1", name="Sol", website="https://sol.example", owner=EVA, line=3),
        Known(row=ContactRow(line=4, name="Eva", emails=("e@sol.example",), birthday=Day(4, 3, None)), account_id="1"),
        Work(id="2", name="Shop", closed=True, starts_on=date(2026, 3, 1), lead=EVA),
        Mark(id="3", work_id="2", name="Launch", due_on=date(2026, 4, 1), shared=True),
        Job(
            id="4", work_id="2", name="Cart", done=False, percent=0, assignees=(EVA, Someone(name="Jan")),
            labels=("a", "b"), checks=(Check(text="Pay", done=True, list_name="Steps"),), done_at=AT,
            after=(Before(id="9", kind="SS", lag_days=-2),), position=2.5,
        ),
        Said(id="5", on_kind="job", on_id="4", text="Agreed.", way=Way.CALL, at=AT, incoming=False, by=EVA),
        Deal(id="6", name="More", minor=0, currency="EUR", won=False, closes_on=date(2026, 5, 1)),
        Appointment(id="8", title="Kickoff", starts_at=AT, with_=(EVA,)),
        Paper(id="9", work_id="2", title="Notes", text="All", at=AT),
    ],
    ids=kind_of,
)  # fmt: skip
def test_a_record_comes_back_as_it_was(record: Record) -> None:
    data = json.loads(json.dumps(to_data(record)))

    assert from_data(kind_of(record), line_of(record), data) == record
    assert title_of(record)


def test_what_is_empty_takes_no_room() -> None:
    assert to_data(Job(id="4", work_id="2", name="Cart")) == {"id": "4", "work_id": "2", "name": "Cart"}
