"""Files of Basecamp through a whole import: seen, written, brought again, taken back."""

import json
from typing import Any

from django.utils import timezone

from tests.exchange.basecamp.made import CARMEN, MAREK, archive, comment, project, recording, todo
from tests.exchange.importing import bring, import_now, record
from tests.world import World
from vinculo.clients.models import Client, Contact
from vinculo.conversations.models import Interaction
from vinculo.documents.models import Document
from vinculo.exchange.undoing import undo
from vinculo.meetings.models import Meeting
from vinculo.projects.models import Project, Task, TaskComment

LUNA = {"id": 31, "name": "Faro del Norte"}
CLIENT = {**CARMEN, "company": LUNA}


def whole_account() -> bytes:
    task = todo(701, due_on="2026-03-09", assignees=[MAREK])
    logo = recording("Kanban::Card", 711, title="Logo", steps=[{"title": "Draw", "completed": True}], status="archived")
    column = recording("Kanban::Column", 611, title="Doing", cards=[logo])
    board = recording("Kanban::Board", 600, lists=[column])
    return archive({
        "projects.json": [project(client_company=LUNA)], "people.json": [CLIENT, MAREK], "card_tables.json": [board],
        "todos.json": [task, todo(702, "Send it", completed=True)],
        "messages.json": [recording("Message", 801, subject="Plan", content="One", visible_to_clients=True)],
        "comments.json": [comment(901, task, creator=CLIENT), comment(902, todo(799))],
        "documents.json": [recording("Document", 730, title="Brief", content="<p>Sell</p>")],
        "schedule_entries.json": [recording("Schedule::Entry", 720, summary="Review", starts_at="2031-03-10T09:00:00Z",
                                            ends_at="2031-03-10T10:00:00Z", all_day=False, participants=[CLIENT])],
    })  # fmt: skip


def test_a_whole_account_comes_over_once(world: World) -> None:
    before = record()

    run = import_now(whole_account(), world.marek, name="basecamp.zip")

    client = Client.objects.get(name="Faro del Norte")
    assert Contact.objects.get(email="carmen@luna.example").clients.get() == client
    shop = Project.objects.get(name="New shop")
    assert (shop.client, shop.phase) == (client, "delivery")
    order, send, logo = Task.objects.filter(project=shop).order_by("pk")
    assert {(one.title, one.column, one.done_at is None, one.archived_at is None) for one in (order, send, logo)} == {
        ("Order the paper", "Launch", True, True), ("Send it", "Launch", False, True), ("Logo", "Doing", True, False),
    }  # fmt: skip
    assert [(one.author_name, one.text) for one in TaskComment.objects.all()] == [("Carmen Luna", "Fine by me")]
    assert {one.summary for one in Interaction.objects.filter(project=shop)} == {
        "Plan\n\nOne", "Re: Order the paper\n\nFine by me",
    }  # fmt: skip
    assert Document.objects.get().title == "Brief"
    assert Meeting.objects.get().title == "Review"

    again = bring(whole_account(), world.marek, name="basecamp.zip")
    assert set(again.counts) <= {"unchanged", "partly", "refused"}
    import_now(whole_account(), world.marek, name="basecamp.zip")
    assert (Task.objects.count(), Interaction.objects.count(), Meeting.objects.count()) == (3, 2, 1)

    assert undo(run, at=timezone.now()) == []
    assert record() == before


def test_flat_files_one_after_the_other_are_one_account(world: World) -> None:
    def bring_one(things: Any) -> None:
        import_now(json.dumps(things).encode(), world.marek, name="answer.json")

    task = todo(701)
    bring_one([project(client_company=LUNA, status="archived")])
    bring_one([task])
    bring_one([comment(901, task)])

    shop = Project.objects.get(name="New shop")
    assert (shop.client.name, shop.phase, shop.summary) == ("Faro del Norte", "closed", "A shop on the web.")
    assert shop.tasks.get().comments.get().text == "Fine by me"


def test_a_comment_whose_task_comes_later_stays_where_it_is(world: World) -> None:
    task = todo(701)
    said = json.dumps([comment(901, task)]).encode()
    import_now(said, world.marek, name="comments.json")
    import_now(json.dumps([task]).encode(), world.marek, name="todos.json")

    import_now(said, world.marek, name="comments.json")

    assert (TaskComment.objects.count(), Interaction.objects.count()) == (0, 1)
