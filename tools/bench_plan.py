"""
What the schedule costs: `python -m tools.bench_plan [TASKS [PROJECTS]]`, 2,000 tasks and 500 projects if not said.

One project of TASKS tasks with half as many links again, 40 milestones, a third of it done; then PROJECTS projects of
twenty tasks for the night. Works in a folder of its own. Says both times: by the clock, and of the processor, which
counts on a machine that is busy with other things; of three goes the best.
"""

import os
import secrets
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

FIRST = date(2026, 1, 5)
AT = datetime(2026, 5, 4, 9, tzinfo=UTC)
TASKS_EACH = 20


def timed(what: str, work: Callable[[], Any], goes: int = 3) -> Any:
    best_clock = best_processor = float("inf")
    for _go in range(goes):
        clock, processor = time.perf_counter(), time.process_time()
        found = work()
        best_clock = min(best_clock, time.perf_counter() - clock)
        best_processor = min(best_processor, time.process_time() - processor)
    print(f"{what:42} {best_clock * 1000:8.1f} ms by the clock {best_processor * 1000:8.1f} ms of the processor")
    return found


def fill(project: Any, count: int, milestones: int, dice: Random) -> None:
    """A plan that goes from left to right, with links of every kind to one of the sixty tasks before."""
    from vinculo.projects.models import Milestone, Task, TaskLink

    length = max(1, count // 8)
    ends = [FIRST + timedelta(days=(place + 1) * length // milestones + 3) for place in range(milestones)]
    made = Milestone.objects.bulk_create(
        Milestone(
            project=project, name=f"M{place}", planned_on=end, promised_on=end + timedelta(days=7), approval_days=2
        )
        for place, end in enumerate(ends)
    )
    tasks = []
    for place in range(count):
        starts_on = FIRST + timedelta(days=place * length // count)
        is_done = place < count // 3
        done_on = datetime.combine(starts_on + timedelta(days=dice.randrange(7)), datetime.min.time(), UTC)
        tasks.append(
            Task(
                project=project,
                title=f"Task {place}",
                milestone=made[place * milestones // count],
                starts_on=starts_on if place % 5 else None,
                due_on=starts_on + timedelta(days=dice.randrange(6)) if place % 5 else None,
                estimate_minutes=dice.choice([None, 240, 480, 960]),
                percent=100 if is_done else dice.choice([0, 0, 0, 20, 60]) if place < count // 2 else 0,
                started_on=starts_on if is_done else None,
                done_at=done_on if is_done else None,
                position=float(place),
            )
        )
    tasks = Task.objects.bulk_create(tasks, batch_size=500)
    pairs = {
        (dice.randrange(max(0, after - 60), after), after) for after in dice.choices(range(1, count), k=count * 3 // 2)
    }
    TaskLink.objects.bulk_create(
        (
            TaskLink(before=tasks[before], after=tasks[after], kind=dice.choice(["FS"] * 6 + ["SS", "FF", "SF"]))
            for before, after in sorted(pairs)
        ),
        batch_size=500,
    )


def main(count: int, projects: int) -> None:
    import django

    django.setup()
    from django.core.management import call_command

    from vinculo.clients.models import Client
    from vinculo.people.models import Organization
    from vinculo.people.worktime import work_calendar
    from vinculo.practices.forecasts import sweep
    from vinculo.projects.models import Milestone, Phase, Project, TaskLink
    from vinculo.projects.progress import burn_of, progress_of_plan
    from vinculo.projects.schedule import Plan, effect_of_move, forecast, schedule
    from vinculo.projects.schedule.refresh import refresh_forecasts

    call_command("migrate", verbosity=0)
    organization = Organization.objects.create(name="Bench")
    calendar = work_calendar(organization)
    calendar.is_workday(FIRST)  # the library of holidays is read once
    client = Client.objects.create(name="Bench")
    project = Project.objects.create(client=client, name="Large", phase=Phase.DELIVERY, starts_on=FIRST)
    fill(project, count, 40, Random(1))
    print(f"{count} tasks, {TaskLink.objects.count()} links")
    plan = timed("read the plan", lambda: Plan.of(project))
    timed("schedule, slack, critical path", lambda: schedule(plan, calendar))
    begun = plan.tasks[count // 2]
    later = AT.date() + timedelta(days=60)
    timed("effect of a move", lambda: effect_of_move(plan, calendar, begun.id, later, later + timedelta(days=9)))
    timed("progress of its parts", lambda: progress_of_plan(plan))
    timed("forecast", lambda: forecast(plan, calendar, AT.date()))
    timed("read, forecast, write what is new", lambda: refresh_forecasts(project, at=AT), goes=1)
    timed("the same, nothing new", lambda: refresh_forecasts(project, at=AT))
    Milestone.objects.all().delete()
    project.delete()
    small = Project.objects.bulk_create(
        Project(client=client, name=f"P{place}", phase=Phase.DELIVERY, starts_on=FIRST) for place in range(projects)
    )
    for place, one in enumerate(small):
        fill(one, TASKS_EACH, 3, Random(place))
    timed(f"a night, {projects} projects of {TASKS_EACH} tasks", lambda: sweep(at=AT), goes=1)
    timed("the next, nothing new", lambda: sweep(at=AT), goes=1)
    timed(f"burn and progress of {projects} projects", lambda: burn_of([one.pk for one in small]))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
        os.environ.update(VINCULO_DATA=folder, VINCULO_SECRET_KEY=secrets.token_urlsafe(64))
        sizes = [int(word) for word in sys.argv[1:]]
        main(*(sizes + [2000, 500][len(sizes) :]))
