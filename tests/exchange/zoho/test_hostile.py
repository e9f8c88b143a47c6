"""Files that mean harm: each is refused with a sentence, or costs a row only."""

import io
import zipfile
from typing import Any

import pytest

from tests.exchange.zoho import made
from vinculo.exchange import limits
from vinculo.exchange.history.opening import open_history
from vinculo.exchange.opening import format_of
from vinculo.exchange.refusals import Refused, RowProblem

ACCOUNTS = "Record Id,Account Owner.id,Account Name,Created Time,Modified Time\n"


def outcome(stream: io.BytesIO) -> list[Any] | str:
    try:
        found = list(open_history(stream, format_of(stream).format, ""))
    except Refused as refused:
        assert refused.sentence.endswith(".")
        return refused.code
    assert all(one.sentence.endswith(".") for one in found if isinstance(one, RowProblem))
    return found


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("[" * 200_000, "json_deep"),
        ("1e999", "json_number"),
        ("NaN", "json_number"),
        ("9" * 5000, "json_number"),
        ('{"a": 1, "a": 2}', "json_twice"),
        ("tru", "json_broken"),
    ],
)
def test_json_that_is_not_sound(value: str, code: str) -> None:
    assert outcome(io.BytesIO(b'{"data": [{"Deal_Name": "A", "Owner": %s}]}' % value.encode())) == code
    assert outcome(io.BytesIO(b'{"tasks": [{"id_string": "1", "name": %s}]}' % value.encode())) == code


@pytest.mark.parametrize("value", [None, [], {}, 1, True, "x", [[]], {"id": {}}, -5, "\u0000"])
def test_values_of_any_kind_anywhere(value: Any) -> None:
    keys = ("id", "Owner", "Account_Name", "Amount", "Closing_Date", "Tag", "Participants", "What_Id", "Created_Time")
    for name in ("Accounts", "Contacts", "Deals", "Leads", "Notes", "Tasks", "Events", "Calls"):
        record = {"Account_Name": "A", "Last_Name": "B", "Deal_Name": "C", "Subject": "D", **dict.fromkeys(keys, value)}
        assert isinstance(outcome(made.document({name: [record, value]})), list)
    task = dict.fromkeys(made.PROJECT["tasks"][0], value)
    assert isinstance(outcome(made.document({"tasks": [{**task, "id_string": "1"}, value], "projects": [task]})), list)


def test_a_bomb_of_entities_and_one_of_depth() -> None:
    bomb = (
        '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><Accounts><row no="1"><FL val="x">&b;</FL></row></Accounts>'
    )
    assert outcome(io.BytesIO(bomb.encode())) == "unreadable"
    deep = '<?xml version="1.0"?><Accounts><row no="1"><FL val="x">' + "<a>" * 100_000
    assert outcome(io.BytesIO(deep.encode())) == "unreadable"


def test_an_archive_that_is_too_large_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = made.backup({"Accounts_001.csv": ACCOUNTS + "x" * 5000})
    monkeypatch.setattr(limits, "UNPACKED", 4000)

    assert outcome(stream) == "zip_too_large"


def test_an_archive_that_lies_about_its_size() -> None:
    stream = made.backup({"Accounts_001.csv": ACCOUNTS + "1,9,A,,\n" * 2000})
    data = bytearray(stream.getvalue())
    entry = data.rfind(b"PK\x01\x02")
    data[entry + 24 : entry + 28] = (40).to_bytes(4, "little")

    assert outcome(io.BytesIO(bytes(data))) == "zip_broken"


def test_an_archive_within_is_left_closed_and_paths_lead_nowhere() -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("Accounts_001.csv", ACCOUNTS)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("../../Accounts_001.csv", ACCOUNTS + "1,9,Café Luna,,\n")
        archive.writestr("Attachments_001.zip", inner.getvalue())

    found = outcome(stream)

    assert isinstance(found, list)
    assert [getattr(one, "name", getattr(one, "why", "")) for one in found] == ["zoho_other_module", "Café Luna"]


def test_a_nul_a_formula_and_a_huge_cell() -> None:
    text = ACCOUNTS + "1,9,A\0B,,\n2,9,=1+1,,\n3,9," + "y" * (limits.CELL + 1) + ",,\n4,9,Last,,\n"

    found = outcome(io.BytesIO(text.encode()))

    assert isinstance(found, list)
    assert [getattr(one, "name", getattr(one, "why", "")) for one in found] == ["AB", "=1+1", "cell_too_big", "Last"]
