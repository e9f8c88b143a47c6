"""What clients ask for and owe, in a few words."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from vinculo.agreements.models import ChangeEffect, ChangeRequest, Obligation
from vinculo.conversations.models import Question
from vinculo.projects.models import Milestone, Project


def some_change(project: Project, number: int = 1, **fields: Any) -> ChangeRequest:
    """Asked for by them in the portal."""
    given = {
        "title": f"Gift cards {number}", "asked_at": timezone.now(), "side": "theirs", "audience": "shared",
        "client": project.client, **fields,
    }  # fmt: skip
    return ChangeRequest.objects.create(project=project, number=number, **given)


def worked_out(project: Project, number: int = 1, **fields: Any) -> ChangeRequest:
    """Estimated and spoken about: it waits for their yes."""
    now = timezone.now()
    given = {
        "state": "estimated", "estimated_at": now, "spoken_at": now, "minutes": 360, "amount": 42_000,
        "currency": "EUR", **fields,
    }  # fmt: skip
    return some_change(project, number, **given)


def moving(change: ChangeRequest, **fields: Any) -> Milestone:
    """A milestone whose promised date moves with it."""
    today = timezone.localdate()
    milestone = Milestone.objects.create(
        project=change.project, name="Launch", promised_on=today + timedelta(days=20),
        planned_on=today + timedelta(days=13), audience="shared", **fields,
    )  # fmt: skip
    ChangeEffect.objects.create(
        change=change, milestone=milestone, from_on=today + timedelta(days=13), to_on=today + timedelta(days=24),
        promised_to_on=today + timedelta(days=27),
    )  # fmt: skip
    return milestone


def some_question(project: Project, text: str = "When can we see it?", **fields: Any) -> Question:
    now = timezone.now()
    given = {"client": project.client, "asked_at": now, "due_at": now + timedelta(hours=24), "audience": "shared"}
    return Question.objects.create(project=project, text=text, **{**given, **fields})


def some_debt(project: Project, what: str = "The photos", **fields: Any) -> Obligation:
    given = {
        "client": project.client, "side": "theirs", "audience": "shared", "kind": "content",
        "due_on": timezone.localdate() + timedelta(days=5), **fields,
    }  # fmt: skip
    return Obligation.objects.create(project=project, what=what, **given)
