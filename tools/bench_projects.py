"""
What the pages of projects cost: `python -m tools.bench_projects [TASKS [PROJECTS]]`, 2,000 and 500 if not said.

PROJECTS projects of twenty tasks with milestones, budgets, hours and flags, one of them with TASKS tasks. Each page is
asked for in this process, as a manager; said are the processor time (best and middle of ten), the statements and the
size of the answer. Works in a folder of its own.
"""

import os
import secrets
import statistics
import sys
import tempfile
import time
from datetime import timedelta
from random import Random
from typing import Any

from tools.bench_plan import AT, FIRST, TASKS_EACH, fill

GOES = 10


def main(count: int, projects: int) -> None:
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
    large, manager = make(count, projects)
    pages = (
        ("All projects", "/projects/"),
        ("All projects, later than promised", "/projects/?trouble=slips"),
        ("Who has how much", "/projects/load/"),
        ("A project", f"/projects/{large - 1}/"),
        (f"A project of {count} tasks", f"/projects/{large}/"),
        ("Its roadmap", f"/projects/{large}/plan/?view=gantt"),
        ("Its list", f"/projects/{large}/plan/?view=list"),
        ("Its board", f"/projects/{large}/plan/?view=board"),
    )
    for name, path in pages:
        measure(manager, name, path)


def make(count: int, projects: int) -> tuple[int, Any]:
    """The id of the large project, made last, and who looks."""
    from vinculo.clients.models import Client
    from vinculo.people.models import Organization, Person, Role
    from vinculo.projects.models import Budget, Phase, Project, RedFlag, Task, TimeEntry

    Organization.objects.create(name="Bench")
    manager = Person.objects.create_person(email="m@bench.example", name="Mar Bench", role=Role.MANAGER)
    clients = Client.objects.bulk_create(
        Client(name=f"Client {number}", name_folded=f"client {number}") for number in range(projects // 2)
    )
    made = [
        Project.objects.create(
            client=clients[number // 2], name=f"Project {number}", lead=manager, phase=Phase.DELIVERY, starts_on=FIRST,
            due_on=FIRST + timedelta(days=30 + number % 200),
        )
        for number in range(projects)
    ]  # fmt: skip
    for number, project in enumerate(made):
        is_last = number == projects - 1
        fill(project, count if is_last else TASKS_EACH, 40 if is_last else 3, Random(number))
        Budget.objects.create(project=project, minutes=60_000, amount=5_000_000, rate=5_000, currency="EUR")
        if number % 5 == 0:
            RedFlag.objects.create(project=project, what="New ground", raised_at=AT, weight="red")
    Task.objects.update(assignee=manager)
    TimeEntry.objects.bulk_create(
        (
            TimeEntry(project_id=project_id, task_id=pk, person=manager, on=FIRST, minutes=90)
            for pk, project_id in Task.objects.filter(done_at__isnull=False).values_list("pk", "project_id")
        ),
        batch_size=500,
    )
    return made[-1].pk, manager


def measure(person: Any, name: str, path: str) -> None:
    from django.db import connection
    from django.test import Client as Browser
    from django.test.utils import CaptureQueriesContext

    browser = Browser(headers={"host": "localhost"})
    browser.force_login(person)
    spent = []
    for _go in range(GOES + 2):
        before = time.process_time()
        answer = browser.get(path, secure=True)
        spent.append((time.process_time() - before) * 1000)
    with CaptureQueriesContext(connection) as asked:
        browser.get(path, secure=True)
    size = len(answer.content) / 1024
    best, middle = min(spent[2:]), statistics.median(spent[2:])
    print(f"{name:36} {answer.status_code} {best:7.1f} / {middle:6.1f} ms {len(asked):3} statements {size:6.1f} KB")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
        os.environ.update(VINCULO_DATA=folder, VINCULO_SECRET_KEY=secrets.token_urlsafe(64), VINCULO_HOSTS="localhost")
        sizes = [int(word) for word in sys.argv[1:]]
        main(*(sizes + [2000, 500][len(sizes) :]))
