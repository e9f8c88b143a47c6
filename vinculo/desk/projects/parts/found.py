"""What the page of a project reads, in as few questions to the database as it takes."""

from typing import Any

from django.db.models import Count, DateField, Exists, F, IntegerField, Min, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from vinculo.agreements.models import ChangeRequest, Obligation
from vinculo.conversations.models import BadNews
from vinculo.db.prepared import prepared
from vinculo.desk.projects.found import seen_by
from vinculo.people.models import Person
from vinculo.projects.models import BudgetChange, Milestone, Project, Side, Task, TimeEntry
from vinculo.projects.progress import Burn, Progress, make_burn

CHANGES = 6  # rows; the rest is a click away


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


@prepared
def with_its_figures(person: Person, pk: int) -> QuerySet[Project]:
    """The project of this number with its figures, if this person sees it."""
    projects = with_figures(seen_by(person)).filter(pk=pk)
    return projects.select_related("client", "lead", "plan", "budget")


def burn_with(project: Any, progress: Progress) -> Burn:
    """Spent against done for a project with its figures and its `budget`, if it has one."""
    budget = getattr(project, "budget", None)
    agreed = (budget.minutes, budget.amount, budget.rate, budget.currency) if budget else None
    spent = (project.spent_minutes, project.billable_minutes)
    return make_burn(progress, spent, agreed, (project.changed_minutes, project.changed_amount))


def milestones_of(project: Project) -> list[Milestone]:
    return _milestones(project.pk)


@prepared
def _milestones(project_id: int) -> QuerySet[Milestone]:
    """In their order, with when work on each begins (`begins_on`) and whether a slip is not told (`is_secret`)."""
    begin = Task.objects.filter(milestone=OuterRef("pk"), archived_at=None).order_by().values("milestone")
    untold = BadNews.objects.filter(milestone=OuterRef("pk"), told_at=None, over_at=None)
    rows = Milestone.objects.filter(project_id=project_id).select_related("stage__owner")
    return rows.annotate(
        begins_on=Subquery(begin.annotate(first=Min("starts_on")).values("first"), output_field=DateField()),
        work_minutes=_total_of_milestone(Sum("estimate_minutes")),
        done_minutes=_total_of_milestone(Sum(F("estimate_minutes") * F("percent") / 100)),
        is_secret=Exists(untold),
    )


def _total_of_milestone(figure: Sum) -> Coalesce:
    return _total(Task.objects.filter(milestone=OuterRef("pk"), archived_at=None), "milestone", figure)


def owed_by_client(project: Project) -> list[Obligation]:
    return _owed(project.pk)


@prepared
def _owed(project_id: int) -> QuerySet[Obligation]:
    """What the client has to do or give, with the days of the task it belongs to; nothing that is withdrawn."""
    rows = Obligation.objects.filter(project_id=project_id, side=Side.THEIRS, withdrawn_at=None)
    return rows.select_related("contact").order_by(F("due_on").asc(nulls_last=True), "pk")[:12]


def changes_of(project: Project) -> list[ChangeRequest]:
    return _changes(project.pk)


@prepared
def _changes(project_id: int) -> QuerySet[ChangeRequest]:
    """The latest change requests, with the days by which they move the first milestone they touch."""
    rows = ChangeRequest.objects.filter(project_id=project_id).select_related("contact").newest_first()
    return rows.annotate(from_on=Min("effects__from_on"), to_on=Min("effects__to_on"))[:CHANGES]
