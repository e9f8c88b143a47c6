"""What an import made, put into the search index."""

from collections.abc import Callable, Iterable
from typing import Any

from vinculo.clients.models import Client, ContactRole
from vinculo.conversations.models import Interaction
from vinculo.db import search
from vinculo.exchange.models import ImportRun
from vinculo.logbook import searchable
from vinculo.projects.models import Project, Task

Kind = tuple[str, Callable[[list[int]], Iterable[Any]], Callable[[Any], search.Doc]]
KINDS: dict[str, Kind] = {
    "clients.client": ("client", lambda ids: Client.objects.filter(pk__in=ids), searchable.client_doc),
    "clients.contactrole": (
        "contact",
        lambda ids: ContactRole.objects.filter(pk__in=ids).select_related("contact"),
        searchable.contact_doc,
    ),
    "projects.project": ("project", lambda ids: Project.objects.filter(pk__in=ids), searchable.project_doc),
    "projects.task": (
        "task",
        lambda ids: Task.objects.filter(pk__in=ids).select_related("project"),
        searchable.task_doc,
    ),
    "conversations.interaction": (
        "interaction",
        lambda ids: Interaction.objects.filter(pk__in=ids).select_related("mail"),
        searchable.interaction_doc,
    ),
}


def take_up(run: ImportRun) -> None:
    """Make what an import made findable. Repeatable."""
    for made in run.made.filter(label__in=KINDS).iterator():
        _kind, rows, document = KINDS[made.label]
        search.put(map(document, rows(made.ids)))


def forget(label: str, ids: list[int]) -> None:
    if label in KINDS:
        search.drop(KINDS[label][0], ids)
