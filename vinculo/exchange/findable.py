"""What an import made, put into the search index."""

from collections.abc import Callable
from typing import Any

from django.db import transaction

from vinculo.clients.searchable import index_clients_of, index_contacts_of
from vinculo.conversations.models import Interaction
from vinculo.db import search
from vinculo.documents.models import Document
from vinculo.exchange.collecting import collecting_rarely
from vinculo.exchange.models import ImportRun
from vinculo.logbook.searchable import (
    index_documents,
    index_interactions,
    index_opportunities,
    index_projects,
    index_tasks,
)
from vinculo.pipeline.models import Opportunity
from vinculo.projects.models import Project, Task

IN_MEMORY = 1000  # records
TOGETHER = 4000  # in one transaction; others can write between two

Kind = tuple[str, Callable[[list[int]], Any]]
KINDS: dict[str, Kind] = {
    "clients.client": ("client", index_clients_of),
    "clients.contact": ("contact", index_contacts_of),
    "projects.project": ("project", lambda ids: index_projects(Project.objects.filter(pk__in=ids))),
    "projects.task": ("task", lambda ids: index_tasks(Task.objects.filter(pk__in=ids).select_related("project"))),
    "pipeline.opportunity": (
        "opportunity",
        lambda ids: index_opportunities(Opportunity.objects.filter(pk__in=ids)),
    ),
    "documents.document": ("document", lambda ids: index_documents(Document.objects.filter(pk__in=ids))),
    "conversations.interaction": (
        "interaction",
        lambda ids: index_interactions(Interaction.objects.filter(pk__in=ids).select_related("mail")),
    ),
}


def take_up(run: ImportRun) -> None:
    """Make what an import made and what it completed findable. Repeatable."""
    with collecting_rarely():
        _take_up(run)


def _take_up(run: ImportRun) -> None:
    made = run.made.filter(label__in=KINDS).values_list("label", "ids")
    changed = run.changes.filter(label__in=KINDS).values_list("label", "object_id").distinct()
    for label, (_kind, index) in KINDS.items():
        ids = [pk for one, some in made if one == label for pk in some]
        ids += [pk for one, pk in changed if one == label]
        for start in range(0, len(ids), TOGETHER):
            with transaction.atomic():
                for here in range(start, min(start + TOGETHER, len(ids)), IN_MEMORY):
                    index(ids[here : min(here + IN_MEMORY, start + TOGETHER)])


def forget(label: str, ids: list[int]) -> None:
    if label in KINDS:
        search.drop(KINDS[label][0], ids)
