"""What was shared with the client since it came does not change under their eyes unless somebody says so."""

from datetime import date
from typing import Any

from django.utils import timezone

from tests.exchange.history.bringing import bring, bring_now, write
from tests.exchange.history.samples import history
from tests.world import World
from vinculo.conversations.models import Interaction
from vinculo.documents.models import Document, Version
from vinculo.exchange.models import ImportRun
from vinculo.exchange.undoing import undo
from vinculo.projects.models import Task

CHANGED: dict[str, Any] = {
    "job": {"name": "Basket", "due_on": date(2025, 4, 10), "about": "More of it"},
    "said": {"text": "We begin on Monday."},
    "paper": {"text": "Everything and more."},
}


def share_all() -> None:
    for model in (Task, Interaction, Document):
        model.objects.update(audience="shared")


def rows(run: ImportRun) -> dict[str, tuple[str, str]]:
    return {row.kind: (row.outcome, row.reason) for row in run.rows.filter(reason__startswith="shared_")}


def seen() -> list[Any]:
    task = Task.objects.exclude(title="Logo").get()
    return [
        task.title,
        task.due_on,
        Interaction.objects.get(summary__contains="begin").summary,
        Version.objects.count(),
    ]


def test_quiet_when_nothing_is_shared(world: World) -> None:
    bring_now(history(), world.marek)

    run = bring(history(**CHANGED), world.marek)

    assert (rows(run), "held" in run.notes, run.counted("updated")) == ({}, False, 3)


def test_what_the_client_sees_stays_and_the_rest_follows(world: World) -> None:
    bring_now(history(), world.marek)
    share_all()
    before = seen()

    run = bring(history(**CHANGED), world.marek)
    assert (run.notes["held"], run.counted("updated"), run.counted("partly")) == (3, 1, 2)
    write(run)

    assert seen() == before
    assert "More of it" in Task.objects.get(title="Cart").description
    held = {"job": ("partly", "shared_since"), "said": ("partly", "shared_since"), "paper": ("partly", "shared_since")}
    assert rows(run) == held | {"job": ("updated", "shared_since")}
    assert ["title", "Cart", "Basket", "held"] in run.rows.get(kind="job", reason="shared_since").changes
    assert rows(bring(history(**CHANGED), world.marek)) == held, "the next import asks again"


def test_ticked_it_changes_and_who_said_so_is_kept(world: World) -> None:
    bring_now(history(), world.marek)
    share_all()
    before = seen()
    run = bring(history(**CHANGED), world.marek)
    run.allow_shared(world.marek)

    write(run)

    assert seen() == ["Basket", date(2025, 4, 10), "Hello\n\nWe begin on Monday.", before[3] + 1]
    assert set(rows(run).values()) == {("updated", "shared_changed")}
    assert run.choices["shared_too"] == world.marek.name
    undo(run, at=timezone.now())
    assert seen() == before


def test_the_page_asks(world: World, signed_in: Any) -> None:
    bring_now(history(), world.marek)
    share_all()
    run, client = bring(history(**CHANGED), world.marek), signed_in(world.marek)

    page = client.get(f"/imports/{run.pk}/").content.decode()
    assert "3 changes touch what a client sees" in page
    shown = client.get(f"/imports/{run.pk}/?show=held").content.decode()
    assert shown.count("The client sees this by now") == 3 and "Second shop" not in shown
    client.post(f"/imports/{run.pk}/apply/", {"shared_too": "yes"})

    assert Task.objects.filter(title="Basket").exists()
    assert "said that it may" in client.get(f"/imports/{run.pk}/").content.decode()
