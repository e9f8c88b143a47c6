"""What the page of a project reads, in as few questions to the database as it takes."""

from typing import Any

from django.db.models import Count, DateField, Exists, F, IntegerField, Min, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from vinculo.agreements.models import ChangeRequest, Obligation
from vinculo.conversations.models import BadNews
from vinculo.projects.models import BudgetChange, Milestone, Project, Side, Task, TimeEntry
from vinculo.projects.progress import Burn, Progress, make_burn


def with_figures(projects: QuerySet[Project]) -> QuerySet[Project]:
    """
    Adds what a project has used and what it may use: `spent_minutes`, `billable_minutes`, `changed_minutes`,
    `changed_amount`, `changes` (how many), and `untold` (how many pieces of bad news).
    """
    entries = TimeEntry.objects.filter(project=OuterRef("pk"))
    changes = BudgetChange.objects.filter(budget__project=OuterRef("pk"))
    news = BadNews.objects.filter(project=OuterRef("pk"), told_at=None, over_at=None)
    return projects.annotate(
        spent_minutes=_total(entries, "project", Sum("minutes")),
        billable_minutes=_total(entries.filter(is_billable=True), "project", Sum("minutes")),
        changed_minutes=_total(changes, "budget", Sum("minutes")),
        changed_amount=_total(changes, "budget", Sum("amount")),
        changes=_total(changes, "budget", Count("pk")),
        untold=_total(news, "project", Count("pk")),
    )


def _total(rows: QuerySet, group: str, figure: Sum | Count) -> Coalesce:
    total = rows.order_by().values(group).annotate(total=figure).values("total")
    return Coalesce(Subquery(total, output_field=IntegerField()), 0)


def burn_with(project: Any, progress: Progress) -> Burn:
    """Spent against done for a project with its figures and its `budget`, if it has one."""
    budget = getattr(project, "budget", None)
    agreed = (budget.minutes, budget.amount, budget.rate, budget.currency) if budget else None
    spent = (project.spent_minutes, project.billable_minutes)
    return make_burn(progress, spent, agreed, (project.changed_minutes, project.changed_amount))


def milestones_of(project: Project) -> list[Milestone]:
    """In their order, with when work on each begins (`begins_on`) and whether a slip is not told (`is_secret`)."""
    begin = Task.objects.filter(milestone=OuterRef("pk"), archived_at=None).order_by().values("milestone")
    untold = BadNews.objects.filter(milestone=OuterRef("pk"), told_at=None, over_at=None)
    rows = project.milestones.select_related("stage__owner").annotate(
        begins_on=Subquery(begin.annotate(first=Min("starts_on")).values("first"), output_field=DateField()),
        work_minutes=_total_of_milestone(Sum("estimate_minutes")),
        done_minutes=_total_of_milestone(Sum(F("estimate_minutes") * F("percent") / 100)),
        is_secret=Exists(untold),
    )
    return list(rows)


def _total_of_milestone(figure: Sum) -> Coalesce:
    return _total(Task.objects.filter(milestone=OuterRef("pk"), archived_at=None), "milestone", figure)


def owed_by_client(project: Project) -> list[Obligation]:
    """What the client has to do or give, with the days of the task it belongs to; nothing that is withdrawn."""
    rows = Obligation.objects.filter(project=project, side=Side.THEIRS, withdrawn_at=None)
    return list(rows.select_related("contact").order_by(F("due_on").asc(nulls_last=True), "pk")[:12])


def changes_of(project: Project, most: int) -> list[ChangeRequest]:
    """The latest change requests, with the days by which they move the first milestone they touch."""
    rows = ChangeRequest.objects.filter(project=project).select_related("contact").newest_first()
    return list(rows.annotate(from_on=Min("effects__from_on"), to_on=Min("effects__to_on"))[:most])
