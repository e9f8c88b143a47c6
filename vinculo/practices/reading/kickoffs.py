"""How projects began."""

from collections.abc import Callable
from datetime import datetime

from django.db.models import Max, Min

from vinculo.practices.facts import KickoffFacts
from vinculo.practices.reading.rows import added_up, grouped
from vinculo.projects.models import KickoffStep, Minutes


def kickoffs(projects: list[int]) -> Callable[..., KickoffFacts]:
    """What makes a kickoff out of its project, its own columns, its steps and its minutes."""
    if not projects:
        return KickoffFacts
    steps = grouped(
        KickoffStep.objects.filter(kickoff__project__in=projects),
        lambda step, at: (step, at),
        "kickoff__project_id",
        "step",
        "covered_at",
    )
    letters = Minutes.objects.filter(kickoff__project__in=projects)
    sent = added_up(letters, "kickoff__project_id", first=Min("sent_at"), said_yes=Max("confirmed_at"))

    def make(pk: int, created_at: datetime, planned_at: datetime | None, held_at: datetime | None) -> KickoffFacts:
        return KickoffFacts(created_at, planned_at, held_at, tuple(steps.get(pk, ())), *sent.get(pk, (None, None)))

    return make
