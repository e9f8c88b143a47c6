"""Clients."""

from datetime import date, datetime
from typing import Annotated, Any, Literal

from pydantic import Field

from vinculo.api import changing, theirs, told
from vinculo.api.asking import Asking
from vinculo.api.kinds import AskedId, Body, Day, Id, Nothing, Shown, Yes, number, one_of, some, words
from vinculo.api.shelf import Deed, Filter, Shelf
from vinculo.api.shelves import by
from vinculo.clients.models import Client
from vinculo.clients.searchable import index_clients
from vinculo.people import places
from vinculo.people.models import Language
from vinculo.practices.recheck import client_changed

DEAREST = 10**14  # cents
FIELDS = (
    "name", "kind", "line", "website", "city", "country", "is_remote", "language", "currency", "value", "since_on",
)  # fmt: skip
COUNTRY: Any = Annotated[str, Field(strict=True, pattern="^([A-Z]{2})?$", description="Two letters: ES.")]
CURRENCY: Any = Literal[("", *places.CURRENCIES)]


class ClientShown(Shown):
    id: int
    name: str
    kind: str
    line: str
    website: str
    city: str
    country: str
    is_remote: bool
    language: str
    currency: str
    value: int | None
    owner_id: int | None
    team_id: int | None
    since_on: date | None
    created_at: datetime
    updated_at: datetime
    archived_at: datetime | None


class ClientPatch(Body):
    name: some(160) = ""  # type: ignore[valid-type]
    kind: one_of(Client.Kind) = "company"  # type: ignore[valid-type]
    line: words(160) = ""  # type: ignore[valid-type]
    website: words(200) = ""  # type: ignore[valid-type]
    city: words(80) = ""  # type: ignore[valid-type]
    country: COUNTRY = ""
    is_remote: Yes = False
    language: one_of(Language, "") = ""  # type: ignore[valid-type]
    currency: CURRENCY = ""
    value: number(0, DEAREST) | None = None  # type: ignore[valid-type]
    since_on: Day | None = None
    owner_id: Id | None = None
    team_id: Id | None = None


class ClientNew(ClientPatch):
    name: some(160)  # type: ignore[valid-type]


def make(asking: Asking, said: ClientNew) -> int:
    client = Client(owner=asking.person)
    _write(asking, client, said)
    return client.pk


def change(asking: Asking, client: Client, said: ClientPatch) -> None:
    _write(asking, client, said)


def _write(asking: Asking, client: Client, said: ClientPatch) -> None:
    changing.take(client, said, FIELDS)
    before = client.owner_id
    if "owner_id" in said.model_fields_set:
        client.owner = theirs.colleague(said.owner_id)
    if "team_id" in said.model_fields_set:
        client.team = theirs.team(asking, said.team_id, client.team_id)
    changing.check(client)
    client.save()
    _changed(client)
    if client.owner_id != before:
        told.now_yours(asking, f"client:{client.pk}", client.owner, what=client.name, client_id=client.pk)


def remove(asking: Asking, client: Client) -> None:
    client.throw_away(by=asking.person, at=asking.at)
    index_clients([client])


def _archive(asking: Asking, client: Client, said: Nothing) -> None:
    if client.archived_at is None:
        client.archive(at=asking.at)
        client_changed(client.pk)


def _unarchive(asking: Asking, client: Client, said: Nothing) -> None:
    if client.archived_at is not None:
        client.unarchive()
        client_changed(client.pk)


def _changed(client: Client) -> None:
    index_clients([client])
    client_changed(client.pk)


shelf = Shelf(
    name="clients", one="a client", area="clients", shown=ClientShown, found=theirs.clients,
    filters={
        "owner_id": Filter(AskedId, "owner_id", "Whose they are."),
        "team_id": Filter(AskedId, "team_id", "Of this team."),
        "archived": by.filled("archived_at", "Put aside or not."),
        "name": Filter(words(160), by.name, "With these words in the name."),
    },
    orders={"name": "name_folded", "created_at": "created_at", "updated_at": "updated_at"}, updated="updated_at",
    make=(ClientNew, make), change=(ClientPatch, change), remove=remove,
    deeds={
        "archive": Deed(Nothing, _archive, "Put a client aside"),
        "unarchive": Deed(Nothing, _unarchive, "Take a client back from those put aside"),
    },
)  # fmt: skip
