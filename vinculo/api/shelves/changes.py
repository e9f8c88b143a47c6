"""Change requests. What they do to dates and money is worked out and decided at the desk, where one talks first."""

from datetime import date, datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from vinculo.agreements.asking import ask
from vinculo.agreements.models import ChangeRequest
from vinculo.api import changing, theirs
from vinculo.api.asking import Asking
from vinculo.api.kinds import Body, Id, Shown, one_of, some, words
from vinculo.api.problems import overtaken
from vinculo.api.shelf import Filter, Shelf
from vinculo.api.shelves import by
from vinculo.clients.models import Audience
from vinculo.logbook.searchable import index_changes
from vinculo.people.models import Person
from vinculo.practices.recheck import client_changed
from vinculo.projects.models import Side

FIELDS = ("side", "title", "text", "why")


class ChangeShown(Shown):
    id: int
    client_id: int
    project_id: int
    number: int
    side: str
    contact_id: int | None
    kind: str
    title: str
    audience: str
    text: str
    why: str
    wanted_on: date | None
    asked_at: datetime
    minutes: int | None
    amount: int | None
    currency: str
    milestone_id: int | None
    state: str
    estimated_at: datetime | None
    decided_at: datetime | None
    because: str
    instead: str
    by_id: int | None
    created_at: datetime
    updated_at: datetime


class ChangePatch(Body):
    side: one_of(Side) = "theirs"  # type: ignore[valid-type]
    contact_id: Id | None = None
    title: some(160) = ""  # type: ignore[valid-type]
    text: words(5000) = ""  # type: ignore[valid-type]
    why: words(300) = ""  # type: ignore[valid-type]


class ChangeNew(ChangePatch):
    project_id: Id
    title: some(160)  # type: ignore[valid-type]
    audience: one_of(Audience) = "team"  # type: ignore[valid-type]


def found(person: Person) -> QuerySet[ChangeRequest]:
    rows: QuerySet[ChangeRequest] = ChangeRequest.objects.visible_to(person)
    return rows.filter(client__deleted_at=None, project__deleted_at=None).select_related("client")


def make(asking: Asking, said: ChangeNew) -> int:
    project = theirs.some_project(asking, said.project_id)
    change = ask(
        project, title=said.title, by=asking.person, at=asking.at, side=said.side, text=said.text, why=said.why,
        contact=theirs.contact(asking, said.contact_id, project.client), audience=said.audience,
    )  # fmt: skip
    _written(change)
    return change.pk


def change(asking: Asking, change: ChangeRequest, said: ChangePatch) -> None:
    if not change.is_undecided:
        raise overtaken(_("It is decided; its words stay as they were."))
    changing.take(change, said, FIELDS)
    if "contact_id" in said.model_fields_set:
        change.contact = theirs.contact(asking, said.contact_id, change.client)
    changing.check(change)
    change.save()
    _written(change)


def _written(change: ChangeRequest) -> None:
    index_changes([change])
    client_changed(change.client_id)


shelf = Shelf(
    name="changes", one="a change request", area="projects", shown=ChangeShown, found=found,
    filters={
        "client_id": by.CLIENT, "project_id": by.PROJECT,
        "state": Filter(one_of(ChangeRequest.State), "state", "In this state."),
    },
    orders={"created_at": "created_at", "updated_at": "updated_at"}, updated="updated_at",
    make=(ChangeNew, make), change=(ChangePatch, change),
)  # fmt: skip
