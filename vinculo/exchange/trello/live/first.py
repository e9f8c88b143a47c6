"""The first time: the whole board comes in as its export would, and each card is joined with its task."""

import json
from datetime import datetime

from vinculo.exchange.connections.bringing import bring, project_of
from vinculo.exchange.connections.models import Link
from vinculo.exchange.connections.trouble import Trouble
from vinculo.exchange.models import Origin
from vinculo.exchange.reading import values
from vinculo.exchange.trello.live.api import Trello
from vinculo.exchange.trello.live.cards import Board, lists_by_name, names_of
from vinculo.exchange.trello.live.happened import Happened
from vinculo.exchange.trello.live.sync import SYSTEM, join
from vinculo.jobs.crash import crash_point
from vinculo.people.models import Organization, Person
from vinculo.people.worktime import work_calendar
from vinculo.projects.models import Task


def begin(link: Link, trello: Trello, *, by: Person, at: datetime) -> None:
    """Repeatable until `began_at` is set. Trouble."""
    found = _export(link, trello)
    run = bring(link, [json.dumps(found).encode()], f"{link.name}.json", by=by, at=at)
    run.notes = {**run.notes, "comments_missing": ""}  # a file has the last thousand; here all were asked for
    run.save(update_fields=["notes"])
    crash_point("live.imported")
    project = project_of(link)
    if project is None:
        raise Trouble("odd")
    link.change(project=project, client=None, new_client="", name=values.line(found, "name", 160) or link.name)
    _join_all(link, trello, found, at)
    cursor = {**link.cursor, "activity": values.line(found, "dateLastActivity"), "since": trello.theirs(at).isoformat()}
    link.change(began_at=at, looked_at=at, cursor=cursor)


def _export(link: Link, trello: Trello) -> values.Json:
    try:
        return trello.export(link.external_id)
    except Trouble as trouble:
        if trouble.code in ("gone", "forbidden"):
            raise Trouble(trouble.code, what=link.name) from trouble
        raise


def _join_all(link: Link, trello: Trello, found: values.Json, at: datetime) -> None:
    lists = values.things(found, "lists")
    board = Board(
        link=link, trello=trello, lists=dict(names_of(lists)), open_lists=lists_by_name(lists),
        happened=Happened([]), calendar=work_calendar(Organization.current()), at=at,
    )  # fmt: skip
    cards = {values.identity(card): card for card in values.things(found, "cards")}
    known = Origin.objects.filter(system=SYSTEM, label="projects.task", external_id__in=list(cards))
    tasks = (
        Task.objects.filter(project=link.project)
        .select_related("project")
        .in_bulk(list(known.values_list("object_id", flat=True)))
    )
    for origin in known:
        if task := tasks.get(origin.object_id):
            join(link, task, cards[origin.external_id], board)
