"""Each card of a board and its task: what changed on one side goes to the other."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo

from django.db import transaction
from django.utils.dateparse import parse_datetime

from vinculo.calendar.workdays import WorkCalendar
from vinculo.db.folding import fold
from vinculo.exchange.connections import clashes
from vinculo.exchange.connections.models import Link, Twin
from vinculo.exchange.connections.ours import ours_of
from vinculo.exchange.connections.settling import Sides, Stays, settle
from vinculo.exchange.connections.trouble import Trouble
from vinculo.exchange.reading import values
from vinculo.exchange.reading.values import Json
from vinculo.exchange.trello.live.api import Trello
from vinculo.exchange.trello.live.happened import Happened
from vinculo.exchange.trello.live.sides import BOTH_WAYS, moment_for, theirs_of
from vinculo.exchange.trello.live.writing import write
from vinculo.jobs.crash import crash_point
from vinculo.logbook.searchable import index_tasks
from vinculo.projects.models import Task


@dataclass
class Board:
    """One board while it is looked through."""

    link: Link
    trello: Trello
    lists: dict[str, str]
    open_lists: dict[str, str]
    happened: Happened
    calendar: WorkCalendar
    at: datetime
    open_ids: frozenset[str] = frozenset()
    touched: bool = False

    @property
    def zone(self) -> tzinfo:
        return self.calendar.zone

    def list_id(self, name: str) -> str:
        """The list of this name; one that is only here is made there, too."""
        key = self.open_lists.get(fold(name))
        if key is None:
            made = self.trello.new_list(self.link.external_id, name)
            key = values.identity(made)
            self.open_lists[fold(name)], self.lists[key] = key, name
            self.open_ids |= {key}
        return key


def lists_by_name(lists: Iterable[Json]) -> dict[str, str]:
    """The id of each open list by its folded name; of several, the first."""
    found: dict[str, str] = {}
    for one in sorted(lists, key=lambda one: values.number(one, "pos")):
        if not values.yes(one, "closed"):
            found.setdefault(fold(values.line(one, "name", 160)), values.identity(one))
    return found


def look_at(board: Board, twin: Twin, card: Json) -> None:
    """Bring one card and its task in step. Each step can be done again."""
    if _takes_in(board, twin, card):
        crash_point("live.taken")
        _send(board, twin)


def _takes_in(board: Board, twin: Twin, card: Json) -> bool:
    """What changed there comes in. True when something of ours is newer and has to go there."""
    now = theirs_of(card, board.lists, board.zone)
    if now == twin.theirs and ours_of(twin.task) == twin.ours and twin.gone_at is None:
        return False
    with transaction.atomic():
        task = Task.objects.select_for_update(of=("self",)).select_related("project").get(pk=twin.task_id)
        twin.task, ours = task, ours_of(task)
        before = Sides(twin.ours, twin.theirs, ours, now)
        ours_at, theirs_at = _ours_at(twin, ours), _theirs_at(board, card)
        verdicts = settle(before, BOTH_WAYS, ours_at, theirs_at)
        taken = [one.field for one in verdicts if one.stays == Stays.THEIRS]
        if now["closed"] != twin.theirs.get("closed"):
            taken.append("closed")
        for one in verdicts:
            if one.is_clash:
                when = clashes.When(ours_at[one.field], theirs_at.get(one.field), board.at)
                clashes.keep(twin, one, ours[one.field], now[one.field], when)
        if taken:
            write(task, now, taken, at=board.at, calendar=board.calendar)
            index_tasks([task])
            board.touched = True
        pending = {one.field for one in verdicts if one.stays == Stays.OURS}
        _in_step(twin, ours_of(task), now, pending)
    return bool(pending)


def _ours_at(twin: Twin, ours: Json) -> dict[str, datetime]:
    """When ours was changed: as it was noticed, if it still says what it said then."""
    found = {}
    for field in BOTH_WAYS:
        value, at = twin.noticed.get(field, (None, ""))
        moment = parse_datetime(at) if at and value == ours[field] else None
        found[field] = moment or twin.task.updated_at
    return found


def _theirs_at(board: Board, card: Json) -> dict[str, datetime]:
    """When theirs was changed, as our clock would have shown it: a clock that is wrong wins nothing."""
    return {field: board.trello.ours(at) for field, at in board.happened.changed_at(card).items()}


def _in_step(twin: Twin, ours: Json, theirs: Json, pending: set[str]) -> None:
    """Remember what both say now; what of ours still has to go there stays a change."""
    twin.ours = {field: twin.ours.get(field) if field in pending else value for field, value in ours.items()}
    twin.noticed = {field: said for field, said in twin.noticed.items() if field in pending}
    twin.theirs, twin.gone_at = theirs, None
    twin.save(update_fields=["ours", "theirs", "noticed", "gone_at"])


def _send(board: Board, twin: Twin) -> None:
    """What of ours is newer goes there, over what is there at this very moment."""
    if board.link.out_since is None:
        return
    card = board.trello.card(twin.external_id)
    if card is None:
        return  # deleted just now: the next look finds it gone
    if theirs_of(card, board.lists, board.zone) != twin.theirs and not _takes_in(board, twin, card):
        return
    ours = ours_of(twin.task)
    said = _fields(board, ours, twin, [field for field in BOTH_WAYS if ours[field] != twin.ours.get(field)])
    if not said:
        return
    crash_point("live.sending")
    try:
        answer = board.trello.set_card(twin.external_id, said)
    except Trouble as trouble:
        if trouble.code != "refused":
            raise
        answer = card  # it does not want this: theirs stays as it is, ours too, and we do not ask again and again
    crash_point("live.sent")
    with transaction.atomic():
        _in_step(twin, ours, theirs_of(answer, board.lists, board.zone), set())


def _fields(board: Board, ours: Json, twin: Twin, changed: Iterable[str]) -> Json:
    """Ours in Trello's words."""
    said: Json = {}
    for field in changed:
        if field == "name":
            said["name"] = ours["name"]
        elif field == "list" and ours["list"]:
            said["idList"] = board.list_id(ours["list"])
        elif field == "due":
            said["due"] = moment_for(ours["due"], twin.theirs.get("at"), board.zone)
        elif field == "done":
            said["dueComplete"] = ours["done"]
    return said


def gone(board: Board, twin: Twin) -> None:
    """A card that is not on the board any more: its task is put away, once, and a note says why."""
    if twin.gone_at is not None:
        return
    card = board.trello.card(twin.external_id)
    if card is not None and values.identity(card, "idBoard") == board.link.external_id:
        return  # it came back meanwhile
    with transaction.atomic():
        twin.gone_at, twin.theirs = board.at, {**twin.theirs, "closed": True}
        twin.save(update_fields=["gone_at", "theirs"])
        clashes.gone(twin, is_deleted=card is None, at=board.at)
        write(twin.task, {"closed": True}, ["closed"], at=board.at, calendar=board.calendar)
    board.touched = True


def names_of(lists: Iterable[Json]) -> Mapping[str, str]:
    return {values.identity(one): values.line(one, "name", 160) for one in lists}
