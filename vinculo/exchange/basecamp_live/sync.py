"""
A project of Basecamp and one of ours. What changed there comes in by the importer that reads Basecamp's files, which
compares three sides and leaves what we changed ourselves; to-dos that were done or opened again here are so there.
"""

from datetime import datetime, timedelta
from typing import Any

from vinculo.exchange.basecamp_live import fetching
from vinculo.exchange.basecamp_live.api import Basecamp
from vinculo.exchange.basecamp_live.completing import join, send
from vinculo.exchange.connections.bringing import bring, project_of
from vinculo.exchange.connections.hooks import ensure_hook
from vinculo.exchange.connections.models import Link
from vinculo.exchange.connections.trouble import Trouble
from vinculo.exchange.reading.dates import moment_of
from vinculo.exchange.reading.values import Json, line
from vinculo.jobs.crash import crash_point

OVERLAP = timedelta(minutes=5)  # their clock and ours
MOST_SEEN = 2000


def run_basecamp(link: Link, at: datetime) -> bool:
    """The first import, or what changed since. True when something here became another. Trouble."""
    basecamp = Basecamp.of(link.connection, at=at)
    project = _project(link, basecamp)
    if link.began_at is None:
        _begin(link, basecamp, project, at)
        ensure_hook(link, basecamp, at=at)
        return True
    ensure_hook(link, basecamp, at=at)
    came = _come(link, basecamp, project, at)
    send(link, basecamp)
    link.change(looked_at=at)
    return came


def _project(link: Link, basecamp: Basecamp) -> Json:
    try:
        return basecamp.project(link.external_id)
    except Trouble as trouble:
        if trouble.code in ("gone", "forbidden"):
            raise Trouble(trouble.code, what=link.name) from trouble
        raise


def _begin(link: Link, basecamp: Basecamp, project: Json, at: datetime) -> None:
    found = fetching.everything(basecamp, project)
    _bring(link, project, found, at)
    crash_point("live.imported")
    ours = project_of(link)
    if ours is None:
        raise Trouble("odd")
    link.change(project=ours, client=None, new_client="", name=line(project, "name", 160) or link.name)
    join(link, found.get("todos", []))
    cursor = {**link.cursor, "since": (at - OVERLAP).isoformat(), "seen": {}}
    link.change(began_at=at, looked_at=at, cursor=cursor)


def _come(link: Link, basecamp: Basecamp, project: Json, at: datetime) -> bool:
    since = moment_of(link.cursor.get("since")) or at - OVERLAP
    found, told = fetching.changed(basecamp, link.external_id, since=since, seen=link.cursor.get("seen") or {})
    if found:
        _bring(link, project, found, at)
        crash_point("live.imported")
        join(link, found.get("todos", []))
    moments = [moment for moment in map(moment_of, told.values()) if moment]
    newest = max(moments) if moments else since
    kept = dict(sorted(told.items(), key=lambda pair: pair[1], reverse=True)[:MOST_SEEN])
    link.change(cursor={**link.cursor, "since": max(newest - OVERLAP, since).isoformat(), "seen": kept})
    return bool(found)


def _bring(link: Link, project: Json, found: fetching.Found, at: datetime) -> Any:
    owner = link.connection.owner
    if owner is None:
        raise Trouble("owner")
    return bring(link, [fetching.pack(project, found)], f"{link.name}.zip", by=owner, at=at)
