"""
What there is in a project of Basecamp, and what changed in it: gathered as its own answers, which the reader of such
files knows. The first time list by list; later each thing that changed is read itself, whoever told us of it.
"""

import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from vinculo.exchange.basecamp_live.api import Basecamp, dock
from vinculo.exchange.connections.trouble import Trouble
from vinculo.exchange.reading.dates import moment_of
from vinculo.exchange.reading.values import Json, identity, line, things

Found = dict[str, list[Json]]
# The kinds that are looked after, by the name of a file of them, comments after what they are about; those of the
# second are also looked for in the bin.
FILES = {
    "Todolist": "todolists", "Todo": "todos", "Kanban::Card": "cards", "Message": "messages", "Document": "documents",
    "Upload": "uploads", "Schedule::Entry": "schedule_entries", "Comment": "comments",
}  # fmt: skip
PUT_AWAY = ("Todo", "Kanban::Card")


def everything(basecamp: Basecamp, project: Json) -> Found:
    """The whole of a project. Trouble."""
    key = identity(project)
    found: Found = {"projects": [project], "people": list(basecamp.people(key))}
    lists = list(_todolists(basecamp, project))
    found["todolists"] = lists
    found["todos"] = [one for of in lists for one in _todos(basecamp, key, identity(of))]
    found["cards"] = list(_cards(basecamp, project))
    found["messages"] = list(_in(basecamp, project, "message_board", "message_boards/{}/messages"))
    found["documents"] = list(_in(basecamp, project, "vault", "vaults/{}/documents"))
    found["uploads"] = list(_in(basecamp, project, "vault", "vaults/{}/uploads"))
    found["schedule_entries"] = list(_in(basecamp, project, "schedule", "schedules/{}/entries"))
    found["comments"] = list(basecamp.changed("Comment", key, "active", since=None))
    return found


@dataclass(frozen=True, slots=True)
class Change:
    """One thing as it was told: by its id, with when it changed. `whole` unless it was seen so before, or is gone."""

    key: str
    told: str
    file: str
    whole: Json | None


def changed(
    basecamp: Basecamp, project: str, *, since: datetime, until: datetime | None, seen: Mapping[str, str]
) -> Iterator[Change]:
    """
    What changed since, one after the other, each read when it is its turn. What changes while we look is left for the
    next look, lest a comment comes before what it is about. Trouble at any of them; those before were read.
    """
    for kind, file in FILES.items():
        for one in _recordings(basecamp, kind, project, since):
            key, told, moment = identity(one), line(one, "updated_at", 40), moment_of(one.get("updated_at"))
            if until and moment and moment > until:
                continue
            whole = None if seen.get(key) == told else basecamp.whole(kind, project, key)
            yield Change(key, told, file, _as_put_away(whole) if whole else None)


def pack(project: Json, found: Found) -> bytes:
    """As an archive of answers."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, some in {"projects": [project], **found}.items():
            if some:
                archive.writestr(f"{name}.json", json.dumps(some))
    return kept.getvalue()


def _recordings(basecamp: Basecamp, kind: str, project: str, since: datetime) -> Iterator[Json]:
    states = ("active", "archived", "trashed") if kind in PUT_AWAY else ("active",)
    try:
        yield from chain.from_iterable(basecamp.changed(kind, project, state, since=since) for state in states)
    except Trouble as trouble:
        if trouble.code != "refused":  # a kind that is not told by time here
            raise


def _as_put_away(one: Json) -> Json:
    """What lies in the bin there is put away here, as what is archived."""
    return {**one, "status": "archived"} if one.get("status") == "trashed" else one


def _todolists(basecamp: Basecamp, project: Json) -> Iterable[Json]:
    """Lists, and the groups in them."""
    key = identity(project)
    for one in _in(basecamp, project, "todoset", "todosets/{}/todolists"):
        yield one
        yield from basecamp.pages(f"/buckets/{key}/todolists/{identity(one)}/groups.json")


def _todos(basecamp: Basecamp, project: str, list_: str) -> Iterator[Json]:
    path = f"/buckets/{project}/todolists/{list_}/todos.json"
    yield from basecamp.pages(path)
    yield from basecamp.pages(path, {"completed": "true"})


def _cards(basecamp: Basecamp, project: Json) -> Iterator[Json]:
    key, table = identity(project), dock(project, "kanban_board")
    if table:
        for column in things(basecamp.table(key, table), "lists"):
            yield from basecamp.pages(f"/buckets/{key}/card_tables/lists/{identity(column)}/cards.json")


def _in(basecamp: Basecamp, project: Json, tool: str, path: str) -> Iterator[Json]:
    """All that lies in a tool of a project, if it is switched on."""
    if place := dock(project, tool):
        yield from basecamp.pages(f"/buckets/{identity(project)}/{path.format(place)}.json")
