"""
How much of a project is done, what that took, and what the whole will take at this rate.

Work counts by its estimate; a task without one counts like the average of the others. Rows of many projects are read in
a fixed number of queries.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import Avg, Case, Count, F, FloatField, OuterRef, Q, QuerySet, Subquery, Sum, When
from django.db.models.functions import Coalesce, Greatest, Least

from vinculo.projects.models import Budget, BudgetChange, ChecklistItem, Task, TimeEntry
from vinculo.projects.schedule.forecast import reported
from vinculo.projects.schedule.plan import Plan, PlannedTask

EARLY = 0.1  # with less than this done, what was spent so far says little about the whole


@dataclass(frozen=True, slots=True)
class Progress:
    """
    `share`: the part of the work that is done, 0 to 1. `estimate_minutes`: the sum of the estimates there are.
    """

    share: float = 0.0
    tasks: int = 0
    tasks_done: int = 0
    estimate_minutes: int = 0

    @property
    def percent(self) -> int:
        """In whole percent; 100 only when everything is done."""
        return 100 if self.tasks and self.tasks == self.tasks_done else min(99, round(self.share * 100))


@dataclass(frozen=True, slots=True)
class PlanProgress:
    """Progress of a plan and of its parts, by id."""

    whole: Progress = Progress()
    stages: Mapping[int, Progress] = field(default_factory=dict)
    milestones: Mapping[int, Progress] = field(default_factory=dict)
    tasks: Mapping[int, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Burn:
    """
    What was spent of what was agreed, and what it will be in the end. Money in minor units; None: not agreed, or too
    early to say.
    """

    progress: Progress = Progress()
    spent_minutes: int = 0
    billable_minutes: int = 0
    budget_minutes: int | None = None
    budget_amount: int | None = None
    rate: int | None = None
    currency: str = ""
    minutes_at_end: int | None = None
    amount_at_end: int | None = None

    @property
    def spent_amount(self) -> int | None:
        return None if self.rate is None else round(self.billable_minutes * self.rate / 60)

    @property
    def spent_share(self) -> float | None:
        """Spent of what was agreed: of the hours, else of the money. More than 1: over."""
        if self.budget_minutes:
            return self.billable_minutes / self.budget_minutes
        if self.budget_amount and self.spent_amount is not None:
            return self.spent_amount / self.budget_amount
        return None

    @property
    def minutes_over(self) -> int | None:
        """Minutes by which the hours will be passed in the end; negative when some are left."""
        if self.minutes_at_end is None or self.budget_minutes is None:
            return None
        return self.minutes_at_end - self.budget_minutes


def progress_of_plan(plan: Plan) -> PlanProgress:
    """Of a plan that was read; asks the database nothing."""
    average = _average(sum(task.estimate_minutes or 0 for task in plan.tasks), _estimated(plan.tasks))
    stages: dict[int, list[PlannedTask]] = defaultdict(list)
    milestones: dict[int, list[PlannedTask]] = defaultdict(list)
    for task in plan.tasks:
        if task.stage_id is not None:
            stages[task.stage_id].append(task)
        if task.milestone_id is not None:
            milestones[task.milestone_id].append(task)
    return PlanProgress(
        _progress(plan.tasks, average),
        {one.id: _progress(stages.get(one.id, []), average) for one in plan.stages},
        {one.id: _progress(milestones.get(one.id, []), average) for one in plan.milestones},
        {task.id: reported(task) for task in plan.tasks},
    )


def progress_of(project_ids: Iterable[int]) -> dict[int, Progress]:
    """Of many projects at once, in one query; the same figures as `progress_of_plan`."""
    ids = list(project_ids)
    rows = _shares(Task.objects.kept().filter(project__in=ids)).order_by().values_list("project_id")
    totals = rows.annotate(
        tasks=Count("pk"),
        tasks_done=Count("pk", filter=Q(done_at__isnull=False)),
        estimated=Count("estimate_minutes"),
        minutes=Sum("estimate_minutes"),
        reached=Sum(F("share") * F("estimate_minutes"), output_field=FloatField()),
        others=Sum("share", filter=Q(estimate_minutes=None)),
    )
    found = dict.fromkeys(ids, Progress())
    for project_id, tasks, done, estimated, minutes, reached, others in totals:
        average = _average(minutes or 0, estimated)
        whole = (minutes or 0) + (tasks - estimated) * average
        share = ((reached or 0) + (others or 0) * average) / whole if whole else _plain(done, tasks)
        found[project_id] = Progress(min(share, 1.0), tasks, done, minutes or 0)
    return found


def _shares(tasks: QuerySet[Task]) -> QuerySet[Task]:
    """Adds `share`, how much of each task is done, 0 to 1: all, as somebody said, or as its list is ticked."""
    items = ChecklistItem.objects.filter(task=OuterRef("pk")).order_by().values("task")
    ticked = items.annotate(part=Avg(Case(When(is_done=True, then=1.0), default=0.0, output_field=FloatField())))
    said = Coalesce(F("percent") / 100.0, 0.0, output_field=FloatField())
    listed = Coalesce(Subquery(ticked.values("part"), output_field=FloatField()), 0.0)
    open_share = Least(Greatest(said, listed), 1.0)
    return tasks.annotate(
        share=Case(When(done_at__isnull=False, then=1.0), default=open_share, output_field=FloatField())
    )


def burn_of(project_ids: Iterable[int]) -> dict[int, Burn]:
    """Of many projects at once, in four queries."""
    ids = list(project_ids)
    progress = progress_of(ids)
    spent = {
        project_id: (minutes, billable or 0)
        for project_id, minutes, billable in TimeEntry.objects.filter(project__in=ids)
        .order_by()
        .values_list("project_id")
        .annotate(all=Sum("minutes"), billable=Sum("minutes", filter=Q(is_billable=True)))
    }
    changes = {
        project_id: (minutes, amount)
        for project_id, minutes, amount in BudgetChange.objects.filter(budget__project__in=ids)
        .order_by()
        .values_list("budget__project_id")
        .annotate(more_minutes=Sum("minutes"), more_amount=Sum("amount"))
    }
    columns = ("project_id", "minutes", "amount", "rate", "currency")
    budgets = {row[0]: row[1:] for row in Budget.objects.filter(project__in=ids).values_list(*columns)}
    return {pk: make_burn(progress[pk], spent.get(pk, (0, 0)), budgets.get(pk), changes.get(pk, (0, 0))) for pk in ids}


def minutes_at_end(progress: Progress, spent: int, agreed: int | None) -> int | None:
    """
    What the whole will take: what was spent, and for the rest what was estimated (else agreed), at the rate of so far.
    That rate is drawn towards 1 while little is done. None when nobody estimated or agreed anything and little is done.
    """
    whole = progress.estimate_minutes or agreed
    if not whole:
        return round(spent / progress.share) if progress.share >= EARLY else None
    rate = (spent + EARLY * whole) / ((progress.share + EARLY) * whole)
    return round(spent + (1 - progress.share) * whole * rate)


def make_burn(
    progress: Progress,
    spent: tuple[int, int],
    budget: tuple[int | None, int | None, int | None, str] | None,
    changes: tuple[int, int],
) -> Burn:
    minutes, amount, rate, currency = budget or (None, None, None, "")
    minutes = None if minutes is None else minutes + changes[0]
    amount = None if amount is None else amount + changes[1]
    at_end = minutes_at_end(progress, spent[1], minutes)
    amount_at_end = None if at_end is None or rate is None else round(at_end * rate / 60)
    return Burn(progress, spent[0], spent[1], minutes, amount, rate, currency, at_end, amount_at_end)


def _progress(tasks: Iterable[PlannedTask], average: float) -> Progress:
    whole = reached = 0.0
    count = done = minutes = 0
    for task in tasks:
        weight = average if task.estimate_minutes is None else task.estimate_minutes
        whole, reached = whole + weight, reached + weight * reported(task)
        count, done, minutes = count + 1, done + task.is_done, minutes + (task.estimate_minutes or 0)
    return Progress(reached / whole if whole else _plain(done, count), count, done, minutes)


def _estimated(tasks: Iterable[PlannedTask]) -> int:
    return sum(task.estimate_minutes is not None for task in tasks)


def _average(minutes: int, estimated: int) -> float:
    """The weight of a task without an estimate."""
    return minutes / estimated if estimated and minutes else 1.0


def _plain(done: int, tasks: int) -> float:
    return done / tasks if tasks else 0.0
