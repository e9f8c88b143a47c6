"""What people have before them over all clients, added up by the database."""

from collections import defaultdict
from datetime import date, timedelta
from typing import Any

from django.db.models import Case, Count, F, IntegerField, Min, Q, QuerySet, Sum, Value, When
from django.db.models.functions import Coalesce

from vinculo.db.prepared import prepared
from vinculo.practices.facts import LoadFacts
from vinculo.practices.facts.effort import FORTNIGHT
from vinculo.practices.reading.rows import FEW, Grouped, as_text
from vinculo.practices.reading.who import hours_of
from vinculo.projects.models import RUNNING, Side, Task

LEFT = Case(
    When(estimate_minutes=None, then=Value(0)),
    default=F("estimate_minutes") * (100 - F("percent")) / 100,
    output_field=IntegerField(),
)


def loads(ids: list[int], today: date) -> Grouped:
    """
    The load of everybody who has something due at these clients, told to the client where they have most of it.

    Counted are open tasks of ours in running projects that are due before two weeks are over, overdue ones included.
    """
    until = today + timedelta(days=FORTNIGHT)
    people = {pk: (name, week) for pk, name, week in (_people if len(ids) <= FEW else _people.build)(ids, until)}
    of_person: dict[int, list[Any]] = defaultdict(list)
    by_project = _by_project if len(people) <= FEW else _by_project.build
    for row in by_project(sorted(people), until, today) if people else ():
        of_person[row[0]].append(row)
    wanted, groups = set(ids), defaultdict(list)
    for person_id, projects in of_person.items():
        _person, project_id, client_id, _planned, _overdue = max(projects, key=_most)
        if client_id in wanted:
            name, week = people[person_id]
            planned, overdue = sum(row[3] for row in projects), sum(row[4] for row in projects)
            fact = LoadFacts(person_id, name, today, project_id, planned, overdue, hours_of(week))
            groups[client_id].append(fact)
    return groups


@prepared
def _people(ids: list[int], until: date) -> QuerySet[Task, Any]:
    """Person, name and week of everybody who has something due there."""
    here = _due(until).filter(project__client__in=ids, assignee__is_active=True).order_by()
    weeks = here.annotate(of_week=as_text("assignee__hours"))
    return weeks.values_list("assignee_id", "assignee__name", "of_week").distinct()


@prepared
def _by_project(people: list[int], until: date, today: date) -> QuerySet[Task, Any]:
    """Person, project, client, minutes planned and tasks overdue: for each person and project."""
    theirs = _due(until).filter(assignee__in=people).order_by().values("assignee_id", "project_id")
    figures = {"planned": Coalesce(Sum(LEFT), 0), "overdue": Count("pk", filter=Q(due_on__lt=today))}
    rows = theirs.annotate(client=Min("project__client_id"), **figures)
    return rows.values_list("assignee_id", "project_id", "client", *figures)


def _due(until: date) -> QuerySet[Task]:
    soon = Task.objects.open().filter(due_on__lt=until, assignee__isnull=False)
    return soon.filter(side=Side.OURS, project__phase__in=RUNNING, project__deleted_at=None)


def _most(row: tuple[Any, ...]) -> tuple[int, int, int]:
    return row[4], row[3], -row[1]
