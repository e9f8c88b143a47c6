"""
A board and a project in step, both ways. Every step can be done again: cards are compared with what both sides last
said, comments are known by their ids, and how far we have read is kept last.
"""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from vinculo.exchange.boards.data import card_data
from vinculo.exchange.boards.importing import CardWriter
from vinculo.exchange.boards.meaning import Meaning
from vinculo.exchange.connections.models import Link, Twin
from vinculo.exchange.connections.ours import ours_of
from vinculo.exchange.connections.trouble import Trouble
from vinculo.exchange.ledger import Ledger
from vinculo.exchange.models import ImportRun, Origin
from vinculo.exchange.reading import values
from vinculo.exchange.reading.dates import moment_of
from vinculo.exchange.reading.values import Json
from vinculo.exchange.trello.live import comments, new_cards
from vinculo.exchange.trello.live.api import CHANGES, Trello
from vinculo.exchange.trello.live.cards import Board, gone, lists_by_name, look_at, names_of
from vinculo.exchange.trello.live.happened import Happened
from vinculo.exchange.trello.live.sides import theirs_of
from vinculo.exchange.trello.reading import board_of
from vinculo.jobs.crash import crash_point
from vinculo.logbook.searchable import index_tasks
from vinculo.people.models import Organization
from vinculo.people.worktime import work_calendar
from vinculo.projects.models import Task
from vinculo.projects.work import last_place

SYSTEM = "trello"
OVERLAP = timedelta(minutes=2)  # an action may be told a little late; what was read twice is known by its id


def sync(link: Link, trello: Trello, *, at: datetime, ours_changed: bool) -> bool:
    """Bring both in step. True when something here became another. Trouble."""
    found = _board(link, trello)
    activity = values.line(found, "dateLastActivity")
    if activity and activity == link.cursor.get("activity") and not ours_changed:
        link.change(looked_at=at)
        return False
    board = _read(link, trello, at)
    twins = {twin.external_id: twin for twin in _twins(link)}
    seen = set()
    cards = list(trello.cards(link.external_id))
    new_cards.adopt(board, twins, cards)
    for card in cards:
        key = values.identity(card)
        seen.add(key)
        if key not in twins:
            twins[key] = _new(board, card)
        look_at(board, twins[key], card)
    for key, twin in twins.items():
        if key not in seen:
            gone(board, twin)
    said = comments.take_in(board, twins)
    made, why = _make_cards(board)
    sent = comments.send(link, trello, at=at) + made
    crash_point("live.read")
    newest = board.happened.newest
    cursor = {**link.cursor, "activity": "" if sent else activity}
    if newest:
        cursor["since"] = newest.isoformat()
    called = board.lists.get(link.cards_list, link.cards_list_name)[:160]
    name = values.line(found, "name", 160) or link.name
    link.change(cursor=cursor, looked_at=at, name=name, cards_list_name=called)
    if why:
        raise why
    return board.touched or bool(said)


def _make_cards(board: Board) -> tuple[int, Trouble | None]:
    """Where cards may not be made, all else goes on, and it is said in the end."""
    try:
        return new_cards.send(board), None
    except Trouble as trouble:
        if trouble.code not in ("cards", "list"):
            raise
        return 0, trouble


def _board(link: Link, trello: Trello) -> Json:
    try:
        return trello.board(link.external_id)
    except Trouble as trouble:
        if trouble.code in ("gone", "forbidden"):
            raise Trouble(trouble.code, what=link.name) from trouble
        raise


def _read(link: Link, trello: Trello, at: datetime) -> Board:
    lists = trello.lists(link.external_id)
    since = moment_of(link.cursor.get("since")) or trello.theirs(link.began_at or at)
    told = trello.actions(link.external_id, CHANGES, since=(since - OVERLAP).isoformat())
    return Board(
        link=link, trello=trello, lists=dict(names_of(lists)), open_lists=lists_by_name(lists),
        happened=Happened(told), calendar=work_calendar(Organization.current()), at=at, open_ids=_open(lists),
    )  # fmt: skip


def _open(lists: list[Json]) -> frozenset[str]:
    return frozenset(values.identity(one) for one in lists if not values.yes(one, "closed"))


def _twins(link: Link) -> Any:
    return Twin.objects.filter(link=link).select_related("task__project", "link__connection").order_by("pk")


def _new(board: Board, card: Json) -> Twin:
    """The twin of a card that has none yet: its task is known from an import, comes from another board, or is made."""
    key, link = values.identity(card), board.link
    known = Origin.objects.filter(system=SYSTEM, label="projects.task", external_id=key).values_list(
        "object_id", flat=True
    )
    task = Task.objects.filter(pk__in=known).select_related("project").first()
    if task is not None and task.project_id == link.project_id:
        return join(link, task, card, board)
    if task is not None and Twin.objects.filter(task=task, link__connection=link.connection).exists():
        return _moved(board, task, card)
    board.touched = True
    return join(link, _made(board, card), card, board)


def join(link: Link, task: Task, card: Json, board: Board) -> Twin:
    """From here on both are in step: what each says now is what a change is measured by."""
    said = {"theirs": theirs_of(card, board.lists, board.zone), "ours": ours_of(task)}
    record = {"link": link, "external_id": values.identity(card), "gone_at": None, "noticed": {}, **said}
    Twin.objects.filter(link=link, external_id=record["external_id"]).exclude(task=task).delete()
    twin, _ = Twin.objects.update_or_create(task=task, defaults=record)
    twin.link, twin.task = link, task
    return twin


@transaction.atomic
def _moved(board: Board, task: Task, card: Json) -> Twin:
    """It went from one of this connection's boards to another: its task goes to that board's project."""
    project = board.link.project
    if project is not None:
        task.project, task.milestone, task.stage = project, None, None
        task.column = board.lists.get(values.identity(card, "idList"), "")[:160]
        task.archived_at = None
        task.save(update_fields=["project", "milestone", "stage", "column", "archived_at", "updated_at"])
    board.touched = True
    return join(board.link, task, card, board)


def _made(board: Board, card: Json) -> Task:
    """A card made there since: written as an import writes it, with all that hangs on it but its comments."""
    key, link = values.identity(card), board.link
    lists = [{"id": one, "name": name} for one, name in board.lists.items()]
    whole = board.trello.whole_card(key)
    members = board.trello.members(link.external_id)
    parsed = board_of({"lists": lists, "cards": [whole], "members": members}, link.name)
    if not parsed.cards or link.project is None:
        raise Trouble("odd")
    data = card_data(parsed.cards[0], board.lists.get(parsed.cards[0].list_id, ""), 0)
    with transaction.atomic():
        ledger = Ledger(ImportRun())  # of none: what comes in by and by is not taken back like an import
        CardWriter(link.project, Meaning({"live": True}), ledger).write([data])
        Origin.objects.bulk_create(_without_run(ledger.origins))
        task = Task.objects.select_related("project").get(pk=ledger.ids["projects.task"][0])
        task.position = last_place(link.project)
        task.save(update_fields=["position"])
        index_tasks([task])
    crash_point("live.made")
    return task


def _without_run(origins: list[Origin]) -> list[Origin]:
    for one in origins:
        one.run = None
    return origins
