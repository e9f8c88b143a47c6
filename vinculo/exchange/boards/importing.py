"""Read a board into rows, and write it as a project with its tasks."""

from datetime import datetime
from typing import Any, BinaryIO
from zoneinfo import ZoneInfo

from django.utils import timezone

from vinculo.clients.models import Client
from vinculo.db.folding import fold
from vinculo.exchange.boards.data import board_data, card_data
from vinculo.exchange.boards.deciding import Decided, decide
from vinculo.exchange.boards.meaning import Meaning, found_on
from vinculo.exchange.boards.tasks import task_of
from vinculo.exchange.ledger import Ledger
from vinculo.exchange.models import ImportRow, ImportRun, Origin, Outcome
from vinculo.exchange.opening import open_board
from vinculo.exchange.rows import Keeper, changed_rows, chunked, problem_row
from vinculo.exchange.trello.board import Board
from vinculo.jobs.crash import crash_point
from vinculo.people.models import Organization, Person
from vinculo.projects.models import ChecklistItem, Phase, Project, Task, TaskComment

SYSTEM = "trello"
CHUNK = 200
BATCH = 500


def stage(run: ImportRun, stream: BinaryIO, by: Person, keeper: Keeper) -> None:
    """The board, then every card, becomes a row. Raises Refused."""
    board = open_board(stream, run.kind, run.file_name.rsplit(".", 1)[0])
    project = _project_before(run, board_data(board), by)
    first = _board_row(run, board, project)
    keeper.keep([first], 1)
    names = {one.id: one.name for one in board.lists}
    known, meaning = _known(SYSTEM, Task, [card.id for card in board.cards]), Meaning(run.choices)
    order = {one.id: at for at, one in enumerate(board.lists)}
    cards = sorted(board.cards, key=lambda card: (order.get(card.list_id, -1), card.position))
    done = held = 0
    for chunk in chunked(enumerate(cards), CHUNK):
        data = [(at, card_data(card, names.get(card.list_id, ""), at)) for at, card in chunk]
        comments = _known(SYSTEM, TaskComment, [one[0] for _, card in data for one in card["comments"]])
        tasks = Task.objects.in_bulk([known[card["id"]] for _, card in data if card["id"] in known])
        zone = _zone()
        rows = []
        for at, card in data:
            task = tasks.get(known.get(card["id"], 0)) if project else None
            said = decide(card, task, comments, meaning, zone)
            held += said.reason == "shared_since"
            rows.append(said.row(run, at + 1, card))
        done += len(rows)
        keeper.keep(rows, done * 100 // len(cards))
    keeper.keep([problem_row(run, problem) for problem in board.problems], 99)
    run.notes = {
        **run.notes,
        "comments_missing": board.comments_missing,
        "lists": len(board.lists),
        "found": found_on(board),
        "held": held,
    }


def apply(run: ImportRun, by: Person, ledger: Ledger) -> None:
    """Write the board. Cards imported before follow it; the others are made."""
    first = run.rows.get(kind="board")
    project = _project_before(run, first.data, by) or _make_project(run, first.data, by, ledger)
    ledger.touched.add(project.client_id)
    meaning = Meaning(run.choices)
    rows = run.rows.filter(kind="card").order_by("number", "pk")
    for chunk in chunked(rows.iterator(chunk_size=CHUNK), CHUNK):
        writer = CardWriter(project, meaning, ledger)
        decided = writer.write([row.data for row in chunk])
        changed = changed_rows(chunk, [(str(one.outcome), one.reason) for one in decided])
        if changed:
            ImportRow.objects.bulk_update(changed, ["outcome", "reason"], batch_size=BATCH)
        crash_point("import.chunk")


class CardWriter:
    """Writes one chunk of cards."""

    def __init__(self, project: Project, meaning: Meaning, ledger: Ledger) -> None:
        self.project, self.meaning, self.ledger = project, meaning, ledger
        self.zone = _zone()

    def write(self, cards: list[dict[str, Any]]) -> list[Decided]:
        known = _known(SYSTEM, Task, [card["id"] for card in cards])
        self.comments = _known(SYSTEM, TaskComment, [one[0] for card in cards for one in card["comments"]])
        here = Task.objects.filter(project=self.project).in_bulk(list(known.values()))
        tasks = [here.get(known.get(card["id"], 0)) for card in cards]
        decided = [
            decide(card, task, self.comments, self.meaning, self.zone) for card, task in zip(cards, tasks, strict=True)
        ]
        self._make([card for card, one in zip(cards, decided, strict=True) if one.outcome == Outcome.NEW])
        for card, task, one in zip(cards, tasks, decided, strict=True):
            if task is not None and one.outcome == Outcome.UPDATED:
                self._follow(card, task, one.after)
        return decided

    def _make(self, cards: list[dict[str, Any]]) -> None:
        made = Task.objects.bulk_create([task_of(card, self.project, self.meaning, self.zone) for card in cards], BATCH)
        self.ledger.made(Task, (task.pk for task in made))
        pairs = list(zip(cards, made, strict=True))
        stale = [card["id"] for card in cards]
        Origin.objects.filter(system=SYSTEM, label="projects.task", external_id__in=stale).delete()
        for card, task in pairs:
            self.ledger.came_from(Task, task.pk, SYSTEM, card["id"])
        items = [
            ChecklistItem(task=task, list_name=name[:160], text=text[:500], is_done=done, position=at)
            for card, task in pairs
            for name, checks in card["checklists"]
            for at, (text, done) in enumerate(checks)
        ]
        self.ledger.made(ChecklistItem, (one.pk for one in ChecklistItem.objects.bulk_create(items, BATCH)))
        for card, task in pairs:
            self._comments(card, task)

    def _comments(self, card: dict[str, Any], task: Task) -> None:
        new = [one for one in card["comments"] if one[0] not in self.comments]
        rows = [
            TaskComment(
                task=task,
                person_id=self.meaning.person(by),
                author_name=by[:160],
                text=text,
                at=datetime.fromisoformat(at) if at else timezone.now(),
            )
            for _, text, at, by in new
        ]
        made = TaskComment.objects.bulk_create(rows, BATCH)
        self.ledger.made(TaskComment, (one.pk for one in made))
        for (key, *_), comment in zip(new, made, strict=True):
            if key:
                self.ledger.came_from(TaskComment, comment.pk, SYSTEM, key)

    def _follow(self, card: dict[str, Any], task: Task, after: dict[str, Any]) -> None:
        if after:
            before = {name: getattr(task, name) for name in after}
            for name, value in after.items():
                setattr(task, name, value)
            task.save(update_fields=list(after))
            self.ledger.changed(Task, task.pk, _plain(before), _plain(after))
        self._comments(card, task)


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in values.items()}


def _board_row(run: ImportRun, board: Board, project: Project | None) -> ImportRow:
    outcome = Outcome.UNCHANGED if project else Outcome.NEW
    return ImportRow(run=run, number=0, kind="board", title=board.name[:200], data=board_data(board), outcome=outcome)


def _project_before(run: ImportRun, board: dict[str, Any], by: Person) -> Project | None:
    """The project this board became in an earlier import, if it is still there and the importer sees it."""
    seen = Project.objects.visible_to(by).kept()
    named = Origin.objects.filter(system=SYSTEM, label="projects.project", external_id=board_key(run, board))
    newest = named.filter(object_id__in=seen.values("pk")).order_by("-pk").first()
    return seen.get(pk=newest.object_id) if newest else None


def board_key(run: ImportRun, board: dict[str, Any]) -> str:
    """A board without an id is known by its content: the same file is the same board."""
    return str(board["id"] or f"sha256:{run.sha256}")


def _make_project(run: ImportRun, board: dict[str, Any], by: Person, ledger: Ledger) -> Project:
    client = run.client or _make_client(run.new_client or board["name"], by, ledger)
    project = Project.objects.create(
        client=client,
        name=(board["name"] or run.file_name)[:160],
        summary=board.get("about", ""),
        phase=Phase.CLOSED if board.get("closed") else Phase.DELIVERY,
        lead=by,
    )
    ledger.made(Project, [project.pk])
    key = board_key(run, board)
    Origin.objects.filter(system=SYSTEM, label="projects.project", external_id=key).delete()
    ledger.came_from(Project, project.pk, SYSTEM, key)
    return project


def _make_client(name: str, by: Person, ledger: Ledger) -> Client:
    known = Client.objects.visible_to(by).kept().filter(name_folded=fold(name)).first()
    if known:
        return known
    client = Client.objects.create(name=name[:160], owner=by)
    ledger.made(Client, [client.pk])
    return client


def _known(system: str, model: type[Any], keys: list[str]) -> dict[str, int]:
    label = model._meta.label_lower
    found = Origin.objects.filter(system=system, label=label, external_id__in=[key for key in keys if key])
    return dict(found.values_list("external_id", "object_id"))


def _zone() -> ZoneInfo:
    organization = Organization.current()
    return ZoneInfo(organization.time_zone if organization else "UTC")
