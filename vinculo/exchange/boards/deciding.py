"""What becomes of a card: a new task, or what of a task that is there follows it."""

from collections.abc import Container
from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

from vinculo.exchange.boards.meaning import Meaning
from vinculo.exchange.boards.tasks import following
from vinculo.exchange.history.following import plain
from vinculo.exchange.models import ImportRow, ImportRun, Outcome
from vinculo.projects.models import Task

TOLD = frozenset({"due_on", "done_at", "archived_at"})  # what a client sees of a task that is shared with them


@dataclass(slots=True)
class Decided:
    """`after`: the fields that follow, with what they become."""

    outcome: Outcome
    reason: str = ""
    after: dict[str, Any] = field(default_factory=dict)
    changes: list[list[Any]] = field(default_factory=list)

    def row(self, run: ImportRun, number: int, card: dict[str, Any]) -> ImportRow:
        said = {"outcome": self.outcome, "reason": self.reason, "changes": self.changes}
        return ImportRow(run=run, number=number, kind="card", title=card["name"][:200], data=card, **said)


def decide(
    card: dict[str, Any], task: Task | None, comments: Container[str], meaning: Meaning, zone: ZoneInfo
) -> Decided:
    """`comments`: ids of those that came before."""
    if meaning.is_left_out(card):
        return Decided(Outcome.REFUSED, "not_wanted")
    if task is None:
        return Decided(Outcome.NEW)
    moved = {name: value for name, value in following(card, meaning, zone).items() if getattr(task, name) != value}
    told = TOLD & moved.keys() if task.audience == "shared" else set()
    held = told and not meaning.choices.shares_changes
    after = {name: value for name, value in moved.items() if not held or name not in told}
    said = any(one[0] and one[0] not in comments for one in card["comments"])
    outcome = Outcome.UPDATED if after or said else Outcome.PARTLY if held else Outcome.UNCHANGED
    reason = "shared_since" if held else "shared_changed" if told else ""
    return Decided(outcome, reason, after, [_change(task, name, value, after) for name, value in moved.items()])


def _change(task: Task, name: str, value: Any, after: dict[str, Any]) -> list[Any]:
    change = [name, plain(getattr(task, name)), plain(value)]
    return change if name in after else [*change, "held"]
