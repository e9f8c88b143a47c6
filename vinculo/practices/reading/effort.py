"""How much work there is in a project and how much of it is done: added up by the database, not task by task."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db.models import Case, Count, F, IntegerField, Max, Q, QuerySet, Sum, Value, When
from django.db.models.functions import Coalesce

from vinculo.db.prepared import prepared
from vinculo.practices.facts import BudgetFacts, EffortFacts
from vinculo.practices.reading.rows import added_up, rows_of
from vinculo.projects.models import BudgetChange, Side, Task, TaskKind, TimeEntry

DONE = Case(When(done_at__isnull=False, then=Value(100)), default=F("percent"), output_field=IntegerField())
BEGUN = Q(done_at__isnull=False) | Q(started_on__isnull=False) | Q(percent__gt=0)
TEST = Q(kind__in=(TaskKind.TEST, TaskKind.APPROVAL))
DOCUMENT = Q(kind=TaskKind.DOCUMENT)
COLUMNS = (
    "changed_at", "tasks", "percents", "estimated", "done", "tests", "tests_begun", "deploys", "documents",
    "documents_done",
)  # fmt: skip


def efforts(projects: list[int]) -> dict[int, EffortFacts]:
    """By project."""
    rows = rows_of(_efforts, projects) if projects else ()
    return {project_id: EffortFacts(*figures) for project_id, *figures in rows}


@prepared
def _efforts(projects: list[int]) -> QuerySet[Task, Any]:
    tasks = Task.objects.kept().filter(project__in=projects).order_by().values("project_id")
    return _added_up(tasks).values_list("project_id", *COLUMNS)


def _added_up(tasks: QuerySet[Task, Any]) -> QuerySet[Task, Any]:
    ours = Q(side=Side.OURS)
    return tasks.annotate(
        changed_at=Max("updated_at"),
        tasks=Count("pk", filter=ours),
        percents=Coalesce(Sum(DONE, filter=ours), 0),
        estimated=Coalesce(Sum("estimate_minutes", filter=ours), 0),
        done=Coalesce(Sum(F("estimate_minutes") * DONE, filter=ours), 0),
        tests=Count("pk", filter=TEST),
        tests_begun=Count("pk", filter=TEST & BEGUN),
        deploys=Count("pk", filter=Q(kind=TaskKind.DEPLOY)),
        documents=Count("pk", filter=DOCUMENT),
        documents_done=Count("pk", filter=DOCUMENT & Q(done_at__isnull=False)),
    )


def budgets(projects: list[int]) -> Callable[..., BudgetFacts | None]:
    """
    What makes a budget out of its project and its own columns: the hours agreed, with what was added since.

    Money counts as the hours it buys where no hours were named; None where it buys none.
    """
    if not projects:
        return lambda *_columns: None
    changes = BudgetChange.objects.filter(budget__project__in=projects)
    more_of = {"work": Sum("minutes"), "money": Sum("amount"), "last": Max("at")}
    more = added_up(changes, "budget__project_id", **more_of)
    entries = TimeEntry.objects.filter(project__in=projects, is_billable=True)
    spent = added_up(entries, "project_id", used=Sum("minutes"), last=Max("created_at"))

    def make(
        pk: int, set_at: datetime, minutes: int | None, amount: int | None, rate: int | None
    ) -> BudgetFacts | None:
        more_minutes, more_amount, changed_at = more.get(pk, (0, 0, set_at))
        used, used_at = spent.get(pk, (0, set_at))
        if minutes is not None:
            agreed = minutes + more_minutes
        else:
            agreed = 60 * (amount + more_amount) // rate if amount is not None and rate else 0
        return BudgetFacts(max(set_at, changed_at, used_at), agreed, used) if agreed > 0 else None

    return make
