"""However many records a chunk holds, it is asked and written with the same number of statements."""

from dataclasses import replace
from datetime import date
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.exchange.history.bringing import bring, write
from tests.exchange.history.samples import history
from tests.world import World
from vinculo.exchange.history.records import Job, Known, Paper


def many(times: int, of: str, **changes: Any) -> list[Any]:
    """The history so many times over, each with ids of its own. A document is a file, and costs what a file costs."""
    return [_other(one, f"{of}{at}", changes) for at in range(times) for one in history() if not isinstance(one, Paper)]


def _other(one: Any, of: str, changes: dict[str, Any]) -> Any:
    if isinstance(one, Known):
        row = replace(one.row, external_id=f"{of}{one.id}", name=f"Eva {of}", emails=(f"{of}@sol.example",))
        return replace(one, row=row, account_id=f"{of}a1")
    names = {"account_id": "a1", "work_id": "w1", "mark_id": "m1", "contact_id": "k1", "on_id": None}
    moved = {name: f"{of}{getattr(one, name)}" for name in names if getattr(one, name, "")}
    if hasattr(one, "name"):
        moved["name"] = f"{one.name} {of}"
    if hasattr(one, "website"):
        moved["website"] = f"https://{of}.example"
    if getattr(one, "after", ()):
        moved["after"] = tuple(replace(link, id=f"{of}{link.id}") for link in one.after)
    return replace(one, id=f"{of}{one.id}", **moved, **(changes if isinstance(one, Job) else {}))


def asked(records: list[Any], world: World) -> tuple[int, int]:
    with CaptureQueriesContext(connection) as shown:
        run = bring(records, world.marek)
    with CaptureQueriesContext(connection) as written:
        write(run)
    return len(shown), len(written)


def test_new_ones_and_changed_ones_cost_the_same_for_one_and_for_three(world: World) -> None:
    asked(many(1, "z"), world)  # what is only asked once
    once, thrice = asked(many(1, "x"), world), asked(many(3, "y"), world)
    assert once == thrice

    later = {"due_on": date(2025, 9, 9)}
    once, thrice = asked(many(1, "x", **later), world), asked(many(3, "y", **later), world)
    assert once == thrice
