"""Projects."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from vinculo.api import changing, theirs, told
from vinculo.api.asking import Asking
from vinculo.api.kinds import Body, Day, Id, Shown, one_of, some, words
from vinculo.api.problems import wrong
from vinculo.api.shelf import Filter, Shelf
from vinculo.api.shelves import by
from vinculo.conversations.checkins import plan_soon
from vinculo.logbook.searchable import index_projects
from vinculo.practices.recheck import client_changed
from vinculo.projects.emptying import leave_search
from vinculo.projects.models import Phase, Project

FIELDS = ("name", "starts_on", "due_on", "summary")


class ProjectShown(Shown):
    id: int
    client_id: int
    name: str
    phase: str
    starts_on: date | None
    due_on: date | None
    lead_id: int | None
    summary: str
    launched_on: date | None
    closed_on: date | None
    created_at: datetime
    updated_at: datetime


class ProjectPatch(Body):
    name: some(160) = ""  # type: ignore[valid-type]
    phase: one_of(Phase) = "kickoff"  # type: ignore[valid-type]
    starts_on: Day | None = None
    due_on: Day | None = None
    lead_id: Id | None = None
    summary: words(5000) = ""  # type: ignore[valid-type]


class ProjectNew(ProjectPatch):
    client_id: Id
    name: some(160)  # type: ignore[valid-type]


@transaction.atomic
def make(asking: Asking, said: ProjectNew) -> int:
    lead = theirs.colleague(said.lead_id, "lead_id", no_guests=True) if said.lead_id else asking.person
    project = Project(client=theirs.client(asking, said.client_id), phase=said.phase, lead=lead)
    _take(project, said)
    project.save()
    project.phase_changes.create(to_phase=project.phase, by=asking.person, at=asking.at)
    project.members.create(person=lead or asking.person, may_ask_client=True)
    _saved(project)
    _tell_lead(asking, project)
    return project.pk


def change(asking: Asking, project: Project, said: ProjectPatch) -> None:
    before = project.lead_id
    if "lead_id" in said.model_fields_set:
        project.lead = theirs.colleague(said.lead_id, "lead_id", no_guests=True)
    _take(project, said)
    project.save()
    if "phase" in said.model_fields_set and project.enter(said.phase, by=asking.person, at=asking.at):
        plan_soon(project.pk)
    _saved(project)
    if project.lead_id != before:
        _tell_lead(asking, project)


def remove(asking: Asking, project: Project) -> None:
    project.throw_away(by=asking.person, at=asking.at)
    leave_search([project.pk])
    client_changed(project.client_id)


def _take(project: Project, said: ProjectPatch) -> None:
    changing.take(project, said, FIELDS)
    if project.starts_on and project.due_on and project.due_on < project.starts_on:
        raise wrong("due_on", _("It cannot be promised for a day before it starts."))
    changing.check(project)


def _saved(project: Project) -> None:
    index_projects([project])
    client_changed(project.client_id)


def _tell_lead(asking: Asking, project: Project) -> None:
    told.now_yours(
        asking, f"project:{project.pk}", project.lead, what=project.name, client_id=project.client_id,
        may_see=told.sees(project), words=project.client.name,
    )  # fmt: skip


shelf = Shelf(
    name="projects", one="a project", area="projects", shown=ProjectShown, found=theirs.projects,
    filters={
        "client_id": by.CLIENT,
        "phase": Filter(one_of(Phase), "phase", "In this phase."),
        "lead_id": Filter(by.OWNER.kind, "lead_id", "Led by this colleague."),
    },
    orders={"name": "name_folded", "created_at": "created_at", "updated_at": "updated_at"}, updated="updated_at",
    make=(ProjectNew, make), change=(ProjectPatch, change), remove=remove,
)  # fmt: skip
