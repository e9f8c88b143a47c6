"""What is said on cards, and cards that come and go."""

from typing import Any

from tests.exchange.connections.conftest import step
from tests.exchange.connections.machine import Said
from tests.exchange.connections.test_trello import again
from tests.exchange.connections.test_trello import lee as lee
from tests.exchange.connections.trello import Trello
from tests.world import World
from vinculo.exchange.connections.connecting import Joining, Offered, join, part
from vinculo.exchange.connections.models import Link
from vinculo.exchange.models import Origin
from vinculo.exchange.trello.live import api
from vinculo.projects.models import Task, TaskComment


def test_comments_go_both_ways_and_each_once(world: World, lee: Task, go: Any, trello: Trello, clock: Any) -> None:
    card = trello.card("Lee")
    trello.say(card["id"], "Is it ready?")
    now = step(clock, trello)
    TaskComment.objects.create(task=lee, person=world.marek, text="Nearly.", at=now)
    TaskComment.objects.create(task=lee, person=world.zofia, text="Texts are.", at=now)

    for _ in range(3):
        assert go()

    assert [one["data"]["text"] for one in trello._said_on(card["id"])] == [
        "Zofia Kos: Texts are.", "Nearly.", "Is it ready?",
    ]  # fmt: skip
    assert sorted(lee.comments.values_list("text", flat=True)) == ["Is it ready?", "Nearly.", "Texts are."]


def test_one_that_is_refused_keeps_no_other_from_going(
    world: World, lee: Task, go: Any, trello: Trello, clock: Any
) -> None:
    card = trello.card("Lee")
    now = step(clock, trello)
    for text in ("One.", "Two."):
        TaskComment.objects.create(task=lee, person=world.marek, text=text, at=now)
    trello.fail("POST .*comments", Said("invalid value for text", 400))

    assert go() and go()

    assert [one["data"]["text"] for one in trello._said_on(card["id"])] == ["Two."]
    assert trello.count("POST", "comments") == 2


def test_nobody_there_speaks_as_one_of_ours_by_their_name(world: World, lee: Task, go: Any, trello: Trello) -> None:
    """The control: whose account it is does."""
    impostor = {"id": "600000000000000000000099", "fullName": "Zofia Kos", "username": "z"}
    card = trello.card("Lee")
    trello.say(card["id"], "I quit.", impostor)
    trello.say(card["id"], "Hello.", trello.me)
    trello.say(trello.add("Steve", "Lab")["id"], "Me too.", impostor)

    assert go()

    assert set(TaskComment.objects.values_list("text", "person__name", "author_name")) == {
        ("I quit.", None, "Zofia Kos"), ("Hello.", "Marek Wilk", "Marek Wilk"), ("Me too.", None, "Zofia Kos"),
    }  # fmt: skip


def test_parted_and_joined_again_ours_do_not_come_back(
    world: World, lee: Task, go: Any, trello: Trello, clock: Any, link: Link
) -> None:
    now = step(clock, trello)
    TaskComment.objects.create(task=lee, person=world.zofia, text="Texts are.", at=now)
    assert go()
    part(link, at=trello.now)
    here, there = Offered(link.external_id, link.name), lee.project
    join(link.connection, Joining(here, project=there), at=trello.now)

    assert go() and go()

    assert lee.comments.get().text == "Texts are."
    assert trello.count("POST", "comments") == 1


def test_a_comment_rewritten_there_is_rewritten_here(lee: Task, go: Any, trello: Trello) -> None:
    said = trello.say(trello.card("Lee")["id"], "Is it redy?")
    assert go()
    said["data"]["text"] = "Is it ready?"
    old, new = {"text": "Is it redy?"}, {"id": said["id"], "text": "Is it ready?"}
    trello._happens("updateComment", {"action": new, "old": old, "card": {"id": trello.card("Lee")["id"]}})

    assert go()

    assert lee.comments.get().text == "Is it ready?"


def test_a_new_card_becomes_a_task_with_all_that_hangs_on_it(lee: Task, go: Any, trello: Trello) -> None:
    checks = [{"id": "c1", "name": "Steps", "checkItems": [{"id": "i1", "name": "One", "state": "complete", "pos": 1}]}]
    card = trello.add("Steve", "Lab", desc="Boxer", checklists=checks, idMembers=["600000000000000000000077"])
    trello.say(card["id"], "Quick one")

    assert go() and go()

    task = Task.objects.get(title="Steve")
    assert (task.column, task.description, task.checklist.get().text) == ("Lab", "Boxer", "One")
    assert (task.comments.get().text, task.twin.external_id) == ("Quick one", card["id"])
    assert Origin.objects.filter(system="trello", external_id=card["id"]).count() == 1


def test_a_deleted_card_is_put_away_and_says_so(lee: Task, go: Any, trello: Trello) -> None:
    trello.delete(trello.card("Lee"))

    assert go() and go()

    lee = again(lee)
    assert (lee.archived_at is not None, lee.comments.count()) == (True, 1)
    assert "deleted at Trello" in lee.comments.get().text


def test_a_card_that_went_to_another_board_is_put_away_until_it_comes_back(lee: Task, go: Any, trello: Trello) -> None:
    card = trello.change(trello.card("Lee"), idBoard="another")
    assert go()
    assert again(lee).archived_at is not None

    trello.change(card, idBoard=trello.board["id"])
    assert go()
    assert again(lee).archived_at is None


def test_pages_are_read_to_the_end(lee: Task, go: Any, trello: Trello, monkeypatch: Any) -> None:
    monkeypatch.setattr(api, "PAGE", 4)
    for number in range(9):
        trello.say(trello.card("Lee")["id"], f"Number {number}")
    trello.change(trello.card("Zafina"), name="The oldest")

    assert go()

    assert lee.comments.count() == 9
    assert Task.objects.filter(title="The oldest").exists()
    assert Task.objects.filter(archived_at__isnull=False).count() == 0
