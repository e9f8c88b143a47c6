"""What a plan that comes back would change, row by row, and nothing of what was changed here meanwhile."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from vinculo.db.among import among
from vinculo.db.folding import fold
from vinculo.exchange.models import Origin
from vinculo.exchange.planback.marks import ADDED, ROW, print_of, task_of_mark, values_of
from vinculo.exchange.planback.reading import Row
from vinculo.people.models import Person
from vinculo.projects.models import Project, Task

BEFORE = ("external_id", "object_id", "wrote")
NEW, CHANGED, SAME, LEFT = "new", "changed", "same", "left"


@dataclass(slots=True)
class Proposal:
    """One row: what becomes of it. `changes` are field → (now, then); `why` names what was left out, or why all was."""

    number: int
    title: str
    outcome: str
    task: int | None = None
    mark: str = ""
    key: str = ""  # by what the row is known when the workbook comes again
    changes: dict[str, tuple[Any, Any]] = field(default_factory=dict)
    why: list[tuple[str, str]] = field(default_factory=list)


def compare(project: Project, rows: Iterable[Row]) -> list[Proposal]:
    """Rows of another project, of tasks put away and rows that came twice are left, with a reason. Three queries."""
    tasks = {task.pk: task for task in project.tasks.kept().select_related("assignee")}
    people: dict[str, list[Person]] = {}
    for person in Person.objects.active():
        people.setdefault(fold(person.name), []).append(person)
    rows, seen = list(rows), set[int]()
    came = came_before(row.key for row in rows)
    return [_proposal(project, row, tasks, people, seen, came) for row in rows]


def came_before(keys: Iterable[str]) -> dict[str, tuple[int, str]]:
    """(task, its print then) of rows that came with their workbook before and were taken over."""
    found = Origin.objects.filter(
        system__in=(ADDED, ROW), label=Task._meta.label_lower, external_id__in=among(set(keys))
    )
    return {key: (pk, wrote.get("print", "")) for key, pk, wrote in found.values_list(*BEFORE)}


def _proposal(
    project: Project,
    row: Row,
    tasks: dict[int, Task],
    people: dict[str, list[Person]],
    seen: set[int],
    came: dict[str, tuple[int, str]],
) -> Proposal:
    title = row.says.get("title") or ""
    found = Proposal(row.number, title, LEFT, key=row.key)
    says = _understood(row, people, found)
    before = came.get(row.key)
    if not row.mark and before is None:
        found.outcome = NEW
        found.changes = {name: (None, value) for name, value in says.items() if value not in ("", None, 0)}
        return found
    known = task_of_mark(row.mark, project.pk) if row.mark else before
    task = tasks.get(known[0]) if known else None
    if known is None or task is None:
        found.why = [("not_of_project" if known is None else "task_gone", "")]
    elif task.pk in seen:
        found.why = [("row_twice", "")]
    elif not title and "title" in row.says:
        found.title, found.why = task.title, [("no_title", "")]
    else:
        seen.add(task.pk)
        found.title = title or task.title
        _changed(found, task, {known[1], before[1] if before else known[1]}, says)
    return found


def _changed(found: Proposal, task: Task, marks: set[str], says: dict[str, Any]) -> None:
    now = values_of(task)
    found.task, found.mark = task.pk, print_of(task)
    found.changes = {name: (now[name], value) for name, value in says.items() if value != now[name]}
    if not found.changes:
        found.outcome = SAME
    elif found.mark not in marks:
        found.changes = {}
        found.why = [("changed_here", "")]
    else:
        found.outcome = CHANGED


def _understood(row: Row, people: dict[str, list[Person]], found: Proposal) -> dict[str, Any]:
    """What a row says, without what cannot be taken from it."""
    says = dict(row.says)
    found.why += [("unread", text) for text in row.unread] + [("unsaved", head) for head in row.unsaved]
    name = says.get("assignee", "")
    if name:
        ours = people.get(fold(name), [])
        if len(ours) == 1:
            says["assignee"] = ours[0].name
        else:
            found.why.append(("nobody_called", name))
            del says["assignee"]
    if says.get("starts_on") and says.get("due_on") and says["starts_on"] > says["due_on"]:
        found.why.append(("ends_before", ""))
        del says["starts_on"], says["due_on"]
    return says
