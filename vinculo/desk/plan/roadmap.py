"""The plan as a roadmap: bars on an axis of days, drawn by the server, some rows at a time."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _

from vinculo.desk.numbers import is_number
from vinculo.desk.plan.frame import frame
from vinculo.desk.plan.gantt_axis import HEAD, axis_of, head
from vinculo.desk.plan.gantt_drawing import block
from vinculo.desk.plan.gantt_labels import labels
from vinculo.desk.plan.gantt_rows import Group, Row, Span, groups_of, open_groups, rows_of
from vinculo.desk.projects.near import near
from vinculo.people.models import Person
from vinculo.people.worktime import work_calendar
from vinculo.projects.models import Baseline, BaselineRow, Milestone, Project
from vinculo.projects.schedule.network import PlanHasCircle
from vinculo.projects.schedule.passes import Schedule, schedule
from vinculo.projects.schedule.plan import Plan, PlannedMilestone

WHEN = ("task_id", "milestone_id", "starts_on", "ends_on", "baseline__name")
WINDOW = 34  # rows of one answer
ZOOMS = {"week": _("Weeks"), "month": _("Months"), "quarter": _("Quarters")}


def show(request: HttpRequest, project: Project) -> HttpResponse:
    today = timezone.localdate()
    plan = Plan.of(project, worked=False)
    placed, circle = laid_out(plan, request)
    people = dict(names_of(plan))
    groups = groups_of(plan, project.client.name, people)
    unfolded = open_groups(groups, request.GET.get("open"))
    rows = rows_of(groups, unfolded, placed)
    first = _first(request.GET.get("from", ""), len(rows))
    window = rows[first : first + WINDOW]
    axis = axis_of([on for row in rows for on in _days(row)], today, request.GET.get("zoom", ""))
    baseline, before = _baseline(request, project, [row.task.id for row in window if row.task])
    spans = {row.task.id: row.span for row in rows if row.task and row.span}
    spans |= _folded_spans(groups, unfolded, placed)
    address = _address(request, unfolded, axis.zoom)
    base = frame(request, project, "gantt")
    context = {
        **base, "axis": axis, "head": mark_safe(head(axis, today)), "head_height": HEAD, "rows": rows, "circle": circle,
        "labels": labels(window, unfolded, address, base["may_change"]),
        "picture": block(
            window, first, axis, today, plan.links, _places(rows, groups, unfolded), spans, before,
            {pk: initials(name) for pk, name in people.items()},
        ),
        "zooms": [(name, label, address(zoom=name), name == axis.zoom) for name, label in ZOOMS.items()],
        "more": address(**{"from": first + WINDOW}) if first + WINDOW < len(rows) else "", "first": first,
        "total": len(rows), "until": min(first + WINDOW, len(rows)), "all_open": address(open="all"),
        "all_folded": address(open=""), "baseline": baseline, "is_empty": not plan.tasks and not plan.milestones,
        "stages": _told(groups, plan.milestones if request.GET.get("told") == "all" else near(plan.milestones)),
        "all_told": address(told="all"), "folded": any(group.key not in unfolded for group in groups),
    }  # fmt: skip
    return render(request, "plan/gantt.html", context)


def laid_out(plan: Plan, request: HttpRequest) -> tuple[Schedule | None, list[str]]:
    """The schedule; or, of a plan that runs in a circle, the titles of its tasks."""
    try:
        return schedule(plan, work_calendar(request.desk.organization)), []
    except PlanHasCircle as circle:
        return None, [task.title for task in circle.tasks]


def initials(name: str) -> str:
    words = name.split()
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()


def names_of(plan: Plan) -> Any:
    ids = {task.assignee_id for task in plan.tasks} | {stage.owner_id for stage in plan.stages}
    return Person.objects.filter(pk__in=ids - {None}).values_list("pk", "name")


def _first(text: str, count: int) -> int:
    return min(int(text), max(count - 1, 0)) if is_number(text) else 0


def _days(row: Row) -> list[Any]:
    one = row.milestone
    return [*(row.span or ()), *((one.promised_on, one.expected_on, one.forecast_late_on) if one else ())]


def _address(request: HttpRequest, unfolded: set[str], zoom: str) -> Any:
    """address(open=...) is the same roadmap with something else unfolded, in another zoom or further down."""
    said = {"view": "gantt", "zoom": zoom, "open": ".".join(sorted(unfolded))}
    if is_number(request.GET.get("baseline", "")):
        said["baseline"] = request.GET["baseline"]
    return lambda **other: f"?{urlencode({**said, **other})}"


def _places(rows: Sequence[Row], groups: Sequence[Group], unfolded: set[str]) -> dict[int, int]:
    """The row of each task; of one that is folded away, the row of its stage."""
    places = {row.task.id: number for number, row in enumerate(rows) if row.task}
    stages = {row.key: number for number, row in enumerate(rows) if row.kind == "group"}
    for group in groups:
        if group.key not in unfolded:
            places |= {task.id: stages[group.key] for task in group.tasks}
    return places


def _folded_spans(groups: Sequence[Group], unfolded: set[str], placed: Schedule | None) -> dict[int, Span]:
    """Lines between folded stages would be many and say little; those to an open one begin at the task's own days."""
    if not unfolded or not placed:
        return {}
    hidden = [task for group in groups if group.key not in unfolded for task in group.tasks]
    return {task.id: (placed.tasks[task.id].starts_on, placed.tasks[task.id].ends_on) for task in hidden}


def _baseline(request: HttpRequest, project: Project, task_ids: list[int]) -> tuple[str, dict[tuple[str, str], Span]]:
    """The name of the baseline that is asked for, else of the newest, and where everything lay then. One query."""
    asked = request.GET.get("baseline", "")
    kept = Baseline.objects.filter(project=project)
    chosen = kept.filter(pk=asked) if is_number(asked) else kept.order_by("-at", "-pk")
    in_sight = Q(task=None) | Q(task__in=task_ids)
    rows = BaselineRow.objects.filter(in_sight, baseline__in=chosen.values("pk")[:1], ends_on__isnull=False)
    name, found = "", {}
    for task_id, milestone_id, starts_on, ends_on, name in rows.values_list(*WHEN):  # noqa: B007
        key = ("task", str(task_id)) if task_id else ("milestone", str(milestone_id))
        found[key] = (starts_on or ends_on, ends_on)
    return name, found


def _told(groups: Sequence[Group], shown: Iterable[PlannedMilestone]) -> list[tuple[Group, list[Any], int, int]]:
    """The same for a phone: stages with their next milestones, how many more, and how many of the tasks are done."""
    today, ids = timezone.localdate(), {one.id for one in shown}
    return [
        (
            group,
            [(one, _state(one, today)) for one in group.milestones if one.id in ids],
            sum(one.id not in ids for one in group.milestones),
            sum(task.is_done for task in group.tasks),
        )
        for group in groups
    ]


def _state(one: PlannedMilestone, today: date) -> str:
    return Milestone(
        done_on=one.done_on, promised_on=one.promised_on, planned_on=one.planned_on, forecast_on=one.forecast_on
    ).state(today)
