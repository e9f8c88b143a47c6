"""A plan to look at: two stages with a milestone each, tasks in lists, links, and what the client does."""

from datetime import date, timedelta

from vinculo.projects.models import Baseline, BaselineRow, ChecklistItem, Milestone, Stage, Task, TaskComment, TaskLink

MONDAY = date(2026, 3, 16)


def make_plan(project, person, tasks=4, *, begins_on=MONDAY):
    """`tasks` of them, each a day behind the one before it and waiting for it."""
    names = enumerate(("Design", "Build"))
    design, build = (Stage.objects.create(project=project, name=name, position=place) for place, name in names)
    milestone = Milestone.objects.create(
        project=project, stage=build, name="First plates", planned_on=begins_on + timedelta(days=11),
        promised_on=begins_on + timedelta(days=16), buffer_days=3,
    )  # fmt: skip
    made = Task.objects.bulk_create(
        Task(
            project=project, title=f"Task {number}", stage=design if number % 2 else build, milestone=milestone,
            column=("To do", "Doing", "Done")[number % 3], position=number * 1024.0, assignee=person,
            starts_on=begins_on + timedelta(days=number % 20), due_on=begins_on + timedelta(days=number % 20 + 1),
            side="theirs" if number % 4 == 3 else "ours", estimate_minutes=90,
        )
        for number in range(tasks)
    )  # fmt: skip
    for before, after in zip(made, made[1:], strict=False):
        TaskLink.objects.create(before=before, after=after)
    ChecklistItem.objects.bulk_create(ChecklistItem(task=task, text="A step") for task in made)
    TaskComment.objects.bulk_create(TaskComment(task=task, text="Fine", at="2026-03-01T10:00Z") for task in made)
    baseline = Baseline.objects.create(project=project, name="Kickoff", at="2026-03-01T10:00Z")
    BaselineRow.objects.bulk_create(
        BaselineRow(baseline=baseline, task=task, starts_on=task.starts_on, ends_on=task.due_on) for task in made
    )
    return made


def last_toast(client):
    return list(client.get("/projects/").context["messages"])[-1]
