"""What a row or a card says of a task, in plain values."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vinculo.clients.models import Audience
from vinculo.projects.estimates import say_estimate
from vinculo.projects.models import Side, TaskKind

KINDS = dict(TaskKind.choices)


@dataclass(frozen=True, slots=True)
class Row:
    pk: int
    title: str
    is_done: bool
    is_begun: bool
    is_late: bool
    due_on: date | None
    who: str
    initials: str
    about: tuple[str, ...]


def row_of(task: Any, today: date) -> Row:
    """A task that went through `with_counts`."""
    who = task.assignee
    return Row(
        task.pk, task.title, task.done_at is not None, task.started_on is not None,
        bool(task.due_on and task.done_at is None and task.due_on < today), task.due_on,
        who.name if who else "", who.initials if who else "", tuple(_about(task)),
    )  # fmt: skip


def _about(task: Any) -> list[str]:
    said = []
    if task.audience == Audience.SHARED:
        said.append(_("Client sees it"))
    if task.side == Side.THEIRS:
        said.append(_("The client's"))
    if task.kind != TaskKind.WORK:
        said.append(str(KINDS.get(task.kind, "")))
    if task.estimate_minutes:
        said.append(say_estimate(task.estimate_minutes))
    if 0 < task.percent < 100 and task.done_at is None:
        said.append(_("%(percent)d%% done") % {"percent": task.percent})
    if task.steps:
        said.append(_("%(done)d of %(total)d steps") % {"done": task.steps_done, "total": task.steps})
    if task.said:
        said.append(ngettext("%(count)d comment", "%(count)d comments", task.said) % {"count": task.said})
    return said
