"""Projects with their beginning, their effort, their budget and their end."""

from collections import defaultdict
from itertools import accumulate, pairwise
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from vinculo.conversations.models import CheckIn
from vinculo.db.prepared import prepared
from vinculo.feedback.models import Lesson
from vinculo.practices.facts import (
    AreaFacts,
    CheckInFacts,
    ClosingFacts,
    MilestoneFacts,
    PartFacts,
    PlanFacts,
    ProjectFacts,
)
from vinculo.practices.reading.effort import budgets, efforts
from vinculo.practices.reading.kickoffs import kickoffs
from vinculo.practices.reading.rows import Grouped, apart, fact, gathered, grouped, rows_of, with_many
from vinculo.projects.models import RUNNING, Area, Milestone, PhaseChange, Project, ProjectContact

OWN = ("id", "name", "phase", "created_at", "starts_on", "due_on", "launched_on", "closed_on", "lead_id")
PLAN = ("plan__rhythm", "plan__weekday", "plan__starts_on", "plan__channel", "plan__at_time")
KICKOFF = ("kickoff__created_at", "kickoff__planned_at", "kickoff__held_at")
BUDGET = ("budget__updated_at", "budget__minutes", "budget__amount", "budget__rate")
CLOSING = ("started_at", "accepted_on", "celebration", "celebrated_on", "next_step", "last_word_at")
ENDED = tuple(f"closing__{name}" for name in CLOSING)
OF_MILESTONE = (
    "project__client_id", "id", "name", "project_id", "planned_on", "promised_on", "forecast_on", "done_on",
    "forecast_late_on", "buffer_days", "approval_days", "buffer_reason",
)  # fmt: skip
LESSONS = Lesson.objects.filter(project=OuterRef("pk")).order_by("at").values("at")


def projects(ids: list[int]) -> Grouped:
    """Steps, minutes and money are asked for only where there is a kickoff or a budget to ask about."""
    rows = [_Row(row) for row in rows_of(_projects, ids)]
    phases = gathered(rows_of(_phases, ids), lambda *change: change)
    begun = kickoffs([row.pk for row in rows if row.kickoff[0]])
    money = budgets([row.pk for row in rows if row.budget[0]])
    effort = efforts([row.pk for row in rows if row.own[2] in RUNNING])
    groups: Grouped = defaultdict(list)
    for row in rows:
        groups[row.client_id].append(
            fact(
                ProjectFacts,
                *row.own,
                PlanFacts(*row.plan) if row.plan[0] else None,
                tuple((at, phase) for at, phase, _before in phases.get(row.pk, ())),
                begun(row.pk, *row.kickoff) if row.kickoff[0] else None,
                effort.get(row.pk),
                money(row.pk, *row.budget) if row.budget[0] else None,
                ClosingFacts(*row.closing) if row.closing[0] else None,
                *row.rest,
                next((before for _at, _phase, before in phases.get(row.pk, ())), ""),
            )
        )
    return groups


@prepared
def _projects(ids: list[int]) -> QuerySet[Project, Any]:
    kept = Project.objects.filter(client__in=ids, deleted_at=None).annotate(lesson_at=Subquery(LESSONS[:1]))
    more = ("retrospective__held_on", "lesson_at")
    return kept.values_list("client_id", *OWN, *PLAN, *KICKOFF, *BUDGET, *ENDED, *more)


@prepared
def _phases(ids: list[int]) -> QuerySet[PhaseChange, Any]:
    changes = PhaseChange.objects.filter(project__client__in=ids).order_by("at", "pk")
    return changes.values_list("project_id", "at", "to_phase", "from_phase")


class _Row:
    """The columns of a project by the part they belong to."""

    __slots__ = ("budget", "client_id", "closing", "kickoff", "own", "pk", "plan", "rest")

    def __init__(self, values: tuple[Any, ...]) -> None:
        self.client_id, self.pk = values[:2]
        cuts = list(accumulate((1, *(len(part) for part in (OWN, PLAN, KICKOFF, BUDGET, ENDED)))))
        self.own, self.plan, self.kickoff, self.budget, self.closing = (values[i:j] for i, j in pairwise(cuts))
        self.rest = values[cuts[-1] :]


def milestones(ids: list[int]) -> Grouped:
    groups: Grouped = defaultdict(list)
    for (client_id, *values), forecasts in apart(rows_of(_milestones, ids), len(OF_MILESTONE)):
        groups[client_id].append(fact(MilestoneFacts, *values, forecasts))
    return groups


@prepared
def _milestones(ids: list[int]) -> QuerySet[Milestone, Any]:
    thoughts = ("forecasts__at", "forecasts__likely_on", "forecasts__late_on")
    ordered = _of_kept(Milestone, ids).order_by("id", "forecasts__at", "forecasts__id")
    return ordered.values_list(*OF_MILESTONE, *thoughts)


def areas(ids: list[int]) -> Grouped:
    columns = ("project__client_id", "id", "project_id", "name", "responsible_id", "responsible__name")
    groups: Grouped = defaultdict(list)
    rows = with_many(_of_kept(Area, ids), (*columns, "counterpart_id"), ("askers",))
    for (client_id, pk, project_id, name, responsible_id, responsible, counterpart_id), others in rows:
        askers = tuple(sorted(row[0] for row in others))
        groups[client_id].append(
            AreaFacts(pk, project_id, name, responsible_id, responsible or "", counterpart_id, askers)
        )
    return groups


def parts(ids: list[int]) -> Grouped:
    there = _of_kept(ProjectContact, ids).filter(contact__deleted_at=None)
    return grouped(there, PartFacts, "project__client_id", "project_id", "contact_id", "role")


def check_ins(ids: list[int]) -> Grouped:
    columns = ("id", "project_id", "slot_on", "due_at", "created_at", "channel", "held_in__at", "skipped_at")
    made = CheckIn.objects.filter(client__in=ids, project__deleted_at=None)
    return grouped(made, CheckInFacts, "client_id", *columns)


def _of_kept(model: Any, ids: list[int]) -> QuerySet[Any]:
    kept: QuerySet[Any] = model.objects.filter(project__client__in=ids, project__deleted_at=None)
    return kept
