"""
Read a board from Trello's JSON export. Keys come and go with the years, so none but lists and cards is required.
"""

from typing import Any, BinaryIO

from vinculo.exchange import limits
from vinculo.exchange.reading import values
from vinculo.exchange.refusals import Refused, RowProblem
from vinculo.exchange.trello import slim
from vinculo.exchange.trello.board import Board, List, Member
from vinculo.exchange.trello.cards import Cards

ACTION_LIMIT = 1000


def read(stream: BinaryIO, name: str = "") -> Board:
    """
    The board of a JSON export; `name` is used when the export names none. Raises Refused when it is no export.
    """
    stream.seek(0)
    return board_of(_export(slim.load(stream)), name)


def board_of(found: values.Json, name: str) -> Board:
    lists = _lists(found)
    members = {member.id: member for member in map(_member, values.things(found, "members")) if member.id}
    problems: list[RowProblem] = []
    cards = Cards(found, {one.id for one in lists}, members, problems).read()
    return Board(
        id=values.identity(found),
        name=values.line(found, "name", limits.NAME) or values.line(values.thing(found, "board"), "name") or name,
        about=values.text(found, "desc"),
        url=values.line(found, "url"),
        closed=values.yes(found, "closed"),
        lists=lists,
        cards=cards,
        members=tuple(members.values()),
        comments_missing="older" if len(values.things(found, "actions")) >= ACTION_LIMIT else "",
        problems=tuple(problems),
    )


def _export(found: Any) -> values.Json:
    if not isinstance(found, dict):
        raise Refused("not_trello_board")
    lists, cards = values.things(found, "lists"), values.things(found, "cards")
    if not isinstance(found.get("lists"), list) or not isinstance(found.get("cards"), list):
        raise Refused("not_trello_board")
    if not lists or not all(values.identity(one) for one in lists):
        raise Refused("not_trello_lists")
    if cards and not any(values.identity(one) and values.identity(one, "idList") for one in cards):
        raise Refused("not_trello_cards")
    return found


def _lists(found: values.Json) -> tuple[List, ...]:
    read = [
        List(
            id=values.identity(one),
            name=values.line(one, "name", limits.NAME),
            closed=values.yes(one, "closed"),
            position=values.number(one, "pos"),
        )
        for one in values.things(found, "lists")
    ]
    return tuple(sorted({one.id: one for one in read}.values(), key=lambda one: one.position))


def _member(found: values.Json) -> Member:
    username = values.line(found, "username", 100)
    return Member(values.identity(found), values.line(found, "fullName", limits.NAME) or username, username)
