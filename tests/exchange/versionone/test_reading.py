"""Projects, iterations, work items and talks of VersionOne as our records, from XML and both kinds of JSON."""

from datetime import UTC, date, datetime

import pytest

from tests.exchange.basecamp.made import archive
from tests.exchange.versionone.made import asset, left, page, taken, whole
from vinculo.exchange.history.records import Before, Job, Mark, Said, Someone, Work
from vinculo.exchange.refusals import Refused, RowProblem

SHOP = asset("Scope:1005", Name="New shop", BeginDate="2026-03-01", EndDate="2026-06-30", AssetState=64,
             Parent=("Scope:0",), Owner=("Member:20",), Schedule=("Schedule:7",))  # fmt: skip
RITA = asset("Member:20", Name="Rita Faro", Email="rita@faro.example")
STORY = asset("Story:1432", Name="Pay by card", Number="S-01001", Scope=("Scope:1005",), AssetState=64)

AS_XML = """<?xml version="1.0" encoding="UTF-8"?>
<Assets total="1" pageSize="50" pageStart="0">
  <Asset href="/faro/rest-1.v1/Data/Story/1432" id="Story:1432:4631">
    <Attribute name="Name">Pay by card</Attribute>
    <Attribute name="Number">S-01001</Attribute>
    <Attribute name="Description">&lt;p&gt;With &lt;b&gt;any&lt;/b&gt; card&lt;/p&gt;</Attribute>
    <Attribute name="AssetState">128</Attribute>
    <Attribute name="DetailEstimate">8</Attribute>
    <Attribute name="ToDo">2</Attribute>
    <Attribute name="Estimate">5</Attribute>
    <Attribute name="ClosedDateUTC">2026-03-09T16:30:00</Attribute>
    <Attribute name="Status.Name">Accepted</Attribute>
    <Attribute name="Reference" />
    <Relation name="Scope"><Asset href="/x" idref="Scope:1005" /></Relation>
    <Attribute name="Scope.Name">New shop</Attribute>
    <Relation name="Super"><Asset href="/x" idref="Epic:9" /></Relation>
    <Relation name="Owners"><Asset idref="Member:20" /><Asset idref="Member:21" /></Relation>
    <Attribute name="Owners.Name"><Value>Rita Faro</Value><Value>Marek Faro</Value></Attribute>
    <Relation name="Dependencies"><Asset idref="Story:7" /></Relation>
  </Asset>
</Assets>"""
AS_REST = page(asset(
    "Story:1432:4631", Name="Pay by card", Number="S-01001", Description="<p>With <b>any</b> card</p>", AssetState=128,
    DetailEstimate=8, ToDo="2", Estimate=5, ClosedDateUTC="2026-03-09T16:30:00Z", Status__Name="Accepted",
    Reference=None, Scope=("Scope:1005",), Scope__Name="New shop", Super="Epic:9", Owners=["Member:20", "Member:21"],
    Dependencies=["Story:7"],
) | {"x": 1})  # fmt: skip
AS_QUERY = [[{
    "_oid": "Story:1432:4631", "Name": "Pay by card", "Number": "S-01001", "Description": "<p>With <b>any</b> card</p>",
    "AssetState": "128", "DetailEstimate": 8.0, "ToDo": 2.0, "Estimate": 5, "ClosedDateUTC": "2026-03-09T16:30:00",
    "Status.Name": "Accepted", "Reference": "", "Scope": {"_oid": "Scope:1005", "Name": "New shop"},
    "Super": [{"_oid": "Epic:9"}], "Dependencies": [{"_oid": "Story:7"}],
    "Owners": [{"_oid": "Member:20", "Name": "Rita Faro"}, {"_oid": "Member:21", "Name": "Marek Faro"}],
}]]  # fmt: skip


@pytest.mark.parametrize("document", [AS_XML, AS_QUERY], ids=["xml", "query"])
def test_a_story_is_the_same_however_it_is_written(document: object) -> None:
    work, story = taken(document)

    assert work == Work(id="Scope:1005", name="New shop", only_named=True)
    assert story == Job(
        id="Story:1432", work_id="Scope:1005", name="Pay by card", about="S-01001\n\nWith any card\n\nEstimate: 5",
        status="Accepted", done=True, done_at=datetime(2026, 3, 9, 16, 30, tzinfo=UTC), estimate_minutes=480,
        percent=75, parent_id="Epic:9", labels=("Story",), after=(Before(id="Story:7"),), line=1,
        assignees=(
            Someone(id="Member:20", name="Rita Faro", ours=True), Someone(id="Member:21", name="Marek Faro", ours=True)
        ),
    )  # fmt: skip


def test_and_in_the_json_of_rest() -> None:
    work, story = taken(AS_REST)

    assert (work.name, story.id, story.percent, story.parent_id) == ("New shop", "Story:1432", 75, "Epic:9")
    assert [one.id for one in story.assignees] == ["Member:20", "Member:21"]


def test_a_project_brings_its_days_and_its_lead() -> None:
    found = whole(page(SHOP, RITA))

    assert found[0] == Work(
        id="Scope:1005", name="New shop", starts_on=date(2026, 3, 1), due_on=date(2026, 6, 30), line=1,
        lead=Someone(id="Member:20", name="Rita Faro", email="rita@faro.example", ours=True),
    )  # fmt: skip
    assert [(one.what, one.why) for one in found[1:]] == [("Rita Faro", "a_colleague")]


def test_projects_in_a_tree_say_under_which_they_stood() -> None:
    below = asset("Scope:1006", Name="Release 1", Parent=("Scope:1005",), AssetState=128)

    assert [(one.name, one.closed) for one in taken(page(SHOP, below))] == [
        ("New shop", False), ("New shop / Release 1", True),
    ]  # fmt: skip


def test_the_root_of_all_projects_is_one_only_when_something_stands_in_it() -> None:
    root = asset("Scope:0", Name="System (All Projects)")

    assert taken(page(root)) == []
    assert taken(page(root, asset("Issue:3", Name="Slow", Scope=("Scope:0",))))[0].name == "System (All Projects)"


def test_a_task_stands_in_the_project_of_its_story() -> None:
    task = asset("Task:55", Name="Form", Parent=("Story:1432",), Category__Name="Dev")

    job = next(one for one in taken(page(SHOP, STORY, task)) if one.id == "Task:55")

    assert (job.work_id, job.parent_id, job.labels, job.done) == ("Scope:1005", "Story:1432", ("Task", "Dev"), None)


def test_tasks_told_with_their_story_are_tasks() -> None:
    story = {
        "_oid": "Story:1",
        "Name": "A",
        "Scope": {"_oid": "Scope:2"},
        "Children": [{"_oid": "Task:3", "Name": "B"}],
    }

    assert [(one.id, one.parent_id, one.work_id) for one in taken([[story]]) if isinstance(one, Job)] == [
        ("Story:1", "", "Scope:2"), ("Task:3", "Story:1", "Scope:2"),
    ]  # fmt: skip


def test_an_iteration_is_a_mark_in_every_project_that_plans_with_it() -> None:
    sprint = asset("Timebox:8", Name="Sprint 1", EndDate="2026-03-14", AssetState=128, Schedule=("Schedule:7",))
    other = asset("Scope:1007", Name="Old shop", Schedule=("Schedule:7",))
    in_it = asset("Story:2", Name="Basket", Scope=("Scope:1005",), Timebox=("Timebox:8",))

    planned = [one for one in taken(page(SHOP, other, sprint)) if isinstance(one, Mark)]
    worked = [one for one in taken(page(SHOP, other, sprint, in_it)) if isinstance(one, Mark | Job)]

    assert [one.id for one in planned] == ["Timebox:8@Scope:1005", "Timebox:8@Scope:1007"]
    assert worked[0] == Mark(
        id="Timebox:8@Scope:1005", work_id="Scope:1005", name="Sprint 1", due_on=date(2026, 3, 14),
        done_on=date(2026, 3, 14), line=3,
    )  # fmt: skip
    assert worked[1].mark_id == worked[0].id
    assert left(page(sprint)) == [("Sprint 1", "on_nothing")]


def test_templates_and_what_is_deleted_stay_there() -> None:
    states = {200: "a_template", 208: "broken_down", 255: "binned_there"}
    things = [asset(f"Story:{state}", Name=f"A {state}", AssetState=state) for state in states]

    assert left(page(*things)) == [(f"A {state}", why) for state, why in states.items()]


def test_talks_and_hours_hang_on_what_they_are_about() -> None:
    hours = asset("Actual:4", Value="1.5", Date="2026-03-05", Workitem=("Story:1432",), Member=("Member:20",))
    talk = asset("Conversation:5", Mentions=["Story:1432"])
    words = asset("Expression:6", Content="<p>Ready?</p>", BelongsTo=("Conversation:5",), Author=("Member:20",),
                  AuthoredAt="2026-03-05T10:00:00Z")  # fmt: skip
    answer = asset("Expression:7", Content="Yes", InReplyTo=("Expression:6",))
    link = asset("Link:8", Name="Design", URL="https://x.example/d", Asset=("Scope:1005",))

    said = [one for one in taken(page(SHOP, STORY, RITA, hours, talk, words, answer, link)) if isinstance(one, Said)]

    by = Someone(id="Member:20", name="Rita Faro", email="rita@faro.example", ours=True)
    on = {"on_kind": "job", "on_id": "Story:1432", "work_id": "Scope:1005"}
    assert sorted(said, key=lambda one: one.line) == [
        Said(id="Actual:4", text="1.5 h", minutes=90, at=datetime(2026, 3, 5, tzinfo=UTC), by=by, line=4, **on),
        Said(id="Expression:6", text="Ready?", at=datetime(2026, 3, 5, 10, tzinfo=UTC), by=by, line=6, **on),
        Said(id="Expression:7", text="Yes", line=7, **on),
        Said(id="Link:8", on_kind="work", on_id="Scope:1005", work_id="Scope:1005",
             text="Design https://x.example/d", line=8),
    ]  # fmt: skip


def test_a_private_note_and_words_about_nothing_are_left() -> None:
    private = asset("Note:1", Content="Mine", Personal=True, Asset=("Story:1432",))

    assert left(page(STORY, private, asset("Expression:2", Content="Hm"))) == [
        ("Note:1", "private_there"), ("Expression:2", "on_nothing"),
    ]  # fmt: skip


def test_one_page_of_many_says_so_and_all_pages_together_do_not() -> None:
    first, second = page(STORY, total=2), page(asset("Story:2", Name="B", Scope=("Scope:1005",)), total=2)

    problem = next(one for one in whole(first) if isinstance(one, RowProblem))
    assert problem.sentence.startswith("This file holds 1 of 2 entries of the kind “Story”")
    assert left(archive({"Story_1.json": first, "Story_2.json": second}), "v1.zip") == []


def test_work_without_a_project_comes_into_one_named_like_the_file() -> None:
    work, job = taken(page(asset("Story:1", Name="A")), "export/backlog.json")

    assert (work.id, work.name, job.work_id) == ("Scope:none", "backlog", "Scope:none")
    assert left(page(asset("Story:1", Name="A")), "backlog.json") == [("backlog", "no_scope")]


def test_what_has_no_place_is_counted_and_names_are_not() -> None:
    things = [asset("Goal:1", Name="Grow"), asset("Goal:2", Name="Rest"), asset("StoryStatus:3", Name="Accepted")]
    story = asset("Story:4", Name="A", Scope=("Scope:1005",), Status=("StoryStatus:3",), Goals=["Goal:1"])

    found = whole(page(*things, story))

    job = next(one for one in found if isinstance(one, Job))
    assert (job.status, job.labels) == ("Accepted", ("Story", "Grow"))
    assert [(one.what, one.facts) for one in found if isinstance(one, RowProblem)] == [
        ("Goal", {"kind": "Goal", "count": 2})
    ]  # fmt: skip


def test_the_newest_moment_of_an_asset_counts() -> None:
    history = [asset(f"Story:1:{moment}", Name=name) for moment, name in ((5, "Old"), (9, "New"), (7, "Between"))]

    assert [one.name for one in taken(page(*history)) if isinstance(one, Job)] == ["New"]


def test_the_same_file_twice_has_the_same_ids() -> None:
    assert whole(AS_XML) == whole(AS_XML)


def test_an_archive_of_both_kinds_is_one_export() -> None:
    packed = archive({"Scope.json": page(SHOP), "Story.xml": AS_XML.encode(), "readme.txt": b"x"})

    assert [one.name for one in taken(packed, "v1.zip")] == ["New shop", "Pay by card"]
    assert left(packed, "v1.zip") == [("readme.txt", "file_left")]


def test_a_file_of_something_else_is_refused() -> None:
    for data in ([], {}, [[]], [{"id": 1}], "<Relation name='Owners'/>", "<TestData/>"):
        with pytest.raises(Refused, match="no assets of VersionOne"):
            whole(data)
