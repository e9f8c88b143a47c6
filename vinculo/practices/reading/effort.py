"""How much work there is in a project and how much of it is done: added up by the database, not task by task."""

from datetime import datetime

from django.db.models import Case, Count, F, IntegerField, Max, Q, QuerySet, Sum, Value, When
from django.db.models.functions import Coalesce

from vinculo.practices.facts import BudgetFacts, EffortFacts
from vinculo.projects.models import RUNNING, Side, Task, TaskKind

DONE = Case(When(done_at__isnull=False, then=Value(100)), default=F("percent"), output_field=IntegerField())
BEGUN = Q(done_at__isnull=False) | Q(started_on__isnull=False) | Q(percent__gt=0)
TEST = Q(kind__in=(TaskKind.TEST, TaskKind.APPROVAL))
DOCUMENT = Q(kind=TaskKind.DOCUMENT)
COLUMNS = (
    "changed_at", "tasks", "percents", "estimated", "done", "tests", "tests_begun", "deploys", "documents",
    "documents_done",
)  # fmt: skip


def efforts(ids: list[int]) -> dict[int, EffortFacts]:
    """By project, for those that run."""
    running = Task.objects.kept().filter(project__client__in=ids, project__phase__in=RUNNING)
    rows = _added_up(running.order_by().values("project_id")).values_list("project_id", *COLUMNS)
    return {project_id: EffortFacts(*figures) for project_id, *figures in rows}


def _added_up(tasks: QuerySet[Task]) -> QuerySet[Task]:
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


def budget(
    set_at: datetime | None,
    minutes: int | None,
    amount: int | None,
    rate: int | None,
    more_minutes: int | None,
    more_amount: int | None,
    changed_at: datetime | None,
    spent: int | None,
    spent_at: datetime | None,
) -> BudgetFacts | None:
    """The hours agreed, with what was added since; money counts as the hours it buys where no hours were named."""
    if set_at is None:
        return None
    if minutes is not None:
        agreed = minutes + (more_minutes or 0)
    elif amount is not None and rate:
        agreed = 60 * (amount + (more_amount or 0)) // rate
    else:
        return None
    last = max(at for at in (set_at, changed_at, spent_at) if at)
    return BudgetFacts(last, agreed, spent or 0) if agreed > 0 else None
