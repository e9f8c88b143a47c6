"""Tasks of ours that become cards, if somebody asked for that."""

from datetime import date
from typing import Any

import pytest

from tests.exchange.connections.conftest import step
from tests.exchange.connections.machine import Asked, Said
from tests.exchange.connections.test_killed import killed_at
from tests.exchange.connections.trello import Trello
from tests.world import World
from vinculo.exchange.connections import rhythm
from vinculo.exchange.connections.connecting import Offered, lists, make_cards
from vinculo.exchange.connections.models import Clash, Connection, Link, SentCard, State, Twin
from vinculo.exchange.connections.running import ask_for_due
from vinculo.projects import work
from vinculo.projects.models import Task, TaskComment


@pytest.fixture
def lab(go: Any, link: Link, trello: Trello, clock: Any) -> Link:
    """After the first import: new tasks become cards in the list "Lab"."""
    assert go(1)
    link.refresh_from_db()
    make_cards(link, Offered(trello.list_id("Lab"), "Lab"), at=step(clock, trello))
    step(clock, trello)
    return link


def made(link: Link, title: str = "Order chairs", **fields: Any) -> Task:
    return Task.objects.create(project=link.project, title=title, **fields)


def cards(trello: Trello, name: str) -> list[dict[str, Any]]:
    return [one for one in trello.board["cards"] if one["name"] == name]


def test_stays_here_unless_somebody_asked_for_cards(go: Any, link: Link, trello: Trello, clock: Any) -> None:
    assert go(1)
    link.refresh_from_db()
    step(clock, trello)
    made(link)

    assert ask_for_due(at=trello.now) == 0
    assert go() and go()

    assert (trello.count("POST"), Twin.objects.count()) == (0, 11)


def test_stays_here_what_was_here_before_is_away_or_comes_in_only(
    go: Any, link: Link, trello: Trello, clock: Any, connection: Connection
) -> None:
    assert go(1)
    link.refresh_from_db()
    made(link, "Before")
    make_cards(link, Offered(trello.list_id("Lab"), "Lab"), at=step(clock, trello))
    made(link, "Away", archived_at=step(clock, trello))
    assert (ask_for_due(at=trello.now), go()) == (0, True)
    link.change(out_since=None)
    made(link, "Between us")

    assert (ask_for_due(at=trello.now), go()) == (0, True)

    assert trello.count("POST") == 0


def test_a_new_task_becomes_a_card_once_and_both_stay_in_step(
    world: World, go: Any, lab: Link, trello: Trello, clock: Any
) -> None:
    task = made(lab, due_on=date(2026, 5, 4), description="They pay late.")
    drill = made(lab, "Sharpen drills", column="Drill")
    TaskComment.objects.create(task=task, person=world.marek, text="Twelve.", at=trello.now)
    assert ask_for_due(at=trello.now) == 1

    assert go() and go()

    [card], [other] = cards(trello, "Order chairs"), cards(trello, "Sharpen drills")
    assert (card["idList"], other["idList"]) == (trello.list_id("Lab"), trello.list_id("Drill"))
    assert (card["due"], card["dueComplete"]) == ("2026-05-04T15:00:00.000Z", False)
    assert f"/plan/tasks/{task.pk}/" in card["desc"] and "They pay" not in card["desc"]
    assert [one["data"]["text"] for one in trello._said_on(card["id"])] == ["Twelve."]
    task.refresh_from_db()
    assert (task.column, Task.objects.filter(title="Order chairs").count()) == ("Lab", 1)

    trello.change(card, name="Order stools")
    work.place(drill, "Personal")
    assert go()
    task.refresh_from_db()
    assert (task.title, other["idList"]) == ("Order stools", trello.list_id("Personal"))
    assert (trello.count("POST", "/1/cards$"), Clash.objects.count(), ask_for_due(at=trello.now)) == (2, 0, 0)


@pytest.mark.parametrize("point", ["live.card_sending", "live.card_made"])
def test_killed_in_between_it_is_one_card(go: Any, lab: Link, trello: Trello, monkeypatch: Any, point: str) -> None:
    made(lab)

    with killed_at(point, monkeypatch):
        go()
    assert (len(cards(trello, "Order chairs")), Twin.objects.count()) == (int(point == "live.card_made"), 11)
    assert go() and go()

    assert (len(cards(trello, "Order chairs")), Twin.objects.count(), Task.objects.count()) == (1, 12, 12)


def test_a_cut_line_makes_no_second_card_and_what_changed_meanwhile_is_settled(
    go: Any, lab: Link, trello: Trello, clock: Any
) -> None:
    """Moved there and renamed here, each after the card was made; and a copy of the card is a card of its own."""
    task, whole = made(lab), trello.answer

    def cut(asked: Asked) -> Said:
        said = whole(asked)
        return Said(hangs_up=True) if (asked.method, asked.path) == ("POST", "/1/cards") else said

    trello.answer = cut  # type: ignore[method-assign]
    assert not go()
    trello.answer = whole  # type: ignore[method-assign]
    [card] = cards(trello, "Order chairs")
    step(clock, trello)
    trello.change(card, idList=trello.list_id("Drill"))
    trello.add("A copy", "Lab", desc=card["desc"])
    task.refresh_from_db()
    task.title = "Order twelve chairs"
    task.save()

    assert go() and go()

    task.refresh_from_db()
    assert (task.column, card["name"], task.twin.external_id) == ("Drill", "Order twelve chairs", card["id"])
    assert (trello.count("POST", "/1/cards$"), SentCard.objects.count()) == (1, 1)
    assert Task.objects.filter(title="A copy").count() == 1


def test_control_without_its_mark_there_would_be_two(go: Any, lab: Link, trello: Trello, monkeypatch: Any) -> None:
    made(lab)
    with killed_at("live.card_made", monkeypatch):
        go()
    cards(trello, "Order chairs")[0]["desc"] = ""

    assert go()

    assert len(cards(trello, "Order chairs")) == 2


def test_who_may_not_write_there_reads_on_and_is_told_what_to_do(
    go: Any, lab: Link, trello: Trello, connection: Connection, monkeypatch: Any
) -> None:
    monkeypatch.setattr(rhythm, "PATIENCE", 2)
    made(lab)
    trello.say(trello.card("Lee")["id"], "Hello")
    trello.fail("POST /1/cards", *[Said("unauthorized card permission requested", 401)] * 2)

    assert not go()
    connection.refresh_from_db()
    assert (TaskComment.objects.get().text, connection.state) == ("Hello", State.FAILING)
    assert not go()

    connection.refresh_from_db()
    assert connection.state == State.PAUSED
    assert connection.why.startswith("Trello does not let us make cards on “Tekken Notes”. Whose account it is must be")
    connection.go_on()
    assert go()
    assert len(cards(trello, "Order chairs")) == 1


def test_a_list_that_is_gone_is_said_and_keeps_no_other_card_nor_does_one_that_is_refused(
    go: Any, lab: Link, trello: Trello, connection: Connection
) -> None:
    one = made(lab)
    made(lab, "Sharpen drills", column="Drill")
    closed = next(one for one in trello.board["lists"] if one["name"] == "Lab")
    closed["closed"] = True
    assert not go()
    connection.refresh_from_db()
    assert len(cards(trello, "Sharpen drills")) == 1
    assert connection.why == "The list “Lab” for new tasks is not open any more at Trello. Choose another one."

    lab.refresh_from_db()
    [personal, drill] = lists(lab)
    assert (personal.name, drill.name) == ("Personal", "Drill")
    make_cards(lab, personal, at=trello.now)
    trello.fail("POST /1/cards", Said("invalid value for name", 400))
    assert go() and go()

    connection.refresh_from_db()
    assert (connection.why, trello.count("POST", "/1/cards$")) == ("", 2)
    assert SentCard.objects.get(task=one).external_id == "refused"
