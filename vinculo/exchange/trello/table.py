"""
Read a board from the CSV that paid plans of Trello export. It counts checklists and comments but does not hold them.
"""

import re
from typing import BinaryIO

from vinculo.exchange import limits
from vinculo.exchange.addressbook.columns import folded
from vinculo.exchange.addressbook.reading import look
from vinculo.exchange.reading import tables
from vinculo.exchange.reading.dates import moment_of
from vinculo.exchange.reading.text import choose_encoding, open_text
from vinculo.exchange.refusals import Refused, RowProblem
from vinculo.exchange.trello.board import Board, Card, Link, List, Member
from vinculo.exchange.trello.cards import created_from
from vinculo.language import cleaning

KNOWN = frozenset(
    "cardid cardname cardurl carddescription labels members duedate attachmentcount attachmentlinks "
    "checklistitemtotalcount checklistitemcompletedcount votecount commentcount lastactivitydate listid listname "
    "boardid boardname archived startdate duecomplete duereminder".split()
)
COLOUR = re.compile(r"\s*\([a-z_ ]+\)$")
Cells = dict[str, str]


def read(stream: BinaryIO, name: str = "") -> Board:
    """The board of a CSV export. Raises Refused when it has no cards."""
    shape = look(stream)
    if shape.kind != "trello_csv":
        raise Refused("not_trello_board")
    text = open_text(stream, choose_encoding(stream))
    problems: list[RowProblem] = []
    lists: dict[str, List] = {}
    cards: dict[str, Card] = {}
    board: Cells = {}
    for row in list(tables.rows(text, shape.separator))[1:]:
        if isinstance(row, RowProblem):
            problems.append(row)
            continue
        cells = {folded(heading): cell for heading, cell in zip(shape.headings, row.cells, strict=False)}
        board = board or cells
        _take(row.line, cells, _extra(shape.headings, row.cells), lists, cards, problems)
    text.detach()
    if not cards and not problems:
        raise Refused("no_rows")
    members = {member.id: member for card in cards.values() for member in card.members}
    return Board(
        id=_line(board, "boardid"),
        name=_line(board, "boardname") or name,
        about="",
        url="",
        closed=False,
        lists=tuple(lists.values()),
        cards=tuple(cards.values()),
        members=tuple(members.values()),
        comments_missing="all",
        problems=tuple(problems),
    )


def _take(
    line: int,
    cells: Cells,
    fields: tuple[tuple[str, str], ...],
    lists: dict[str, List],
    cards: dict[str, Card],
    problems: list[RowProblem],
) -> None:
    key, name = _line(cells, "cardid"), _line(cells, "cardname")
    list_id = _line(cells, "listid") or _line(cells, "listname")
    if not key or not name:
        problems.append(RowProblem(line, name or key, "card_without_name"))
    elif key in cards:
        problems.append(RowProblem(line, name, "card_twice"))
    else:
        lists.setdefault(list_id, List(list_id, _line(cells, "listname"), False, float(len(lists))))
        cards[key] = _card(line, key, list_id, cells, fields, problems)


def _card(
    line: int,
    key: str,
    list_id: str,
    cells: Cells,
    fields: tuple[tuple[str, str], ...],
    problems: list[RowProblem],
) -> Card:
    name = _line(cells, "cardname")[:1000]
    due = moment_of(cells.get("duedate", ""))
    if cells.get("duedate") and due is None:
        problems.append(RowProblem(line, name, "bad_date", {"value": cleaning.beginning(cells["duedate"], 40)}))
    return Card(
        id=key[:64],
        number=None,
        name=name,
        about=cleaning.many_lines(cells.get("carddescription", "")),
        list_id=list_id,
        position=float(line),
        closed=_line(cells, "archived").lower() == "true",
        created_at=created_from(key),
        due_at=due,
        due_done=_line(cells, "duecomplete").lower() == "true",
        starts_at=moment_of(cells.get("startdate", "")),
        active_at=moment_of(cells.get("lastactivitydate", "")),
        members=tuple(Member(one, one, one) for one in _parts(cells, "members")),
        labels=tuple(COLOUR.sub("", one)[:60] or one for one in _parts(cells, "labels")),
        links=_links(cells),
        fields=fields,
        checks=(_count(cells, "checklistitemcompletedcount"), _count(cells, "checklistitemtotalcount")),
        url=cleaning.web_address(cells.get("cardurl", "")) or "",
    )


def _extra(headings: tuple[str, ...], cells: list[str]) -> tuple[tuple[str, str], ...]:
    pairs = zip(headings, cells, strict=False)
    found = (
        (heading[: limits.LINE], cleaning.one_line(cell)[:1000])
        for heading, cell in pairs
        if folded(heading) not in KNOWN
    )
    return tuple((heading, cell) for heading, cell in found if heading and cell)


def _line(cells: Cells, key: str) -> str:
    return cleaning.one_line(cells.get(key, ""))


def _parts(cells: Cells, key: str) -> list[str]:
    return [part.strip() for part in _line(cells, key).split(",") if part.strip()]


def _links(cells: Cells) -> tuple[Link, ...]:
    found = (cleaning.web_address(part) for part in re.split(r"[,\s]+", cells.get("attachmentlinks", "")) if part)
    return tuple(Link(address, address) for address in found if address)


def _count(cells: Cells, key: str) -> int:
    text = _line(cells, key)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 0
