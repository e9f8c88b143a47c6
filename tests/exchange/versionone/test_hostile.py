"""T33: XML and JSON of VersionOne's form made to break the reader, or to make it fetch something."""

import io
import json
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.exchange.mutating import changed, odd_values, places
from tests.exchange.samples import assert_storable, outcome
from tests.exchange.versionone.made import asset, page, taken, whole
from tests.exchange.versionone.test_reading import AS_QUERY, AS_XML, RITA, SHOP
from vinculo.exchange import limits
from vinculo.exchange.refusals import Refused, RowProblem

STORY = (
    '<Assets total="1"><Asset id="Story:1" href="/rest-1.v1/x"><Attribute name="Name">%s</Attribute></Asset></Assets>'
)
ENTITY = '<!DOCTYPE a [<!ENTITY x "gone"><!ENTITY y SYSTEM "file:///etc/hostname">]>'
REST = page(
    SHOP, RITA,
    asset("Story:1", Name="A", Scope=("Scope:1005",), Owners=["Member:20"], DetailEstimate=3, ToDo="1", AssetState=64,
          Timebox=("Timebox:8",), Description="<p>a</p>", Order=4, CreateDate="2026-03-01", Dependencies=["Story:2"]),
    asset("Timebox:8", Name="Sprint", EndDate="2026-03-14", Schedule=("Schedule:7",)),
    asset("Actual:4", Value="1.5", Date="2026-03-05", Workitem=("Story:1",), Member=("Member:20",)),
    asset("Conversation:5", Mentions=["Story:1"]),
    asset("Expression:6", Content="<p>Ready?</p>", BelongsTo=("Conversation:5",), InReplyTo=("Expression:6",)),
)  # fmt: skip
DOCUMENTS = (REST, AS_QUERY)
WAYS = [(at, path) for at, document in enumerate(DOCUMENTS) for path in places(document)]


def read(data: str) -> tuple[str, int, int] | str:
    return outcome(io.BytesIO(data.encode()), "story.xml")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (ENTITY + STORY % "&x;", "xml_unsafe"),
        (ENTITY + STORY % "&y;", "xml_unsafe"),
        ('<!DOCTYPE Assets SYSTEM "http://127.0.0.1/a.dtd">' + STORY % "a", "xml_unsafe"),
        (STORY % ("<a>" * 100_000), "xml_deep"),
        (STORY % "a" + "<", "xml_broken"),
        (STORY % "&unknown;", "xml_broken"),
        (STORY % "\x01", "xml_broken"),
        ('<?xml version="1.0" encoding="wtf-99"?>' + STORY % "a", "xml_broken"),
        ((STORY % "a")[:-12], "xml_broken"),
    ],
)
def test_xml_that_is_not_sound_is_refused(data: str, code: str) -> None:
    assert read(data) == code


def test_without_the_guard_the_entity_would_be_taken() -> None:
    """The control: the plain reader puts in what the definition says."""
    root = ElementTree.fromstring(ENTITY + STORY % "&x;")
    assert [one.text for one in root.iter("Attribute")] == ["gone"]
    assert read(STORY % "gone") == ("versionone", 2, 1)


def test_xml_in_other_letters_is_read() -> None:
    for letters in ("utf-16", "iso-8859-2", "windows-1250"):
        data = f'<?xml version="1.0" encoding="{letters}"?>{STORY % "Płatność"}'.encode(letters)

        assert [one.name for one in taken(data) if type(one).__name__ == "Job"] == ["Płatność"]


def test_a_text_without_end_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "CELL", 200_000)
    story = STORY.replace('name="Name"', 'name="Description"') % ("x" * 3_000_000)
    named = story.replace("</Asset>", '<Attribute name="Name">A</Attribute></Asset>')

    assert [remark.why for remark in taken(named)[1].remarks] == ["shortened"]


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(WAYS), odd_values)
def test_any_value_of_another_kind_costs_its_part_only(way: tuple[int, tuple[Any, ...]], value: Any) -> None:
    at, path = way
    read_or_refused(json.dumps(changed(DOCUMENTS[at], path, value)).encode())


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, len(AS_XML)), st.binary(max_size=12), st.integers(0, 40))
def test_xml_with_bytes_changed_is_read_or_refused(at: int, change: bytes, gone: int) -> None:
    data = AS_XML.encode()
    read_or_refused(data[:at] + change + data[at + gone :])


def read_or_refused(data: bytes) -> None:
    try:
        found = whole(data)
    except Refused as refused:
        assert refused.sentence.endswith(".")
        return
    assert_storable(found)
    assert all(one.sentence.endswith(".") for one in found if isinstance(one, RowProblem))


def test_projects_and_items_that_contain_themselves_end() -> None:
    circle = page(
        asset("Scope:1", Name="A", Parent=("Scope:2",)), asset("Scope:2", Name="B", Parent=("Scope:1",)),
        asset("Story:1", Name="C", Super=("Story:2",)), asset("Story:2", Name="D", Super=("Story:1",)),
    )  # fmt: skip

    assert [one.name for one in taken(circle)] == ["B / A", "A / B", "plan", "C", "D"]


def test_more_assets_than_an_import_may_hold_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ROWS", 3)

    with pytest.raises(Refused, match="more than 3 rows"):
        whole(page(*(asset(f"Story:{key}", Name="A") for key in range(4))))
