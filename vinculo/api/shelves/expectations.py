"""What each side hopes for."""

from datetime import date, datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from vinculo.agreements.models import Expectation
from vinculo.api import changing, theirs
from vinculo.api.asking import Asking
from vinculo.api.kinds import Body, Day, Id, Nothing, Shown, Yes, one_of, some, words
from vinculo.api.problems import overtaken
from vinculo.api.shelf import Deed, Filter, Shelf
from vinculo.api.shelves import by
from vinculo.people.models import Person
from vinculo.practices.recheck import client_changed

FIELDS = ("side", "text", "is_quote", "source", "state", "asked_on")


class ExpectationShown(Shown):
    id: int
    client_id: int
    project_id: int | None
    side: str
    text: str
    is_quote: bool
    said_by_id: int | None
    asked_on: date | None
    source: str
    state: str
    by_id: int | None
    created_at: datetime
    updated_at: datetime
    withdrawn_at: datetime | None


class ExpectationPatch(Body):
    side: one_of(Expectation.Side) = "theirs"  # type: ignore[valid-type]
    text: some(2000) = ""  # type: ignore[valid-type]
    is_quote: Yes = False
    source: words(160) = ""  # type: ignore[valid-type]
    state: one_of(Expectation.State) = "run"  # type: ignore[valid-type]
    asked_on: Day | None = None


class ExpectationNew(ExpectationPatch):
    client_id: Id
    project_id: Id | None = None
    said_by_id: Id | None = None
    side: one_of(Expectation.Side)  # type: ignore[valid-type]
    text: some(2000)  # type: ignore[valid-type]


class AskedAgain(Body):
    state: one_of(Expectation.State)  # type: ignore[valid-type]


def found(person: Person) -> QuerySet[Expectation]:
    rows: QuerySet[Expectation] = Expectation.objects.visible_to(person).filter(client__deleted_at=None)
    return rows


def make(asking: Asking, said: ExpectationNew) -> int:
    client = theirs.client(asking, said.client_id)
    speaker = theirs.contact(asking, said.said_by_id, client, "said_by_id")
    expectation = Expectation.objects.create(
        client=client, project=theirs.project(asking, said.project_id, client), side=said.side, text=said.text,
        is_quote=said.is_quote, said_by=speaker if said.side == "theirs" else None, source=said.source,
        asked_on=said.asked_on or (None if said.state == "open" else asking.today), state=said.state, by=asking.person,
    )  # fmt: skip
    client_changed(client.pk)
    return expectation.pk


def change(asking: Asking, expectation: Expectation, said: ExpectationPatch) -> None:
    changing.take(expectation, said, FIELDS)
    changing.check(expectation)
    expectation.save()
    client_changed(expectation.client_id)


def _ask_again(asking: Asking, expectation: Expectation, said: AskedAgain) -> None:
    expectation.asked_again(on=asking.today, state=said.state)
    client_changed(expectation.client_id)


def _withdraw(asking: Asking, expectation: Expectation, said: Nothing) -> None:
    if expectation.withdrawn_at:
        raise overtaken(_("Nobody expects it any more."))
    expectation.withdraw(at=asking.at)
    client_changed(expectation.client_id)


shelf = Shelf(
    name="expectations", one="an expectation", area="talks", shown=ExpectationShown, found=found,
    filters={
        "client_id": by.CLIENT, "project_id": by.PROJECT,
        "side": Filter(one_of(Expectation.Side), "side", "Whose it is."),
        "state": Filter(one_of(Expectation.State), "state", "How it stands."),
        "open": by.empty(("withdrawn_at",), "Not withdrawn."),
    },
    orders={"created_at": "created_at", "updated_at": "updated_at"}, updated="updated_at",
    make=(ExpectationNew, make), change=(ExpectationPatch, change),
    deeds={
        "ask-again": Deed(AskedAgain, _ask_again, "Say what they say of an expectation today"),
        "withdraw": Deed(Nothing, _withdraw, "Say that nobody expects it any more"),
    },
)  # fmt: skip
