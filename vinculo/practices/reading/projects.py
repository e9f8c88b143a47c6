"""Projects with their beginning, their effort, their budget and their end."""

from collections import defaultdict
from typing import Any

from django.db.models import QuerySet

from vinculo.conversations.models import CheckIn
from vinculo.practices.facts import (
    AreaFacts,
    CheckInFacts,
    ClosingFacts,
    KickoffFacts,
    MilestoneFacts,
    PartFacts,
    PlanFacts,
    ProjectFacts,
)
from vinculo.practices.reading.effort import budget, efforts
from vinculo.practices.reading.rows import Grouped, grouped, with_many
from vinculo.practices.reading.totals import TOTALS
from vinculo.projects.models import Area, KickoffStep, Milestone, PhaseChange, Project, ProjectContact

OWN = ("id", "name", "phase", "created_at", "starts_on", "due_on", "launched_on", "closed_on", "lead_id")
PLAN = ("plan__rhythm", "plan__weekday", "plan__starts_on", "plan__channel", "plan__at_time")
KICKOFF = ("kickoff__created_at", "kickoff__planned_at", "kickoff__held_at", "minutes_sent_at", "minutes_confirmed_at")
BUDGET = (
    "budget__updated_at", "budget__minutes", "budget__amount", "budget__rate",
    "more_minutes", "more_amount", "changed_at", "spent", "spent_at",
)  # fmt: skip
CLOSING = ("started_at", "accepted_on", "celebration", "celebrated_on", "next_step", "last_word_at")
COLUMNS = (*OWN, *PLAN, *KICKOFF, *BUDGET, *(f"closing__{name}" for name in CLOSING))


def projects(ids: list[int]) -> Grouped:
    changes = PhaseChange.objects.filter(project__client__in=ids).order_by("at", "pk")
    phases = grouped(changes, lambda at, phase: (at, phase), "project_id", "at", "to_phase")
    covered = KickoffStep.objects.filter(kickoff__project__client__in=ids)
    steps = grouped(covered, lambda step, at: (step, at), "kickoff__project_id", "step", "covered_at")
    effort = efforts(ids)

    def project(*values: Any) -> ProjectFacts:
        pk, values = values[0], values[1:]
        rest = iter(values)
        own = [next(rest) for _name in OWN[1:]]
        agreed, begun = [next(rest) for _name in PLAN], [next(rest) for _name in KICKOFF]
        money, ended = [next(rest) for _name in BUDGET], [next(rest) for _name in CLOSING]
        created_at, planned_at, held_at, sent_at, confirmed_at = begun
        started = KickoffFacts(created_at, planned_at, held_at, tuple(steps.get(pk, ())), sent_at, confirmed_at)
        return ProjectFacts(
            pk,
            *own,
            PlanFacts(*agreed) if agreed[0] else None,
            tuple(phases.get(pk, ())),
            started if created_at else None,
            effort.get(pk),
            budget(*money),
            ClosingFacts(*ended) if ended[0] else None,
            *rest,
        )

    kept = Project.objects.filter(client__in=ids, deleted_at=None).annotate(**TOTALS)
    return grouped(kept, project, "client_id", *COLUMNS, "retrospective__held_on", "lesson_at")


def milestones(ids: list[int]) -> Grouped:
    columns = ("project__client_id", "id", "name", "project_id", "planned_on", "promised_on", "forecast_on", "done_on")
    more = ("forecast_late_on", "buffer_days", "approval_days", "buffer_reason")
    thoughts = ("forecasts__at", "forecasts__likely_on", "forecasts__late_on")
    groups: Grouped = defaultdict(list)
    for (client_id, *values), forecasts in with_many(_of_kept(Milestone, ids), (*columns, *more), thoughts):
        groups[client_id].append(MilestoneFacts(*values, forecasts))
    return groups


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
