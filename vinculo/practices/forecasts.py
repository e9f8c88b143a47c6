"""
Forecast again: after a change of a plan, its tasks or its time (one job for each project), and every night.

`plan_changed` is what every page calls that changes something a forecast rests on.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Exists, OuterRef
from django.utils import timezone

from vinculo import jobs
from vinculo.logbook.slips import note_slips
from vinculo.people.models import Organization
from vinculo.practices.recheck import client_changed, clients_changed
from vinculo.projects.models import Milestone, Project
from vinculo.projects.schedule.refresh import refresh_many

BATCH = 50


def plan_changed(project_id: int) -> None:
    """Something a forecast rests on changed: have it made again soon. Cheap; asking twice adds one job."""
    jobs.coalesce("vinculo.practices.forecasts.forecast_one", str(project_id), project_id)


def plans_changed(project_ids: Iterable[int]) -> None:
    """Many at once, as after an import."""
    ids = sorted(set(project_ids))
    for start in range(0, len(ids), BATCH):
        jobs.enqueue("vinculo.practices.forecasts.forecast_some", ids[start : start + BATCH])


def forecast_one(project_id: int) -> None:
    for client_id in forecast_again([project_id], at=timezone.now()):
        client_changed(client_id)


def forecast_some(project_ids: list[int]) -> None:
    clients_changed(forecast_again(project_ids, at=timezone.now()))


def forecast_again(project_ids: list[int], *, at: datetime, organization: Organization | None = None) -> list[int]:
    """
    Forecast these projects as of `at`, those that are running, and note the slips. Returns the ids of the clients for
    whom something changed, in order.
    """
    organization = organization or Organization.current()
    projects = list(Project.objects.kept().running().filter(pk__in=project_ids).order_by("pk"))
    clients = {project.pk: project.client_id for project in projects}
    changed = refresh_many(projects, at=at, organization=organization)
    slips = note_slips(projects, at=at, changed=[one.milestone_id for one in changed], organization=organization)
    return sorted({clients[one.project_id] for one in changed} | slips.clients)


def sweep(*, at: datetime | None = None, batch: int = BATCH) -> int:
    """Forecast every running project that still has a milestone to reach. Returns how many."""
    at = at or timezone.now()
    to_reach = Milestone.objects.filter(project=OuterRef("pk"), done_on=None)
    ids = list(Project.objects.kept().running().filter(Exists(to_reach)).order_by("pk").values_list("pk", flat=True))
    organization = Organization.current()
    for start in range(0, len(ids), batch):
        clients_changed(forecast_again(ids[start : start + batch], at=at, organization=organization))
    return len(ids)
