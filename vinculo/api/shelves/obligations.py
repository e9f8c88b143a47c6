"""What each side owes the other by agreement."""

from datetime import date, datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from vinculo.agreements.models import Obligation
from vinculo.api import changing, theirs
from vinculo.api.asking import Asking
from vinculo.api.kinds import Body, Day, Id, Nothing, Shown, number, one_of, some, words
from vinculo.api.problems import overtaken
from vinculo.api.shelf import Deed, Filter, Shelf
from vinculo.api.shelves import by
from vinculo.clients.models import Audience
from vinculo.logbook.searchable import index_obligations
from vinculo.people.models import Person
from vinculo.practices.recheck import client_changed
from vinculo.projects.models import Side

FIELDS = ("side", "kind", "what", "due_on", "wanted", "source", "if_late")
MOST = 1_000_000


class ObligationShown(Shown):
    id: int
    client_id: int
    project_id: int | None
    milestone_id: int | None
    agreement_id: int | None
    side: str
    kind: str
    what: str
    audience: str
    contact_id: int | None
    owner_id: int | None
    due_on: date | None
    wanted: int | None
    received: int
    source: str
    if_late: str
    done_on: date | None
    withdrawn_at: datetime | None
    by_id: int | None
    created_at: datetime
    updated_at: datetime


class ObligationPatch(Body):
    side: one_of(Side) = "theirs"  # type: ignore[valid-type]
    kind: one_of(Obligation.Kind) = "duty"  # type: ignore[valid-type]
    what: some(200) = ""  # type: ignore[valid-type]
    due_on: Day | None = None
    wanted: number(1, MOST) | None = None  # type: ignore[valid-type]
    source: words(160) = ""  # type: ignore[valid-type]
    if_late: words(200) = ""  # type: ignore[valid-type]
    contact_id: Id | None = None
    owner_id: Id | None = None
    milestone_id: Id | None = None


class ObligationNew(ObligationPatch):
    client_id: Id
    project_id: Id | None = None
    what: some(200)  # type: ignore[valid-type]
    audience: one_of(Audience) = "team"  # type: ignore[valid-type]


class Receive(Body):
    received: number(0, MOST)  # type: ignore[valid-type]


def found(person: Person) -> QuerySet[Obligation]:
    rows: QuerySet[Obligation] = Obligation.objects.visible_to(person).filter(client__deleted_at=None)
    return rows.select_related("client", "project")


def make(asking: Asking, said: ObligationNew) -> int:
    client = theirs.client(asking, said.client_id)
    project = theirs.project(asking, said.project_id, client)
    obligation = Obligation(client=client, project=project, audience=said.audience, by=asking.person)
    obligation.owner = asking.person if said.side == Side.OURS else None
    _take(asking, obligation, said)
    obligation.save()
    _written(obligation)
    return obligation.pk


def change(asking: Asking, obligation: Obligation, said: ObligationPatch) -> None:
    _take(asking, obligation, said)
    obligation.save()
    _written(obligation)


def _take(asking: Asking, obligation: Obligation, said: ObligationPatch) -> None:
    changing.take(obligation, said, FIELDS)
    sent = said.model_fields_set
    if "contact_id" in sent:
        obligation.contact = theirs.contact(asking, said.contact_id, obligation.client)
    if "owner_id" in sent:
        obligation.owner = theirs.colleague(said.owner_id)
    if "milestone_id" in sent:
        obligation.milestone = theirs.milestone(said.milestone_id, obligation.project)
    changing.check(obligation)


def _written(obligation: Obligation) -> None:
    index_obligations([obligation])
    client_changed(obligation.client_id)


def _settle(asking: Asking, obligation: Obligation, said: Nothing) -> None:
    if not obligation.settle(on=asking.today, by=asking.person):
        raise _closed()
    client_changed(obligation.client_id)


def _receive(asking: Asking, obligation: Obligation, said: Receive) -> None:
    if not obligation.is_open:
        raise _closed()
    obligation.receive(received=said.received, on=asking.today, by=asking.person)
    client_changed(obligation.client_id)


def _withdraw(asking: Asking, obligation: Obligation, said: Nothing) -> None:
    if not obligation.withdraw(at=asking.at, by=asking.person):
        raise _closed()
    client_changed(obligation.client_id)


def _reopen(asking: Asking, obligation: Obligation, said: Nothing) -> None:
    if obligation.is_open:
        raise overtaken(_("It is open already."))
    obligation.reopen(by=asking.person)
    client_changed(obligation.client_id)


def _closed() -> Exception:
    return overtaken(_("It is closed already."))


shelf = Shelf(
    name="obligations", one="an obligation", area="talks", shown=ObligationShown, found=found,
    filters={
        "client_id": by.CLIENT, "project_id": by.PROJECT, "owner_id": by.OWNER,
        "side": Filter(one_of(Side), "side", "Whose it is."),
        "open": by.empty(("done_on", "withdrawn_at"), "Neither done nor withdrawn."),
    },
    orders={"created_at": "created_at", "updated_at": "updated_at"}, updated="updated_at",
    make=(ObligationNew, make), change=(ObligationPatch, change),
    deeds={
        "settle": Deed(Nothing, _settle, "Say that an obligation is done"),
        "receive": Deed(Receive, _receive, "Say how many have arrived"),
        "withdraw": Deed(Nothing, _withdraw, "Say that neither side counts on it any more"),
        "reopen": Deed(Nothing, _reopen, "Open an obligation again"),
    },
)  # fmt: skip
