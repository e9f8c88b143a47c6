"""Projects, to-dos, messages, cards and papers of Basecamp as our records."""

import io
import json
from datetime import UTC, date, datetime

from tests.exchange.basecamp.made import (
    BUCKET,
    CARMEN,
    LIST,
    MAREK,
    RITA,
    archive,
    comment,
    left,
    person,
    project,
    recording,
    taken,
    todo,
    whole,
)
from tests.exchange.samples import outcome
from vinculo.exchange.history.records import Account, Appointment, Check, Job, Known, Paper, Said, Someone, Way, Work
from vinculo.exchange.refusals import RowProblem


def test_a_todo_comes_with_its_list_people_and_days() -> None:
    done = {"created_at": "2026-03-05T10:00:00Z", "creator": MAREK}
    made = todo(
        701, "Order the <paper>", description="<div>Two <strong>boxes</strong></div>", due_on="2026-03-09",
        starts_on="2026-03-04", completed=True, completion=done, assignees=[MAREK],
    )  # fmt: skip

    job, work = taken([made])

    assert work == Work(id="501", name="New shop", only_named=True, line=1)
    assert job == Job(
        id="701", work_id="501", name="Order the <paper>", about="Two boxes", column="Launch", done=True,
        done_at=datetime(2026, 3, 5, 10, tzinfo=UTC), starts_on=date(2026, 3, 4), due_on=date(2026, 3, 9),
        assignees=(Someone(id="12", name="Marek Faro", email="marek@faro.example", ours=True),), position=1,
        url="https://3.basecamp.com/1/buckets/501/x/701", created_at=datetime(2026, 3, 2, 9, tzinfo=UTC), line=1,
    )  # fmt: skip


def test_a_project_brings_its_client_and_stands_for_its_bucket() -> None:
    mine = project(client_company={"id": 31, "name": "Café Luna"}, status="archived")

    found = taken({"projects": [mine], "todos": [todo(701)]})

    assert [type(one) for one in found] == [Account, Work, Job]
    assert found[0] == Account(id="31", name="Café Luna", line=1)
    assert (found[1].account_id, found[1].closed, found[1].about) == ("31", True, "A shop on the web.")


def test_a_client_becomes_a_contact_once_and_a_colleague_is_named() -> None:
    things = [CARMEN, RITA, recording("Message", 801, subject="Hello", content="Hi", creator=CARMEN)]

    found = whole(things)

    assert [type(one) for one in found] == [Account, Known, RowProblem, Said, Work]
    known = found[1]
    assert (known.id, known.row.name, known.row.emails, known.account_id) == (
        "21", "Carmen Luna", ("carmen@luna.example",), "31",
    )  # fmt: skip
    assert (found[2].what, found[2].why) == ("Rita Faro", "a_colleague")


def test_a_client_who_only_wrote_is_a_contact_too() -> None:
    found = taken([recording("Message", 801, subject="Hello", content="Hi", creator=CARMEN)])

    assert [type(one) for one in found] == [Account, Known, Said, Work]
    assert (found[2].incoming, found[2].shared) == (True, False)


def test_what_clients_see_there_is_shared_here() -> None:
    seen = recording("Message", 801, subject="Plan", content="<p>One</p><p>Two</p>", visible_to_clients=True)

    said = taken([seen])[0]

    assert (said.shared, said.incoming, said.title, said.text) == (True, False, "Plan", "One\n\nTwo")


def test_a_comment_hangs_on_its_todo_or_else_on_the_project() -> None:
    task, message = todo(701), recording("Message", 801, subject="Plan", content="One")

    on_task, on_message, _work = taken([comment(901, task), comment(902, message)])

    assert (on_task.on_kind, on_task.on_id, on_task.work_id) == ("job", "701", "501")
    assert (on_message.on_kind, on_message.on_id, on_message.title) == ("work", "501", "Re: Message 801")


def test_a_group_is_named_with_its_list() -> None:
    outer = recording("Todolist", 601, name="Launch", title="Launch", description="")
    group = recording("Todolist", 602, title="Press", name="Press", parent=LIST)
    inner = todo(701, parent={"id": 602, "title": "Press", "type": "Todolist"})

    assert [one.column for one in taken([outer, group, inner]) if isinstance(one, Job)] == ["Launch: Press"]


def test_a_list_says_what_of_it_is_elsewhere() -> None:
    partly = recording("Todolist", 601, title="Launch", completed_ratio="2/5", description="<em>By June</em>")
    empty = recording("Todolist", 603, title="Ideas", completed_ratio="0/0")

    found = whole([partly, todo(701), empty])

    assert [one.text for one in found if isinstance(one, Said)] == ["By June"]
    assert [(one.what, one.why, one.facts) for one in found if isinstance(one, RowProblem)] == [
        ("Launch", "list_partly", {"total": 5, "here": 1}),
        ("Ideas", "lists_empty", {"count": 1}),
    ]


def test_a_card_table_comes_with_columns_and_steps() -> None:
    step = {
        "type": "Kanban::Step",
        "id": 77,
        "title": "Draw",
        "completed": True,
        "due_on": "2026-03-03",
        "assignees": [MAREK],
    }
    card = recording("Kanban::Card", 711, title="Logo", content="<b>Blue</b>", steps=[step], completed=False)
    done = recording("Kanban::Card", 712, title="Name", status="archived")
    columns = [
        recording("Kanban::Column", 611, title="Doing", cards_count=1, cards=[card]),
        recording("Kanban::DoneColumn", 612, title="Done", cards_count=2, cards=[done]),
    ]

    found = whole(recording("Kanban::Board", 600, lists=columns))

    logo, name = (one for one in found if isinstance(one, Job))
    assert (logo.name, logo.about, logo.column, logo.status, logo.done) == ("Logo", "Blue", "Doing", "Doing", False)
    assert logo.checks == (Check(text="Draw (2026-03-03, Marek Faro)", done=True),)
    assert (name.done, name.closed, name.status) == (True, True, "Done")
    assert [(one.what, one.facts) for one in found if isinstance(one, RowProblem)] == [
        ("Done", {"total": 2, "here": 1})
    ]


def test_a_schedule_entry_a_document_and_a_file() -> None:
    times = {"starts_at": "2026-03-10T09:00:00Z", "ends_at": "2026-03-10T10:00:00Z", "all_day": False}
    entry = recording("Schedule::Entry", 720, summary="Review", participants=[CARMEN], **times)
    document = recording(
        "Document",
        730,
        title="Brief",
        content="<h1>Aim</h1>Sell <bc-attachment filename='a.pdf' href='https://x.example/a.pdf'></bc-attachment>",
    )
    upload = recording("Upload", 731, filename="logo.png", title="logo.png", description=None)

    found = taken([entry, document, upload])

    review = next(one for one in found if isinstance(one, Appointment))
    assert (review.title, review.work_id, review.with_[0].ours) == ("Review", "501", False)
    brief, logo = (one for one in found if isinstance(one, Paper))
    assert brief.text == "Aim\nSell\na.pdf (https://x.example/a.pdf)"
    assert (logo.title, logo.text, logo.url) == ("logo.png", "", "https://3.basecamp.com/1/buckets/501/x/731")


def test_letters_approvals_needles_and_hours_are_said() -> None:
    answer = {
        "id": 743,
        "content": "<p>Go</p>",
        "approved": True,
        "creator": CARMEN,
        "created_at": "2026-03-03T09:00:00Z",
    }
    things = [
        recording("Client::Correspondence", 740, subject="Prices", content="As agreed"),
        recording(
            "Client::Approval", 741, subject="Logo", content="Yes?", approval_status="approved", responses=[answer]
        ),
        recording("Gauge::Needle", 742, position=60, color="green", description="On track"),
        recording("Timesheet::Entry", 744, hours="1.5", date="2026-03-04", description="Calls", person=MAREK),
        recording("Inbox::Forward", 745, subject="Offer", content="See below", **{"from": "Ana <ana@sol.example>"}),
    ]

    said = {one.id: one for one in taken(things) if isinstance(one, Said)}

    assert (said["740"].shared, said["741"].text) == (True, "Yes?\n\napproved")
    assert (said["743"].text, said["743"].incoming, said["743"].shared) == ("Go\n\napproved", True, True)
    assert (said["742"].title, said["742"].text) == ("60% green", "On track")
    assert (said["744"].minutes, said["744"].by.name) == (90, "Marek Faro")
    assert (said["745"].way, said["745"].incoming) == (Way.MAIL, True)
    assert said["745"].by == Someone(name="Ana", email="ana@sol.example", ours=False)


def test_what_has_no_place_is_counted_by_its_kind() -> None:
    chat = [recording("Chat::Lines::Text", key, content="hi") for key in (1, 2)]
    template = {"id": 9, "name": "Usual", "dock": [], "url": "https://3.basecampapi.com/1/templates/9.json"}
    event = {"id": 8, "recording_id": 701, "action": "created", "created_at": "2026-03-03T09:00:00Z"}

    assert left([*chat, template, event, todo(701, status="trashed"), todo(702, " ", title="")]) == [
        ("Usual", "a_template"), ("Order the paper", "binned_there"), ("702", "nameless"),
        ("Chat::Lines::Text", "kind_left"), ("Event", "kind_left"),
    ]  # fmt: skip


def test_a_date_that_is_none_is_said_and_the_todo_comes() -> None:
    job = taken([todo(701, due_on="someday")])[0]

    assert job.due_on is None
    assert [(one.why, one.value) for one in job.remarks] == [("date_refused", "someday")]


def test_an_archive_is_read_file_by_file() -> None:
    packed = archive({
        "export/projects.json": [project()], "export/todos_1.json": [todo(701)],
        "export/todos_2.json": [todo(701), todo(702)],
        "export/comments.json": [comment(901, todo(701))], "inner.zip": b"PK", "photo.png": b"x",
    })  # fmt: skip

    found = whole(packed, "basecamp.zip")

    assert [one.id for one in found if isinstance(one, Job)] == ["701", "702"]
    assert [(one.what, one.why) for one in found if isinstance(one, RowProblem)] == [
        ("inner.zip", "file_packed"), ("photo.png", "file_left"), ("", "taken_once"),
    ]  # fmt: skip


def test_lists_without_types_are_known_by_their_names() -> None:
    bare = {key: value for key, value in todo(701).items() if key != "type"}

    assert [type(one) for one in taken({"todos": [bare]})] == [Job, Work]
    assert [type(one) for one in taken([bare], "todos-3.json")] == [Job, Work]


def test_it_is_known_by_its_keys_and_not_by_what_people_write() -> None:
    answers = ([todo(701)], {"projects": [project(clients_enabled=False)], "todos": [todo(701)]}, [CARMEN])
    board = {"id": "b", "desc": 'see 3.basecampapi.com and "inherits_status": 1', "lists": [{"id": "l"}], "cards": []}

    assert [outcome(io.BytesIO(json.dumps(one).encode()), "x")[0] for one in answers] == ["basecamp"] * 3
    assert outcome(io.BytesIO(json.dumps(board).encode()), "x")[0] == "trello"
    assert outcome(io.BytesIO(archive({"a/todos.json": [todo(701)]})), "x")[0] == "basecamp"


def test_comments_that_are_elsewhere_are_counted() -> None:
    found = whole([todo(701, comments_count=3), comment(901, todo(701))])

    assert [one.facts for one in found if isinstance(one, RowProblem)] == [{"total": 3, "here": 1}]


def test_a_thing_of_no_project_is_said() -> None:
    assert left([todo(701, bucket=None), todo(702, bucket={**BUCKET, "type": "Circle"})]) == [
        ("Order the paper", "of_no_project"), ("Order the paper", "of_no_project"),
    ]  # fmt: skip


def test_the_same_file_twice_has_the_same_ids() -> None:
    data = {
        "projects": [project()],
        "people": [CARMEN, person(13, "Ola Faro")],
        "todos": [todo(701)],
        "comments": [comment(901, todo(701))],
    }

    assert whole(data) == whole(data)
