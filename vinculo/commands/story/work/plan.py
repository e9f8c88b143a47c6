"""Stages, tasks with what waits for what, the first plan to compare with, and the hours given so far."""

from datetime import date, timedelta
from typing import Any

from vinculo.commands.story.client import ClientStory
from vinculo.people.models import Person
from vinculo.projects.models import (
    Baseline,
    BaselineRow,
    Budget,
    BudgetChange,
    Milestone,
    Project,
    Stage,
    Task,
    TaskLink,
    TimeEntry,
)

DAY_MINUTES = 6 * 60  # what somebody gives to one task on one day


def tell_plan(story: ClientStory, project: Project, told: dict[str, Any]) -> None:
    stages = _stages(story, project, told.get("stages", []))
    milestones = {milestone.name: milestone for milestone in project.milestones.all()}
    _room(milestones, told.get("room", {}))
    tasks = _tasks(story, project, told.get("tasks", []), stages, milestones)
    if grid := told.get("grid"):
        tasks |= _grid(story, project, grid, stages, milestones)
    _stages_of(tasks.values())
    _hours(story, project, tasks.values())
    if "baseline" in told:
        _baseline(story, project, told["baseline"], tasks.values(), milestones.values())
    if budget := told.get("budget"):
        _budget(story, project, budget)


def _stages(story: ClientStory, project: Project, told: list[list[str]]) -> dict[str, Stage]:
    return {
        name: Stage.objects.create(project=project, name=name, owner=story.people[who], position=position)
        for position, (name, who) in enumerate(told)
    }


def _room(milestones: dict[str, Milestone], told: dict[str, list[int]]) -> None:
    """The buffer of each milestone and the time the client takes to approve, in working days."""
    for name, (buffer_days, approval_days) in told.items():
        Milestone.objects.filter(pk=milestones[name].pk).update(buffer_days=buffer_days, approval_days=approval_days)


def _tasks(
    story: ClientStory,
    project: Project,
    told: list[dict[str, Any]],
    stages: dict[str, Stage],
    milestones: dict[str, Milestone],
) -> dict[str, Task]:
    project.tasks.all().delete()
    made: dict[str, Task] = {}
    for position, one in enumerate(told):
        done = one.get("done", 0)
        made[one["title"]] = task = Task.objects.create(
            project=project,
            title=one["title"],
            stage=stages.get(one.get("stage", "")),
            milestone=milestones.get(one.get("milestone", "")),
            column=one.get("list", _column(done)),
            kind=one.get("kind", "work"),
            side=one.get("side", "ours"),
            starts_on=story.times.day(one["days"][0]),
            due_on=story.times.day(one["days"][1]),
            started_on=story.times.day(one["days"][0]) if done else None,
            done_at=story.times.at(one["days"][1], "17:00") if done == 100 else None,
            estimate_minutes=one.get("hours", 0) * 60 or None,
            percent=done,
            assignee=story.people.get(one.get("who", "")),
            position=position,
        )
        for name in one.get("after", []):
            TaskLink.objects.create(before=made[name], after=task, lag_days=one.get("lag", 0))
    return made


def _column(done: int) -> str:
    return {0: "Por hacer", 100: "Hecho"}.get(done, "En curso")


def _grid(
    story: ClientStory,
    project: Project,
    told: dict[str, Any],
    stages: dict[str, Stage],
    milestones: dict[str, Milestone],
) -> dict[str, Task]:
    """A long plan: every part goes through the same steps, one after the other, each part a little later."""
    rows: list[Task] = []
    chains: list[list[Task]] = []
    for number, part in enumerate(told["parts"]):
        day = told["from"] + number * told["apart"]
        chain = []
        for step in told["steps"]:
            until = day + step["lasts"]
            chain.append(_step(story, project, part, step, day, until, stages, milestones, len(rows)))
            rows.append(chain[-1])
            day = until + 1
        chains.append(chain)
    Task.objects.bulk_create(rows)
    pairs = [pair for chain in chains for pair in zip(chain, chain[1:], strict=False)]
    TaskLink.objects.bulk_create(TaskLink(before=before, after=after) for before, after in pairs)
    return {task.title: task for task in rows}


def _step(
    story: ClientStory,
    project: Project,
    part: str,
    step: dict[str, Any],
    first: int,
    last: int,
    stages: dict[str, Stage],
    milestones: dict[str, Milestone],
    position: int,
) -> Task:
    is_done, has_begun = last < -2, first < 0
    return Task(
        project=project,
        title=f"{part}: {step['title']}",
        stage=stages[step["stage"]],
        milestone=milestones[step["milestone"]],
        column=_column(100 if is_done else 50 if has_begun else 0),
        kind=step.get("kind", "work"),
        side=step.get("side", "ours"),
        starts_on=story.times.day(first),
        due_on=story.times.day(last),
        started_on=story.times.day(first) if has_begun else None,
        done_at=story.times.at(last, "17:00") if is_done else None,
        estimate_minutes=step["hours"] * 60,
        percent=100 if is_done else 50 if has_begun else 0,
        assignee=story.people.get(step.get("who", "")),
        position=position,
    )


def _stages_of(tasks: Any) -> None:
    """A milestone stands in the stage of its tasks."""
    for milestone, stage in {task.milestone: task.stage for task in tasks if task.milestone}.items():
        Milestone.objects.filter(pk=milestone.pk).update(stage=stage)


def _hours(story: ClientStory, project: Project, tasks: Any) -> None:
    """What was worked on tasks that have begun: as estimated, a few hours a day until it was enough."""
    rows = []
    for task in tasks:
        if not (task.assignee and task.percent and task.estimate_minutes and task.starts_on):
            continue
        left, on = task.estimate_minutes * task.percent // 100, task.starts_on
        while left > 0 and on <= story.times.today:
            if story.times.calendar.is_workday(on):
                rows.append(_entry(project, task, task.assignee, on, min(left, DAY_MINUTES)))
                left -= DAY_MINUTES
            on += timedelta(days=1)
    TimeEntry.objects.bulk_create(rows)


def _entry(project: Project, task: Task, person: Person, on: date, minutes: int) -> TimeEntry:
    return TimeEntry(project=project, task=task, person=person, on=on, minutes=minutes)


def _baseline(story: ClientStory, project: Project, told: dict[str, Any], tasks: Any, milestones: Any) -> None:
    """The plan as it stood at the kickoff: what slipped since was earlier then."""
    at = story.times.at(told["on"], "17:00")
    baseline = Baseline.objects.create(project=project, name=told["name"], at=at, by=project.lead)
    earlier = told.get("earlier", {})
    rows = [
        BaselineRow(
            baseline=baseline,
            task=task,
            starts_on=_earlier(story, task.starts_on, earlier.get(task.title, 0)),
            ends_on=_earlier(story, task.due_on, earlier.get(task.title, 0)),
        )
        for task in tasks
    ]
    rows += [
        BaselineRow(
            baseline=baseline,
            milestone=one,
            ends_on=_earlier(story, one.planned_on, earlier.get(one.name, 0)),
        )
        for one in milestones
    ]
    BaselineRow.objects.bulk_create(rows)


def _earlier(story: ClientStory, on: date | None, days: int) -> date | None:
    return story.times.calendar.add_workdays(on, -days) if on and days else on


def _budget(story: ClientStory, project: Project, told: dict[str, Any]) -> None:
    budget = Budget.objects.create(
        project=project,
        minutes=told["hours"] * 60,
        amount=told["amount"],
        rate=told["rate"],
        currency=story.client.currency,
        set_by=project.lead,
    )
    for hours, amount, why, day in told.get("changes", []):
        BudgetChange.objects.create(
            budget=budget, minutes=hours * 60, amount=amount, why=why, by=project.lead, at=story.times.at(day)
        )
