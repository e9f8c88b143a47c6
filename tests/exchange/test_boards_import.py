"""A board becomes a project with tasks, once; imported again, its cards follow it."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from django.utils import timezone

from tests.exchange.importing import bring, import_now, record
from tests.world import World
from vinculo.clients.models import Client
from vinculo.exchange.applying import apply
from vinculo.exchange.models import ImportRun, State
from vinculo.exchange.receiving import receive
from vinculo.exchange.staging import choose, stage
from vinculo.exchange.work import start_applying
from vinculo.projects.models import Project, Task


def board(**card: Any) -> bytes:
    said = {"text": "Agreed.", "card": {"id": "c1"}}
    action = {"id": "a1", "type": "commentCard", "date": "2026-03-01T10:00:00.000Z", "data": said}
    check = {"name": "Pay", "state": "complete", "pos": 1}
    return json.dumps(
        {
            "id": "b1",
            "name": "Wine shop",
            "desc": "All of it",
            "lists": [{"id": "l1", "name": "Doing", "pos": 1}, {"id": "l2", "name": "Hecho", "pos": 2}],
            "members": [{"id": "m1", "fullName": "Marek Wilk"}, {"id": "m2", "fullName": "Eva Otherwise"}],
            "labels": [{"id": "k1", "name": "Urgent"}],
            "cards": [
                {
                    "id": "c1", "name": "Cart", "desc": "Basket and all", "idList": "l1", "pos": 1,
                    "due": "2026-04-03T22:30:00.000Z", "idMembers": ["m1", "m2"], "idLabels": ["k1"],
                    "attachments": [{"name": "Sketch", "url": "https://sketch.example/1"}],
                    **card,
                },
                {"id": "c2", "name": "Logo", "idList": "l2", "pos": 2, "dateLastActivity": "2026-02-01T10:00:00.000Z"},
            ],
            "checklists": [
                {"id": "k", "idCard": "c1", "name": "Steps", "checkItems": [check]}
            ],
            "actions": [{**action, "memberCreator": {"fullName": "Eva Otherwise"}}],
        }
    ).encode()  # fmt: skip


def test_cards_become_tasks_with_all_that_hangs_on_them(world: World) -> None:
    import_now(board(), world.marek, name="board.json", client=world.luna)

    project = Project.objects.get(name="Wine shop")
    cart, logo = project.tasks.all()
    assert (project.client, project.summary, project.lead) == (world.luna, "All of it", world.marek)
    assert (cart.column, cart.labels, cart.assignee) == ("Doing", ["Urgent"], world.marek)
    assert str(cart.due_on) == "2026-04-04"  # half past midnight in Madrid
    assert cart.description == "Basket and all\n\nOn the card: Eva Otherwise\nSketch: https://sketch.example/1"
    assert [(item.list_name, item.text, item.is_done) for item in cart.checklist.all()] == [("Steps", "Pay", True)]
    assert [(one.author_name, one.text) for one in cart.comments.all()] == [("Eva Otherwise", "Agreed.")]
    assert (logo.column, logo.done_at is not None) == ("Hecho", True)


def test_without_a_client_a_new_one_is_named_in_the_preview_and_made(world: World) -> None:
    run = bring(board(), world.marek, name="board.json")
    assert not Client.objects.filter(name="Wine shop").exists()
    assert run.rows.get(kind="board").title == "Wine shop"

    import_now(board(), world.marek, name="board.json")

    assert Project.objects.get(name="Wine shop").client.name == "Wine shop"


def test_a_new_client_can_be_named(world: World) -> None:
    run = receive([board()], "board.json", by=world.marek)
    ImportRun.objects.filter(pk=run.pk).update(new_client="Bodega Sol")
    stage(run)
    run.go(State.PREVIEW, State.APPLYING)
    apply(run, at=timezone.now())

    assert Project.objects.get(name="Wine shop").client.name == "Bodega Sol"


@pytest.mark.parametrize(
    "name",
    [
        "trello/trello2planka_sample_board.json",
        "trello/nebula_design_studio.json",
        "trello/trello2beads_simple_board.json",
        "trello/wekan_project100.json",
        "made/trello_dirty.json",
        "made/trello_premium.csv",
    ],
)
def test_the_same_board_twice_adds_and_changes_nothing(world: World, name: str) -> None:
    first = import_now(name, world.marek)
    before = record()

    second = import_now(name, world.marek)

    assert record() == before
    assert first.counted("new") > 1
    assert (second.counted("new"), second.counted("updated")) == (0, 0)


def test_a_card_imported_before_follows_its_board_but_keeps_our_words(world: World) -> None:
    import_now(board(), world.marek, name="board.json", client=world.luna)
    Task.objects.filter(title="Cart").update(description="Our own words")

    run = import_now(board(idList="l2", name="Cart, renamed"), world.marek, name="board.json")

    cart = Task.objects.get(title="Cart")
    assert run.counted("updated") == 1
    assert (cart.title, cart.column, cart.description) == ("Cart", "Hecho", "Our own words")
    assert cart.done_at == datetime(2026, 4, 3, 22, 30, tzinfo=UTC)


def test_a_board_of_another_team_is_another_board_to_a_member(world: World) -> None:
    import_now(board(), world.marek, name="board.json", client=world.otero)

    run = bring(board(), world.zofia, name="board.json", client=world.luna)

    assert run.counts == {"new": 3}


def test_the_limit_of_an_export_is_noted(world: World) -> None:
    found = json.loads(board())
    found["actions"] += [{"type": "updateCard"}] * 1000

    run = bring(json.dumps(found).encode(), world.marek, name="board.json")

    assert run.notes["comments_missing"] == "older"


def test_what_only_lacks_a_part_is_told_apart_from_what_was_left_out(world: World) -> None:
    run = bring("made/trello_dirty.json", world.marek)

    assert (run.counted("partly"), run.counted("refused")) == (4, 2)


def test_lists_and_members_are_proposed_and_mean_what_somebody_says(world: World, signed_in: Any) -> None:
    run, client = bring(board(), world.marek, name="board.json", client=world.luna), signed_in(world.marek)
    page = client.get(f"/imports/{run.pk}/meaning/").content.decode()
    assert 'value="done" selected' in page and f'value="{world.marek.pk}" selected' in page
    assert run.notes["found"]["statuses"] == [["Doing", 1, 0], ["Hecho", 1, 0]]

    choose(
        run,
        {"statuses": {"Doing": "p50", "Hecho": "open"}, "people": {"marek wilk": 0, "eva otherwise": world.zofia.pk}},
    )
    stage(run)
    start_applying(run)

    cart, logo = Project.objects.get(name="Wine shop").tasks.all()
    assert (cart.percent, cart.assignee, logo.done_at) == (50, world.zofia, None)
    assert "On the card: Marek Wilk" in cart.description
    assert cart.comments.get().person == world.zofia


def test_a_list_can_be_left_out(world: World) -> None:
    run = bring(board(), world.marek, name="board.json", client=world.luna)
    choose(run, {"statuses": {"Hecho": "out"}})
    stage(run)
    start_applying(run)

    assert [task.title for task in Project.objects.get(name="Wine shop").tasks.all()] == ["Cart"]
    assert run.rows.get(title="Logo").reason == "not_wanted"


def test_a_card_the_client_sees_by_now_moves_only_when_somebody_says_so(world: World) -> None:
    import_now(board(), world.marek, name="board.json", client=world.luna)
    Task.objects.update(audience="shared")
    moved = board(idList="l2", due="2026-05-03T10:00:00.000Z")

    run = bring(moved, world.marek, name="board.json")
    start_applying(run)
    cart = Task.objects.get(title="Cart")
    assert (run.notes["held"], cart.column, str(cart.due_on), cart.done_at) == (1, "Hecho", "2026-04-04", None)

    again = bring(moved, world.marek, name="board.json")
    assert again.rows.get(title="Cart").outcome == "partly"
    again.allow_shared(world.marek)
    start_applying(again)
    cart.refresh_from_db()
    assert (str(cart.due_on), cart.done_at is not None) == ("2026-05-03", True)
