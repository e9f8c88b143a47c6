"""
Tasks of ours that become cards, each once: a row with a mark is written first, and the mark stands on the card. After a
cut in between the card is known by it, and what was changed on either side meanwhile is settled as ever.
"""

import logging
import secrets
from collections.abc import Iterable

from django.db import transaction
from django.db.models import QuerySet

from vinculo.exchange.connections.models import Link, SentCard, Twin
from vinculo.exchange.connections.noticing import cardless
from vinculo.exchange.connections.ours import ours_of
from vinculo.exchange.connections.trouble import Trouble
from vinculo.exchange.models import Origin
from vinculo.exchange.reading import values
from vinculo.exchange.reading.values import Json
from vinculo.exchange.trello.live.cards import Board
from vinculo.exchange.trello.live.sides import moment_for, theirs_of
from vinculo.jobs.crash import crash_point
from vinculo.people.letters import site_address
from vinculo.projects import work
from vinculo.projects.models import Task

logger = logging.getLogger(__name__)
SYSTEM, LABEL = "trello", "projects.task"
REFUSED = "refused"  # instead of an id: it is not sent again


def waiting(link: Link) -> "QuerySet[Task]":
    """Tasks made since that was asked for that are no cards yet, in their order."""
    if link.cards_since is None or link.out_since is None:
        return Task.objects.none()
    since = max(link.cards_since, link.out_since)
    return cardless(link.project_id, since).select_related("project").order_by("created_at", "pk")


def adopt(board: Board, twins: dict[str, Twin], cards: Iterable[Json]) -> None:
    """Cards that we made, and of which we never heard: from here on each has its twin."""
    begun = {row.mark: row for row in board.link.sent_cards.filter(external_id="").select_related("task__project")}
    if not begun:
        return
    for card in sorted(cards, key=values.identity):  # the first of it; a copy of it was made there later
        key, text = values.identity(card), values.text(card, "desc")
        row = next((row for mark, row in begun.items() if mark in text), None)
        if row and key not in twins:
            twins[key] = _is_there(board, row, key, row.theirs)
            del begun[row.mark]


def send(board: Board) -> int:
    """How many became cards. Trouble `cards` or `list`; those that can become cards are, all the same."""
    made, why = 0, None
    for task in waiting(board.link):
        try:
            made += _send(board, task)
        except Trouble as trouble:
            if trouble.code == "forbidden":
                raise Trouble("cards", what=board.link.name) from trouble
            if trouble.code not in ("gone", "list"):
                raise
            why = Trouble("list", what=task.column or board.link.cards_list_name)
    if why:
        raise why
    return made


def _send(board: Board, task: Task) -> bool:
    key = _list_for(board, task)
    row = _begun(board, task, key)
    if row.link_id != board.link.pk:
        return False  # on its way to another board
    crash_point("live.card_sending")
    try:
        card = board.trello.new_card(_body(board, row, key))
    except Trouble as trouble:
        if trouble.code != "refused":
            raise
        logger.warning("task %s was not taken by Trello: %s", task.pk, trouble)
        row.external_id = REFUSED
        row.save(update_fields=["external_id"])
        return False
    crash_point("live.card_made")
    if not values.identity(card):
        raise Trouble("odd")
    _is_there(board, row, values.identity(card), theirs_of(card, board.lists, board.zone))
    return True


def _list_for(board: Board, task: Task) -> str:
    """The list it stands in here, by its name; the one that was chosen for a task that stands in none."""
    if task.column:
        return board.list_id(task.column)
    if board.link.cards_list not in board.open_ids:
        raise Trouble("list", what=board.link.cards_list_name)
    return board.link.cards_list


@transaction.atomic
def _begun(board: Board, task: Task, key: str) -> SentCard:
    if not task.column:
        work.place(task, board.lists[key][:160])
        board.touched = True
    given = {"link": board.link, "mark": secrets.token_hex(12), "begun_at": board.at}
    row, _is_new = SentCard.objects.get_or_create(task=task, defaults=given)
    row.task = task
    if row.link_id == board.link.pk:
        row.ours = ours_of(task)
        row.theirs = theirs_of({**_body(board, row, key), "closed": False}, board.lists, board.zone)
        row.save(update_fields=["ours", "theirs"])
    return row


def _body(board: Board, row: SentCard, key: str) -> Json:
    """Of what is written on it only its address goes there: whoever is a member of the board reads it."""
    place = f"/projects/{row.task.project_id}/plan/tasks/{row.task_id}/#{row.mark}"
    return {
        "idList": key, "name": row.ours["name"], "desc": site_address(place), "pos": "bottom",
        "due": moment_for(row.ours["due"], None, board.zone), "dueComplete": row.ours["done"],
    }  # fmt: skip


@transaction.atomic
def _is_there(board: Board, row: SentCard, key: str, theirs: Json) -> Twin:
    row.external_id = key
    row.save(update_fields=["external_id"])
    Origin.objects.get_or_create(system=SYSTEM, label=LABEL, external_id=key, object_id=row.task_id)
    said = {"link": board.link, "external_id": key, "ours": row.ours, "theirs": theirs}
    twin, _is_new = Twin.objects.update_or_create(task=row.task, defaults={**said, "noticed": {}, "gone_at": None})
    twin.link, twin.task = board.link, row.task
    return twin
