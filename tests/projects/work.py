"""A small plan in the database: three tasks of the shop, two of them linked, and a promised milestone."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from vinculo.projects.models import ChecklistItem, Milestone, Project, Stage, Task, TaskLink


@dataclass
class ShopPlan:
    project: Project
    stage: Stage
    launch: Milestone
    sketch: Task
    build: Task
    check: Task


def shop_plan(project: Project, **milestone: Any) -> ShopPlan:
    """Sketches 9 to 11 March, building 12 to 18, a day of checking; planned for the 19th, promised for the 25th."""
    stage = Stage.objects.create(project=project, name="Design")
    given = {"planned_on": date(2026, 3, 19), "promised_on": date(2026, 3, 25), **milestone}
    launch = Milestone.objects.create(project=project, stage=stage, name="Launch", **given)

    def task(title: str, position: int, first: date | None, last: date | None, **facts: Any) -> Task:
        return Task.objects.create(
            project=project, stage=stage, milestone=launch, title=title, position=position, starts_on=first,
            due_on=last, **facts,
        )  # fmt: skip

    sketch = task("Sketch", 1, date(2026, 3, 9), date(2026, 3, 11), percent=50, started_on=date(2026, 3, 9))
    build = task("Build", 2, date(2026, 3, 12), date(2026, 3, 18), estimate_minutes=2400)
    check = task("Check", 3, None, None, estimate_minutes=480)
    ChecklistItem.objects.create(task=build, list_name="Pages", text="Home", is_done=False)
    TaskLink.objects.create(before=sketch, after=build)
    TaskLink.objects.create(before=build, after=check)
    return ShopPlan(project, stage, launch, sketch, build, check)
