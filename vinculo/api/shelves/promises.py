"""What we gave our word for."""

from datetime import date, datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from vinculo.agreements import recorded
from vinculo.agreements.margin import suggested_internal
from vinculo.agreements.models import Promise
from vinculo.api import theirs, told
from vinculo.api.asking import Asking
from vinculo.api.kinds import Body, Day, Id, Shown, one_of, some
from vinculo.api.problems import overtaken, wrong
from vinculo.api.shelf import Deed, Shelf
from vinculo.api.shelves import by
from vinculo.api.shelves.interactions import check_dates
from vinculo.clients.models import Audience, Channel
from vinculo.logbook import telling
from vinculo.logbook.searchable import index_promises
from vinculo.people.models import Person
from vinculo.practices.recheck import client_changed


class PromiseShown(Shown):
    id: int
    client_id: int
    project_id: int | None
    milestone_id: int | None
    text: str
    audience: str
    made_to_id: int | None
    owner_id: int | None
    made_at: datetime
    promised_on: date | None
    internal_on: date | None
    forecast_on: date | None
    margin_reason: str
    kept_on: date | None
    kept_by_id: int | None
    withdrawn_at: datetime | None
    withdrawn_because: str
    by_id: int | None
    created_at: datetime


class PromiseNew(Body):
    client_id: Id
    text: some(300)  # type: ignore[valid-type]
    project_id: Id | None = None
    made_to_id: Id | None = None
    owner_id: Id | None = None
    promised_on: Day | None = None
    internal_on: Day | None = None
    audience: one_of(Audience) = "team"  # type: ignore[valid-type]


class Keep(Body):
    on: Day | None = None


class NewDate(Body):
    promised_on: Day
    internal_on: Day | None = None
    reason: some(300)  # type: ignore[valid-type]


class Expect(Body):
    forecast_on: Day | None


class Warn(Body):
    forecast_on: Day
    way_out: some(5000)  # type: ignore[valid-type]
    channel: one_of(Channel, without=("note",))  # type: ignore[valid-type]


class Withdraw(Body):
    because: some(300)  # type: ignore[valid-type]


def found(person: Person) -> QuerySet[Promise]:
    rows: QuerySet[Promise] = Promise.objects.visible_to(person).filter(client__deleted_at=None)
    return rows.select_related("client")


def make(asking: Asking, said: PromiseNew) -> int:
    client = theirs.client(asking, said.client_id)
    check_dates(said.promised_on, said.internal_on, asking.today)
    promise = Promise.objects.create(
        client=client, project=theirs.project(asking, said.project_id, client), text=said.text,
        made_to=theirs.contact(asking, said.made_to_id, client, "made_to_id"),
        owner=theirs.colleague(said.owner_id) or asking.person, made_at=asking.at, promised_on=said.promised_on,
        internal_on=_internal(asking, said.promised_on, said.internal_on), audience=said.audience, by=asking.person,
    )  # fmt: skip
    recorded.promises_made([promise], by=asking.person)
    index_promises([promise])
    client_changed(client.pk)
    told.now_yours(
        asking, f"promise:{promise.pk}", promise.owner, what=promise.text, client_id=client.pk, words=client.name,
        may_see=lambda person: found(person).filter(pk=promise.pk).exists(),
    )  # fmt: skip
    return promise.pk


def _internal(asking: Asking, promised_on: date | None, internal_on: date | None) -> date | None:
    if internal_on or not promised_on:
        return internal_on
    return suggested_internal(promised_on, asking.calendar, asking.today)


def _keep(asking: Asking, promise: Promise, said: Keep) -> None:
    on = said.on or asking.today
    if on > asking.today:
        raise wrong("on", _("That day is still to come."))
    if not promise.keep(on=on, by=asking.person):
        raise _closed()
    client_changed(promise.client_id)


def _renegotiate(asking: Asking, promise: Promise, said: NewDate) -> None:
    _still_open(promise)
    check_dates(said.promised_on, said.internal_on, asking.today)
    if said.promised_on == promise.promised_on:
        raise wrong("promised_on", _("That is the date they heard already."))
    own = _internal(asking, said.promised_on, said.internal_on)
    promise.renegotiate(to_on=said.promised_on, internal_on=own, reason=said.reason, by=asking.person, at=asking.at)
    client_changed(promise.client_id)


def _expect(asking: Asking, promise: Promise, said: Expect) -> None:
    _still_open(promise)
    promise.expect_on(said.forecast_on)
    client_changed(promise.client_id)


def _warn(asking: Asking, promise: Promise, said: Warn) -> None:
    _still_open(promise)
    if said.forecast_on != promise.expected_on:
        promise.expect_on(said.forecast_on)
    telling.warn(promise, way_out=said.way_out, channel=said.channel, by=asking.person, at=asking.at)
    client_changed(promise.client_id)


def _withdraw(asking: Asking, promise: Promise, said: Withdraw) -> None:
    if not promise.withdraw(at=asking.at, by=asking.person, because=said.because):
        raise _closed()
    client_changed(promise.client_id)


def _still_open(promise: Promise) -> None:
    if not promise.is_open:
        raise _closed()


def _closed() -> Exception:
    return overtaken(_("This promise is closed already."))


shelf = Shelf(
    name="promises", one="a promise", area="talks", shown=PromiseShown, found=found,
    filters={
        "client_id": by.CLIENT, "project_id": by.PROJECT, "owner_id": by.OWNER,
        "open": by.empty(("kept_on", "withdrawn_at"), "Neither kept nor withdrawn."),
    },
    orders={"made_at": "made_at", "created_at": "created_at"},
    make=(PromiseNew, make),
    deeds={
        "keep": Deed(Keep, _keep, "Say that a promise is kept"),
        "renegotiate": Deed(NewDate, _renegotiate, "Agree a new date for a promise"),
        "forecast": Deed(Expect, _expect, "Say when a promise will be kept as it looks now"),
        "warn": Deed(Warn, _warn, "Note that they heard from us that a promise will slip, and the way out"),
        "withdraw": Deed(Withdraw, _withdraw, "Withdraw a promise"),
    },
)  # fmt: skip
