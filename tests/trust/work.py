"""The work for Café Luna: a plan with one of each, and the ledgers of both sides."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from tests.world import World
from vinculo.agreements.models import Agreement, ChangeRequest, Obligation
from vinculo.projects import baselines
from vinculo.projects.models import (
    ChecklistItem,
    CommunicationPlan,
    Milestone,
    PlanTemplate,
    Project,
    ProjectMember,
    Stage,
    Task,
    TaskComment,
    TaskLink,
)


def make_work(world: World, shop: Project) -> dict[str, Any]:
    today = timezone.localdate()
    milestone = Milestone.objects.create(project=shop, name="Plates", promised_on=today + timedelta(days=20))
    Milestone.objects.create(project=shop, name="Texts", position=1)
    task = Task.objects.create(
        project=shop, milestone=milestone, column="To do", title="Bake", description="Slowly", labels=["kitchen"]
    )
    step = ChecklistItem.objects.create(task=task, list_name="Steps", text="Heat the oven")
    ChecklistItem.objects.create(task=task, list_name="Steps", text="Weigh the flour", position=1)
    flour = Task.objects.create(project=shop, column="To do", title="Buy flour", position=1, due_on=today)
    part = Stage.objects.create(project=shop, name="Baking")
    Stage.objects.create(project=shop, name="Selling", position=1)
    TaskComment.objects.create(task=task, author_name="Guest cook", text="Hot enough", at=timezone.now())
    plan = CommunicationPlan.objects.create(project=shop, starts_on=today, figures="Orders")
    plan.participants.add(world.ana)
    return {
        "milestone": milestone,
        "task": task,
        "flour": flour,
        "step": step,
        "link": TaskLink.objects.create(before=flour, after=task),
        "part": part,
        "baseline": baselines.take(shop, name="Kickoff", by=world.marek, at=timezone.now()),
        "pattern": PlanTemplate.objects.create(
            name="A shop",
            by=world.marek,
            body={"version": 1, "stages": [{"name": "Oven"}], "milestones": [], "tasks": [], "links": []},
        ),
        "plan": plan,
        "member": ProjectMember.objects.get(project=shop, person=world.zofia),
    }


def make_ledgers(world: World) -> dict[str, Any]:
    """The ledgers: something owed, and a change in each state that a deed asks for."""
    now, today = timezone.now(), timezone.localdate()
    about: dict[str, Any] = {"client": world.luna, "project": world.shop, "contact": world.ana, "by": world.marek}
    agreement = Agreement.objects.create(
        client=world.luna, project=world.shop, name="Contract of March", by=world.marek
    )
    changes = {
        name: ChangeRequest.objects.create(
            **about, number=number, title=f"Wrapping {number}", asked_at=now, state=state, minutes=60, amount=5_000,
            currency="EUR", estimated_at=now, decided_at=None if number == 1 else now,
        )
        for number, (name, state) in enumerate(
            {"change": "estimated", "change_accepted": "accepted", "change_refused": "infeasible"}.items(), start=1
        )
    }  # fmt: skip
    return {
        **changes,
        "agreement": agreement,
        "obligation": Obligation.objects.create(
            **about, side="theirs", kind="content", what="Photos of the cakes", wanted=12, received=4,
            due_on=today + timedelta(days=3), if_late="We take them", agreement=agreement,
        ),
    }  # fmt: skip
