"""
What the minutes of a kickoff are made from, asked in one statement.

Only what both sides may read: each list names its columns, so that internal dates, buffers and notes of the team are
not even loaded.
"""

from typing import Any

from django.db.models import OuterRef

from vinculo.agreements.models import Expectation, Obligation, Promise
from vinculo.db.rows import rows_of
from vinculo.projects.models import (
    Area,
    CommunicationPlan,
    Contingency,
    Limit,
    Milestone,
    Project,
    ProjectContact,
    ProjectMember,
)

Facts = dict[str, list[dict[str, Any]]]
OF_PROJECT = {"project": OuterRef("pk")}


def facts_of(project: Project) -> Facts:
    """Lists of dicts by what they are about; days are text."""
    lists = {**_ours(), **_theirs(), **_said()}
    (row,) = Project.objects.filter(pk=project.pk).order_by().values_list(*lists.values())
    return dict(zip(lists, row, strict=True))


def _ours() -> dict[str, Any]:
    limits = Limit.objects.filter(**OF_PROJECT)
    members = ProjectMember.objects.filter(**OF_PROJECT).order_by("pk")
    areas = Area.objects.filter(**OF_PROJECT)
    dated = Milestone.objects.filter(**OF_PROJECT, promised_on__isnull=False)
    plans = Contingency.objects.filter(**OF_PROJECT)
    return {
        "limits": rows_of(limits, pk="pk", what="what", instead="instead"),
        "team": rows_of(members, pk="pk", name="person__name", area="area"),
        "areas": rows_of(areas, pk="pk", name="name", ours="responsible__name", theirs="counterpart__name"),
        "dates": rows_of(dated, pk="pk", name="name", on="promised_on", approval="approval_days"),
        "plans": rows_of(plans, pk="pk", what_if="what_if", plan="plan"),
    }


def _theirs() -> dict[str, Any]:
    people = ProjectContact.objects.filter(**OF_PROJECT, contact__deleted_at=None).order_by("pk")
    talks = CommunicationPlan.objects.filter(**OF_PROJECT).order_by("pk")[:1]
    listeners = CommunicationPlan.participants.through.objects.filter(
        communicationplan__project=OuterRef("pk"), contact__deleted_at=None
    )
    how = {name: name for name in ("rhythm", "weekday", "at_time", "channel", "detail", "figures")}
    return {
        "people": rows_of(people, pk="pk", name="contact__name", role="role", duty="duty"),
        "talks": rows_of(talks, **how),
        "listeners": rows_of(listeners.order_by("pk"), name="contact__name"),
    }


def _said() -> dict[str, Any]:
    promises = Promise.objects.open().filter(**OF_PROJECT, milestone=None).soonest_first()
    owed = Obligation.objects.open().filter(**OF_PROJECT).soonest_first()
    hoped = Expectation.objects.filter(**OF_PROJECT, withdrawn_at=None).order_by("pk")
    return {
        "promises": rows_of(promises, pk="pk", text="text", on="promised_on"),
        "owed": rows_of(owed, pk="pk", side="side", what="what", on="due_on", waits="milestone__name"),
        "hoped": rows_of(hoped, pk="pk", side="side", text="text", is_quote="is_quote", said_by="said_by__name"),
    }
