"""The road of a project in the detail they chose: stops, the weeks around today, or everything that is shared."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q
from django.utils import timezone

from vinculo.clients.models import Audience
from vinculo.portal.shared import asked
from vinculo.portal.shared.home import Work, decides
from vinculo.portal.visitor import Visitor
from vinculo.projects.models import CommunicationPlan, Project, Side, Task

Detail = CommunicationPlan.Detail
MOST = 200  # tasks on a page; who wants more reads the next


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the road: a stop, a piece of work, or a part of theirs. `state`: done, next or ahead."""

    id: int
    kind: str
    name: str
    on: date | None
    state: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Weeks:
    """Shared work around today."""

    done: tuple[Step, ...]
    now: tuple[Step, ...]
    next: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Roadmap:
    projects: tuple[Work, ...]
    project_id: int
    name: str
    due_on: date | None
    detail: str
    may_choose_detail: bool
    steps: tuple[Step, ...]
    weeks: Weeks | None
    tasks: tuple[Step, ...]
    more_tasks: int


def roadmap(visitor: Visitor, projects: Sequence[Project], project: Project, today: date) -> Roadmap:
    """Stops and their part always; work in the week or whole, if they want it so. At most four queries."""
    plan = getattr(project, "plan", None)
    detail = plan.detail if plan else Detail.WEEK
    tasks = _tasks(project, today) if detail != Detail.BRIEF else []
    return Roadmap(
        projects=tuple(Work(one.pk, one.name, one.pk == project.pk) for one in projects),
        project_id=project.pk,
        name=project.name,
        due_on=project.due_on,
        detail=detail,
        may_choose_detail=plan is not None and decides(project),
        steps=tuple(_steps(visitor, project)),
        weeks=_weeks(tasks, today) if detail == Detail.WEEK else None,
        tasks=tuple(_step(one) for one in tasks[:MOST]) if detail == Detail.ALL else (),
        more_tasks=max(len(tasks) - MOST, 0) if detail == Detail.ALL else 0,
    )


def _steps(visitor: Visitor, project: Project) -> list[Step]:
    miles = asked.milestones(project.pk)
    here = next((one.pk for one in miles if one.done_on is None), None)
    rows = [Step(m.pk, "stop", m.name, m.done_on or m.promised_on, _state(m, here)) for m in miles]
    theirs = asked.owed(visitor.contact_id, visitor.client_id, project.pk, only_open=False)
    rows += [
        Step(
            one.pk,
            "yours",
            one.what,
            one.done_on or one.due_on,
            "done" if one.done_on else "next",
            f"/portal/yours/{one.pk}/",
        )
        for one in theirs
    ]
    return sorted(rows, key=lambda row: (row.on or date.max, row.kind == "stop", row.id))


def _state(milestone: Any, here: int | None) -> str:
    if milestone.done_on:
        return "done"
    return "next" if milestone.pk == here else "ahead"


def _tasks(project: Project, today: date) -> list[Task]:
    """Shared work of ours in the order of its days, without a single internal one."""
    found = Task.objects.kept().filter(project=project, audience=Audience.SHARED, side=Side.OURS)
    recent = Q(done_at=None) | Q(done_at__gte=timezone.now() - timedelta(days=60))
    return list(
        found.filter(recent)
        .only("pk", "title", "done_at", "due_on", "started_on")
        .order_by("position", "pk")[: MOST * 3]
    )


def _step(task: Task) -> Step:
    state = "done" if task.done_at else "next" if task.started_on else "ahead"
    return Step(task.pk, "work", task.title, timezone.localdate(task.done_at) if task.done_at else None, state)


def _weeks(tasks: Sequence[Task], today: date) -> Weeks:
    """What was done in the last seven days, what is under way, and what comes in the next seven."""
    begins, ends = today - timedelta(days=7), today + timedelta(days=7)
    done = [one for one in tasks if one.done_at and timezone.localdate(one.done_at) >= begins]
    now = [one for one in tasks if not one.done_at and one.started_on]
    ahead = [one for one in tasks if not one.done_at and not one.started_on and one.due_on and one.due_on <= ends]
    return Weeks(*(tuple(_step(one) for one in some) for some in (done, now, ahead)))
