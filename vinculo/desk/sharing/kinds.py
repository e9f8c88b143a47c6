"""What can be shared with a client, found through what a person sees; and what each is called."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from vinculo.agreements.models import Agreement, ChangeRequest, Obligation, Promise
from vinculo.conversations.models import Decision, Interaction, Question
from vinculo.desk.projects.found import seen_by
from vinculo.documents.models import Document
from vinculo.people.models import Person
from vinculo.projects.models import Milestone, Task


@dataclass(frozen=True, slots=True)
class Kind:
    """`found`: those a person sees. `words`: the field that names one."""

    found: Callable[[Person], QuerySet[Any]]
    words: str


def _of_client(model: Any) -> Callable[[Person], QuerySet[Any]]:
    return lambda person: model.objects.visible_to(person).filter(client__deleted_at=None)


def _of_project(model: Any) -> Callable[[Person], QuerySet[Any]]:
    return lambda person: model.objects.filter(project__in=seen_by(person)).select_related("project")


def _documents(person: Person) -> QuerySet[Document]:
    """What says a price is shown by whoever sends it, once it was spoken of."""
    return Document.objects.visible_to(person).kept().filter(client__deleted_at=None, about_money=False)


KINDS: dict[str, Kind] = {
    "interaction": Kind(_of_client(Interaction), "summary"),
    "decision": Kind(_of_client(Decision), "text"),
    "question": Kind(_of_client(Question), "text"),
    "promise": Kind(_of_client(Promise), "text"),
    "obligation": Kind(_of_client(Obligation), "what"),
    "agreement": Kind(_of_client(Agreement), "name"),
    "change": Kind(_of_client(ChangeRequest), "title"),
    "milestone": Kind(_of_project(Milestone), "name"),
    "task": Kind(_of_project(Task), "title"),
    "document": Kind(_documents, "title"),
}


def place_of(item: Any) -> tuple[int, int | None]:
    """(client, project) of anything that can be shared."""
    client_id = getattr(item, "client_id", None)
    return client_id if client_id else item.project.client_id, item.project_id
