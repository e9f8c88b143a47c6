"""Exchanges with clients: what was said, and everything that came out of it, written down at once."""

from datetime import date, datetime
from typing import Annotated

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from pydantic import BeforeValidator, Field

from vinculo.agreements.margin import suggested_internal
from vinculo.api import theirs
from vinculo.api.asking import Asking
from vinculo.api.kinds import AskedId, Body, Day, Id, Moment, Shown, Yes, ids_of, number, one_of, some
from vinculo.api.problems import wrong
from vinculo.api.shelf import Filter, Shelf
from vinculo.api.shelves import by
from vinculo.clients.models import Audience, Channel
from vinculo.conversations.models import Direction, Feeling, Interaction
from vinculo.logbook.entry import Entry, NewPromise, NewQuestion
from vinculo.logbook.log import log
from vinculo.people.models import Person
from vinculo.practices.recheck import client_changed

MOST = 20  # of each in one exchange


class InteractionShown(Shown):
    id: int
    client_id: int
    project_id: int | None
    at: datetime
    minutes: int | None
    channel: str
    direction: str
    summary: str
    felt: str
    is_check_in: bool
    shares_status: bool
    asks_status: bool
    audience: str
    by_id: int | None
    contact_ids: Annotated[list[int], BeforeValidator(ids_of)] = Field(validation_alias="contacts")
    person_ids: Annotated[list[int], BeforeValidator(ids_of)] = Field(validation_alias="people")
    created_at: datetime


class PromiseIn(Body):
    text: some(300)  # type: ignore[valid-type]
    promised_on: Day | None = None
    internal_on: Day | None = None


class InteractionNew(Body):
    client_id: Id
    channel: one_of(Channel, without=("portal",))  # type: ignore[valid-type]
    project_id: Id | None = None
    contact_ids: list[Id] = Field([], max_length=MOST)
    at: Moment | None = None
    direction: one_of(Direction, without=("internal",)) = "both"  # type: ignore[valid-type]
    summary: some(20_000)  # type: ignore[valid-type]
    felt: one_of(Feeling, "") = ""  # type: ignore[valid-type]
    minutes: number(0, 1440) | None = None  # type: ignore[valid-type]
    is_check_in: Yes = False
    shares_status: Yes = False
    asks_status: Yes = False
    audience: one_of(Audience) = "team"  # type: ignore[valid-type]
    decisions: list[some(2000)] = Field([], max_length=MOST)  # type: ignore[valid-type]
    promises: list[PromiseIn] = Field([], max_length=MOST)
    their_questions: list[some(2000)] = Field([], max_length=MOST)  # type: ignore[valid-type]
    our_questions: list[some(2000)] = Field([], max_length=MOST)  # type: ignore[valid-type]
    expectations: list[some(2000)] = Field([], max_length=MOST)  # type: ignore[valid-type]
    answers: list[Id] = Field([], max_length=MOST, description="Ids of open questions that this answers.")


def found(person: Person) -> QuerySet[Interaction]:
    rows: QuerySet[Interaction] = Interaction.objects.visible_to(person).filter(client__deleted_at=None)
    return rows.prefetch_related("contacts", "people")


def make(asking: Asking, said: InteractionNew) -> int:
    client = theirs.client(asking, said.client_id)
    if said.at and said.at > asking.at:
        raise wrong("at", _("That is still to come. Leave it empty for now, or say when it was."))
    given = [theirs.contact(asking, pk, client, "contact_ids") for pk in dict.fromkeys(said.contact_ids)]
    entry = Entry(
        client=client, at=said.at or asking.at, channel=said.channel, direction=said.direction, summary=said.summary,
        felt=said.felt, minutes=said.minutes, project=theirs.project(asking, said.project_id, client),
        contacts=tuple(one for one in given if one), is_check_in=said.is_check_in, shares_status=said.shares_status,
        asks_status=said.asks_status, audience=said.audience, decisions=tuple(said.decisions),
        promises=tuple(_promise(asking, one) for one in said.promises),
        questions=(*map(NewQuestion, said.their_questions),
                   *(NewQuestion(text, asked_by_us=True) for text in said.our_questions)),
        expectations=tuple(said.expectations), answers=tuple(said.answers),
    )  # fmt: skip
    interaction = log(entry, by=asking.person, organization=asking.organization)
    client_changed(client.pk)
    return interaction.pk


def _promise(asking: Asking, said: PromiseIn) -> NewPromise:
    on, own = said.promised_on, said.internal_on
    check_dates(on, own, asking.today)
    return NewPromise(said.text, on, own or (suggested_internal(on, asking.calendar, asking.today) if on else None))


def check_dates(promised_on: date | None, internal_on: date | None, today: date) -> None:
    if promised_on and promised_on < today:
        raise wrong("promised_on", _("That day has passed. For when did you promise it?"))
    if promised_on and internal_on and internal_on > promised_on:
        raise wrong("internal_on", _("Our own date comes before the one they heard."))


shelf = Shelf(
    name="interactions", one="an exchange", area="talks", shown=InteractionShown, found=found,
    filters={
        "client_id": by.CLIENT, "project_id": by.PROJECT,
        "contact_id": Filter(AskedId, "contacts", "With this contact."),
        "channel": Filter(one_of(Channel), "channel", "On this channel."),
        "since": Filter(Moment, "at__gte", "At this moment or later."),
    },
    orders={"at": "at", "created_at": "created_at"},
    make=(InteractionNew, make),
)  # fmt: skip
