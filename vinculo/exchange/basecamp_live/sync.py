"""
A project of Basecamp and one of ours. What changed there comes in by the importer that reads Basecamp's files, which
compares three sides and leaves what we changed ourselves; to-dos that were done or opened again here are so there.

A look that is cut comes as far as it was, and the next one goes on from there.
"""

from datetime import datetime, timedelta

from django.db import transaction

from vinculo.exchange.basecamp_live import fetching
from vinculo.exchange.basecamp_live.api import Basecamp
from vinculo.exchange.basecamp_live.completing import join, send
from vinculo.exchange.basecamp_live.kept import Pages
from vinculo.exchange.basecamp_live.portions import Portions, bring_found
from vinculo.exchange.connections.bringing import project_of
from vinculo.exchange.connections.hooks import ensure_hook
from vinculo.exchange.connections.models import Link
from vinculo.exchange.connections.trouble import Trouble
from vinculo.exchange.reading.dates import moment_of
from vinculo.exchange.reading.values import Json, line
from vinculo.jobs.crash import crash_point

OVERLAP = timedelta(minutes=5)  # a change may be told a little late
ANSWERED = timedelta(seconds=1)  # what is told of the hour an answer was given is told in whole seconds


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
    basecamp.kept = pages = Pages(link, now=basecamp.machine.theirs(at))
    found = fetching.everything(basecamp, project)
    basecamp.kept = None
    try:
        bring_found(link, project, found, at)
    except Trouble:
        pages.forget()  # read anew it may be another
        raise
    crash_point("live.imported")
    ours = project_of(link)
    if ours is None:
        raise Trouble("odd")
    link.change(project=ours, client=None, new_client="", name=line(project, "name", 160) or link.name)
    join(link, found.get("todos", []))
    with transaction.atomic():
        pages.forget()
        cursor = {**link.cursor, "since": (pages.began_at - OVERLAP).isoformat(), "seen": {}}
        link.change(began_at=at, looked_at=at, cursor=cursor)


def _come(link: Link, basecamp: Basecamp, project: Json, at: datetime) -> bool:
    """What was read before a trouble comes in all the same, and is not read again."""
    told_at = basecamp.machine.told_at
    since = moment_of(link.cursor.get("since")) or basecamp.machine.theirs(at) - OVERLAP
    portions = Portions(link, project, at)
    try:
        for change in fetching.changed(
            basecamp, link.external_id, since=since, until=told_at and told_at + ANSWERED, seen=portions.seen
        ):
            portions.take(change)
    except Trouble:
        portions.bring()
        raise
    portions.bring()
    portions.close(since, OVERLAP)
    return portions.came
