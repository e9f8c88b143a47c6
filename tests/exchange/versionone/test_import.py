"""A file of VersionOne through a whole import: seen, written, brought again, taken back."""

import json

from django.utils import timezone

from tests.exchange.importing import bring, import_now, record
from tests.exchange.versionone.made import asset, page
from tests.exchange.versionone.test_reading import RITA, SHOP
from tests.world import World
from vinculo.exchange.undoing import undo
from vinculo.projects.models import Milestone, Project, Task, TaskComment, TaskLink

PLAN = json.dumps(page(
    SHOP, RITA,
    asset("Timebox:8", Name="Sprint 1", EndDate="2026-03-14", Schedule=("Schedule:7",)),
    asset("Story:1", Name="Pay by card", Number="S-01001", Scope=("Scope:1005",), Timebox=("Timebox:8",), AssetState=64,
          DetailEstimate=8, Dependencies=["Story:2"]),
    asset("Story:2", Name="Basket", Scope=("Scope:1005",), AssetState=128, ClosedDateUTC="2026-03-03T10:00:00"),
    asset("Task:3", Name="Form", Parent=("Story:1",), AssetState=64, Owners=["Member:20"]),
    asset("Story:4", Name="Gone", Scope=("Scope:1005",), AssetState=255),
    asset("Actual:5", Value="1.5", Date="2026-03-05", Workitem=("Task:3",), Member=("Member:20",)),
)).encode()  # fmt: skip


def test_a_plan_comes_over_once(world: World) -> None:
    before = record()

    run = import_now(PLAN, world.marek, name="plan.json", client=world.luna)

    shop = Project.objects.get(name="New shop")
    assert (shop.client, str(shop.due_on)) == (world.luna, "2026-06-30")
    pay, basket, form = (Task.objects.get(project=shop, title=title) for title in ("Pay by card", "Basket", "Form"))
    sprint = Milestone.objects.get(project=shop)
    assert (sprint.name, pay.milestone, pay.estimate_minutes, pay.labels) == ("Sprint 1", sprint, 480, ["Story"])
    assert (basket.done_at is not None, pay.done_at) == (True, None)
    assert form.description.startswith("Part of: Pay by card")
    assert TaskLink.objects.values_list("before__title", "after__title").get() == ("Basket", "Pay by card")
    assert TaskComment.objects.values_list("author_name", "text").get() == ("Rita Faro", "1.5 h")
    assert sorted(run.rows.filter(outcome="refused").values_list("title", "reason")) == [
        ("Gone", "binned_there"), ("Rita Faro", "a_colleague"),
    ]  # fmt: skip

    again = bring(PLAN, world.marek, name="plan.json", client=world.luna)
    assert set(again.counts) == {"unchanged", "refused"}

    assert undo(run, at=timezone.now()) == []
    assert record() == before
