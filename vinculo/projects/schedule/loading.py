"""Reading a plan: values in a fixed number of queries, no instances, which would cost a tenth of a second."""

from collections.abc import Iterable, Mapping

from django.db.models import Count, Q, Sum

from vinculo.calendar.hours import HoursNotUnderstood, WeekHours
from vinculo.people.models import Organization, Person
from vinculo.projects.models import ChecklistItem, Milestone, Project, Stage, Task, TaskLink, TimeEntry
from vinculo.projects.schedule.plan import Plan, PlannedLink, PlannedMilestone, PlannedStage, PlannedTask

TASK = (
    "id", "title", "milestone_id", "stage_id", "kind", "side", "assignee_id", "starts_on", "due_on", "started_on",
    "done_at", "estimate_minutes", "percent", "position", "repeats",
)  # fmt: skip
MILESTONE = (
    "id", "name", "stage_id", "planned_on", "promised_on", "done_on", "buffer_days", "approval_days", "forecast_on",
    "forecast_early_on", "forecast_late_on", "forecast_by_hand", "position",
)  # fmt: skip


def load(project: Project, promised_to: Mapping[int, Iterable[str]]) -> Plan:
    """See Plan.of."""
    kept = Task.objects.kept().filter(project=project)
    steps = {
        task_id: (count, done)
        for task_id, count, done in ChecklistItem.objects.filter(task__in=kept.order_by())
        .order_by()
        .values_list("task_id")
        .annotate(count=Count("pk"), done=Count("pk", filter=Q(is_done=True)))
    }
    spent = dict(
        TimeEntry.objects.filter(project=project, task__isnull=False)
        .order_by()
        .values_list("task_id")
        .annotate(minutes=Sum("minutes"))
    )
    tasks = []
    for values in kept.order_by("position", "pk").values_list(*TASK):
        count, done = steps.get(values[0], (0, 0))
        row = dict(zip(TASK, values, strict=True))
        tasks.append(PlannedTask(**row, steps=count, steps_done=done, spent_minutes=spent.get(values[0], 0)))
    return Plan(
        project_id=project.pk,
        starts_on=project.starts_on,
        due_on=project.due_on,
        stages=tuple(
            PlannedStage(*values)
            for values in Stage.objects.filter(project=project).values_list("id", "name", "owner_id", "position")
        ),
        milestones=tuple(
            PlannedMilestone(**row, promised_to=tuple(promised_to.get(row["id"], ())))
            for row in Milestone.objects.filter(project=project).values(*MILESTONE)
        ),
        tasks=tuple(tasks),
        links=tuple(
            PlannedLink(*values)
            for values in TaskLink.objects.filter(
                before__project=project, after__project=project, before__archived_at=None, after__archived_at=None
            )
            .order_by("pk")
            .values_list("before_id", "after_id", "kind", "lag_days")
        ),
    )


def availability_of(person_ids: Iterable[int], organization: Organization | None) -> dict[int, float]:
    """The part of the organization's week that each person works; whole ones are left out. One query."""
    whole = week_minutes(organization.hours if organization else None)
    found = {}
    for person_id, hours in Person.objects.filter(pk__in=set(person_ids)).values_list("pk", "hours"):
        part = week_minutes(hours) / whole if whole else 0
        if 0 < part < 1:
            found[person_id] = part
    return found


def week_minutes(hours: object) -> int:
    """Minutes of a week in which somebody works; 0 when nobody said."""
    try:
        week = WeekHours.from_json(hours)  # type: ignore[arg-type]
    except HoursNotUnderstood:
        return 0
    return sum(end - start for spans in week.days for start, end in spans)
