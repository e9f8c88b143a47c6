"""A history is taken back: what it made, what it changed, except what somebody used since."""

from datetime import date
from typing import Any

import pytest

from tests.exchange.history.bringing import back, bring_now
from tests.exchange.history.samples import AT, history
from tests.exchange.history.test_importing import everything
from tests.world import World
from vinculo.clients.models import Client
from vinculo.conversations.models import Interaction
from vinculo.exchange.history.records import Check
from vinculo.exchange.models import State
from vinculo.exchange.work import start_undoing
from vinculo.projects.models import ChecklistItem, Project, Task

LATER = {"due_on": date(2025, 4, 10), "status": "Done", "done_at": AT}


def test_updates_are_taken_back_and_creations_too(world: World) -> None:
    nothing = everything()
    first = bring_now(history(), world.marek)
    before = everything()
    second = bring_now(history(job=LATER, work={"about": "More of it"}), world.marek)

    assert back(second) == []
    assert _without_touch(everything()) == _without_touch(before)
    assert back(first) == []
    assert everything() == nothing


def _without_touch(found: list[Any]) -> list[Any]:
    for rows in found:
        for one in rows:
            one.pop("updated_at", None)
    return found


def test_what_was_used_since_stays(world: World) -> None:
    run = bring_now(history(), world.marek)
    Interaction.objects.create(client=Client.objects.get(name="Sol"), at=AT, channel="phone", summary="Ours")

    stayed = back(run)

    assert [(one["label"], one["why"]) for one in stayed] == [("clients.client", "used")]


def test_a_name_that_was_followed_can_be_given_back(world: World) -> None:
    bring_now(history(), world.marek)
    run = bring_now(history(work={"name": "Wine cellar"}), world.marek)
    assert Project.objects.filter(name="Wine cellar").exists()

    back(run)

    assert Project.objects.filter(name="Wine shop", name_folded="wine shop").exists()


def test_a_task_somebody_worked_on_or_ticked_a_line_of_stays(world: World) -> None:
    run = bring_now(history(logo={"checks": (Check(text="Sketch"),)}), world.marek)
    Task.objects.filter(title="Cart").update(percent=40)
    ChecklistItem.objects.filter(text="Sketch").update(is_done=True)

    stayed = {(one["name"], one["why"]) for one in back(run) if one["label"] == "projects.task"}

    assert stayed == {("Cart", "changed"), ("Logo", "used")}
    assert ChecklistItem.objects.filter(text="Sketch", is_done=True).exists()


def test_what_cannot_be_taken_back_stays_imported(world: World) -> None:
    run = bring_now(history(), world.marek)
    run.changes.create(label="nowhere.nothing", object_id=1, before={}, after={})

    with pytest.raises(LookupError):
        start_undoing(run)

    run.refresh_from_db()
    assert run.state == State.DONE
