"""What we ask of Basecamp's programming interface. Pages are followed only on the machine they began on."""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any, Protocol
from urllib.parse import quote, urlencode, urlsplit

from django.conf import settings

from vinculo.exchange.connections.machine import Machine, Query
from vinculo.exchange.connections.models import Connection
from vinculo.exchange.connections.oauth import token_of
from vinculo.exchange.connections.trouble import Trouble
from vinculo.exchange.reading.dates import moment_of
from vinculo.exchange.reading.values import Json, identity, things

NEXT = re.compile(r'<([^>]+)>;\s*rel="?next"?')
MOST_PAGES = 2000
CALLED = "Vinculo ({})"  # Basecamp wants to know whom to write to
# Where one thing of a kind is read in full.
PLACES = {
    "Todo": "todos", "Message": "messages", "Comment": "comments", "Document": "documents", "Upload": "uploads",
    "Schedule::Entry": "schedule_entries", "Kanban::Card": "card_tables/cards", "Todolist": "todolists",
}  # fmt: skip


class Kept(Protocol):
    """Pages that were answered already and are not asked again."""

    def get(self, asked: str) -> tuple[list[Json], str] | None: ...

    def keep(self, asked: str, rows: list[Json], further: str) -> None: ...


class Basecamp:
    """One account's way in. Every verb may raise Trouble."""

    def __init__(self, account: str, token: str, contact: str, *, patient: bool = True) -> None:
        headers = {"Authorization": f"Bearer {token}", "User-Agent": CALLED.format(contact)}
        self.machine = Machine(
            f"{settings.BASECAMP_URL}/{quote(account, safe='')}", headers, patient=patient, locked_out="again"
        )
        self.kept: Kept | None = None
        self.door = Machine(settings.BASECAMP_DOOR_URL, headers, patient=patient, locked_out="again")

    @classmethod
    def of(cls, connection: Connection, *, at: datetime, patient: bool = True) -> "Basecamp":
        contact = connection.owner.email if connection.owner else ""
        return cls(connection.account_id, token_of(connection, at=at), contact, patient=patient)

    def accounts(self) -> list[Json]:
        """The accounts whoever let us in has there, of the kind that we know to ask."""
        found = _thing(self.door.get("/authorization.json"))
        return [one for one in things(found, "accounts") if one.get("product") == "bc3"]

    def me(self) -> Json:
        return _thing(self.machine.get("/my/profile.json"))

    def projects(self) -> Iterator[Json]:
        return self.pages("/projects.json")

    def project(self, key: str) -> Json:
        return _thing(self.machine.get(f"/projects/{_id(key)}.json"))

    def table(self, project: str, key: str) -> Json:
        """A table of cards, with its columns."""
        return _thing(self.machine.get(f"/buckets/{_id(project)}/card_tables/{_id(key)}.json"))

    def people(self, project: str) -> Iterator[Json]:
        return self.pages(f"/projects/{_id(project)}/people.json")

    def changed(self, kind: str, project: str, status: str, *, since: datetime | None) -> Iterator[Json]:
        """The recordings of a kind that changed since, the newest first."""
        asked = {"type": kind, "bucket": project, "status": status, "sort": "updated_at", "direction": "desc"}
        for one in self.pages("/projects/recordings.json", asked):
            moment = moment_of(one.get("updated_at"))
            if since and moment and moment < since:
                return
            yield one

    def whole(self, kind: str, project: str, key: str) -> Json | None:
        """One thing itself; None if it is not there any more."""
        try:
            return _thing(self.machine.get(f"/buckets/{_id(project)}/{PLACES[kind]}/{_id(key)}.json"))
        except Trouble as trouble:
            if trouble.code == "gone":
                return None
            raise

    def complete(self, project: str, todo: str) -> None:
        self.machine.ask("POST", f"/buckets/{_id(project)}/todos/{_id(todo)}/completion.json")

    def reopen(self, project: str, todo: str) -> None:
        self.machine.ask("DELETE", f"/buckets/{_id(project)}/todos/{_id(todo)}/completion.json")

    def hook(self, project: str, address: str) -> str:
        said = {"payload_url": address, "types": ["all"]}
        made = self.machine.ask("POST", f"/buckets/{_id(project)}/webhooks.json", said=said)[0]
        return f"{project}/{identity(_thing(made))}"

    def unhook(self, key: str) -> None:
        project, _slash, hook = key.partition("/")
        self.machine.ask("DELETE", f"/buckets/{_id(project)}/webhooks/{_id(hook)}.json")

    def pages(self, path: str, query: Query | None = None) -> Iterator[Json]:
        """All of a list, by the links Basecamp gives to each next page."""
        asked = f"{path}?{urlencode(query)}" if query else path
        for _number in range(MOST_PAGES):
            rows, further = (self.kept.get(asked) if self.kept else None) or self._page(asked)
            yield from rows
            if not further:
                return
            asked = further

    def _page(self, asked: str) -> tuple[list[Json], str]:
        """What is on a page, and which comes next."""
        found, answer = self.machine.ask("GET", asked)
        if not isinstance(found, list):
            raise Trouble("odd")
        rows = [one for one in found if isinstance(one, dict)]
        link = NEXT.search(answer.headers.get("Link", ""))
        further = self._own(link[1]) if link else ""
        if self.kept:
            self.kept.keep(asked, rows, further)
        return rows, further

    def _own(self, address: str) -> str:
        """The rest of an address that begins as ours does. Another machine is not asked with this token."""
        ours, theirs = urlsplit(self.machine.base), urlsplit(address)
        if (theirs.scheme, theirs.netloc) != (ours.scheme, ours.netloc) or not theirs.path.startswith(f"{ours.path}/"):
            raise Trouble("odd")
        rest = theirs.path.removeprefix(ours.path)
        return f"{rest}?{theirs.query}" if theirs.query else rest


def dock(project: Json, name: str) -> str:
    """The id of a tool of a project that is switched on."""
    found = (one for one in things(project, "dock") if one.get("name") == name and one.get("enabled"))
    return next((identity(one) for one in found), "")


def _thing(found: Any) -> Json:
    if not isinstance(found, dict):
        raise Trouble("odd")
    return found


def _id(key: str) -> str:
    return quote(key, safe="")
