"""What somebody gives their time to: their projects, and the tasks that wait for them."""

from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q

from vinculo.desk.projects.found import seen_by
from vinculo.people.models import Person
from vinculo.projects.models import RUNNING, Project, Task

MOST_PROJECTS, MOST_TASKS = 60, 80


@dataclass(slots=True)
class Group:
    name: str
    rows: list[tuple[str, str]]


def work_choices(person: Person) -> list[Group]:
    """Projects they work on, each with their open tasks; `7-0` is project 7, `7-12` its task 12."""
    mine = Q(pk__in=person.memberships.values("project")) | Q(lead=person)
    projects = (
        seen_by(person)
        .filter(mine, phase__in=RUNNING)
        .order_by("name_folded", "pk")
        .values_list("pk", "name", "client__name")
    )
    groups = {pk: Group(f"{name} · {client}", [(f"{pk}-0", name)]) for pk, name, client in projects[:MOST_PROJECTS]}
    tasks: Any = Task.objects.open().filter(assignee=person, project__in=seen_by(person))
    tasks = tasks.order_by(F("due_on").asc(nulls_last=True), "pk")
    columns = ("pk", "title", "project_id", "project__name", "project__client__name")
    for pk, title, project_id, name, client in tasks.values_list(*columns)[:MOST_TASKS]:
        group = groups.setdefault(project_id, Group(f"{name} · {client}", [(f"{project_id}-0", name)]))
        group.rows.append((f"{project_id}-{pk}", title))
    return list(groups.values())


def said_work(project: Project, task: Task | None) -> str:
    return f"{task.title} · {project.name}" if task else project.name
