"""T33: files of Basecamp's form made to break the reader are refused with a sentence, or cost only what is wrong."""

import io
import json
import zipfile
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.exchange.basecamp.made import BUCKET, CARMEN, LIST, archive, comment, left, project, recording, todo, whole
from tests.exchange.mutating import changed, odd_values, places
from tests.exchange.samples import assert_storable, outcome
from vinculo.exchange import limits
from vinculo.exchange.refusals import Refused, RowProblem

A_TODO = '[{"id": 1, "type": "Todo", "inherits_status": true, "content": "a", "bucket": {"id": 5}, "x": %s}]'

DOCUMENT: Any = {
    "projects": [project(client_company={"id": 31, "name": "Café Luna"})],
    "people": [CARMEN],
    "todolists": [
        recording("Todolist", 601, name="Launch", completed_ratio="1/2", parent=LIST, description="<b>a</b>")
    ],
    "todos": [todo(701, completed=True, completion={"created_at": "2026-03-05T10:00:00Z"}, assignees=[CARMEN])],
    "comments": [comment(901, todo(701), comments_count=2)],
    "boards": recording(
        "Kanban::Board",
        600,
        lists=[
            recording(
                "Kanban::Column", 611, cards_count=1, cards=[recording("Kanban::Card", 711, steps=[{"title": "Go"}])]
            )
        ],
    ),
    "more": [
        recording("Schedule::Entry", 720, summary="Review", starts_at="2026-03-10T09:00:00Z", participants=[CARMEN]),
        recording("Client::Approval", 741, content="Yes?", responses=[{"id": 743, "content": "Go", "approved": True}]),
        recording("Gauge::Needle", 742, position=60),
        recording("Timesheet::Entry", 744, hours="1.5", person=CARMEN),
        recording("Inbox::Forward", 745, subject="Offer", content="See", **{"from": "Ana <ana@sol.example>"}),
        recording("Document", 730, content="<bc-attachment filename='a' href='https://x.example/a'>"),
    ],
}
PLACES = places(DOCUMENT)


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("[" * 200_000 + "]" * 200_000, "json_deep"),
        ("1e999", "json_number"),
        ("NaN", "json_number"),
        ("9" * 5000, "json_number"),
        ('{"id": 1, "id": 2}', "json_twice"),
        ("tru", "json_broken"),
        ('"unended', "json_broken"),
    ],
)
def test_json_that_is_not_sound_is_refused(value: str, code: str) -> None:
    assert outcome(io.BytesIO((A_TODO % value).encode()), "todos.json") == code


def test_the_same_file_with_a_sound_value_is_read() -> None:
    """The control."""
    assert outcome(io.BytesIO((A_TODO % '"fine"').encode()), "todos.json") == ("basecamp", 2, 0)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(PLACES), odd_values)
def test_any_value_of_another_kind_costs_its_part_only(path: tuple[Any, ...], value: Any) -> None:
    document = json.dumps(changed(DOCUMENT, path, value)).encode()

    try:
        found = whole(document)
    except Refused as refused:
        assert refused.sentence.endswith(".")
        return
    assert_storable(found)
    assert all(one.sentence.endswith(".") for one in found if isinstance(one, RowProblem))


def test_the_unchanged_document_is_read_whole() -> None:
    """The control: without a change everything in it comes."""
    assert sum(not isinstance(one, RowProblem) for one in whole(DOCUMENT)) == 14


def test_a_file_of_something_else_is_refused() -> None:
    for data in ([], {}, [1, 2], {"lists": []}, [{"id": 1, "type": "Dog"}]):
        with pytest.raises(Refused, match="nothing of Basecamp"):
            whole(data)


def test_an_archive_that_says_it_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    packed = archive({"todos.json": b"[" + b" " * 4_000_000 + b"]"})
    assert left(archive({"todos.json": [todo(701)], "people.json": b"[" + b" " * 4_000_000 + b"]"})) == []
    monkeypatch.setattr(limits, "UNPACKED", 3_000_000)

    assert outcome(io.BytesIO(packed), "basecamp.zip") == "zip_too_large"


def test_a_damaged_and_a_locked_file_of_an_archive_are_named() -> None:
    packed = bytearray(archive({"people.json": [CARMEN] * 50, "todos.json": [todo(701)]}))
    at = packed.index(b"people.json") + 20
    packed[at : at + 8] = b"\xff" * 8

    assert [(one.what, one.why) for one in whole(bytes(packed)) if isinstance(one, RowProblem)] == [
        ("people.json", "file_broken")
    ]

    locked = io.BytesIO(archive({"todos.json": [todo(701)], "people.json": []}))
    with zipfile.ZipFile(locked) as opened:
        place = opened.getinfo("people.json").header_offset
    data = bytearray(locked.getvalue())
    central = data.rindex(b"PK\x01\x02")
    data[place + 6] |= 1
    data[central + 8] |= 1
    assert left(bytes(data)) == [("people.json", "file_locked")]


def test_more_things_than_an_import_may_hold_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ROWS", 3)

    with pytest.raises(Refused, match="more than 3 rows"):
        whole([todo(key) for key in range(700, 704)])


def test_things_nested_in_things_without_end_are_refused() -> None:
    inner = todo(701)
    for key in range(300):
        inner = recording("Todolist", 1000 + key, bucket=BUCKET, todolists=[inner])

    with pytest.raises(Refused, match="nested too deeply"):
        whole(inner)
