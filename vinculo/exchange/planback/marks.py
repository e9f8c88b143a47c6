"""
What an exported plan carries, out of sight, to be known again: whose plan it is, and of each row which task it is and
what it was like then. The workbook goes through many hands; nothing in it is believed that is not signed.
"""

import hashlib
import json
from typing import Any

from django.core import signing
from django.utils import timezone

from vinculo.projects.models import Project, Task

SHEET = "vinculo"  # the hidden sheet
SALT = "vinculo.plan.workbook"
ADDED, ROW = "plan", "plan_row"  # under which tasks are remembered that were added, or changed, in a workbook
SHARE = "share"  # the heading of a column that keeps percent as Excel does: 0.5
FIELDS = ("title", "assignee", "starts_on", "due_on", "done_on", "hours", "percent", "column")


def sheet_mark(project: Project) -> str:
    return signing.dumps({"project": project.pk}, salt=SALT)


def project_of_mark(text: str) -> int | None:
    """The project a workbook is the plan of; None when this was not written here."""
    try:
        return int(signing.loads(text, salt=SALT)["project"])
    except (signing.BadSignature, KeyError, TypeError, ValueError):
        return None


def row_key(sheet: str, called: str, number: int) -> str:
    """By what a row is known when the same workbook comes again."""
    first, second = (hashlib.sha256(text.encode()).hexdigest()[:32] for text in (sheet, called))
    return f"{first}:{second}:{number}"


def row_mark(task: Task) -> str:
    return signing.dumps([task.project_id, task.pk, print_of(task)], salt=SALT)


def task_of_mark(text: str, project_id: int) -> tuple[int, str] | None:
    """(task, its print then) of a row; None when it belongs to no task of this project."""
    try:
        project, task, mark = signing.loads(text, salt=SALT)
    except (signing.BadSignature, TypeError, ValueError):
        return None
    return (int(task), str(mark)) if project == project_id else None


def values_of(task: Task) -> dict[str, Any]:
    """What of a task can come back changed, as plain values."""
    done = timezone.localtime(task.done_at).date().isoformat() if task.done_at else None
    return {
        "title": task.title,
        "assignee": task.assignee.name if task.assignee else "",
        "starts_on": task.starts_on.isoformat() if task.starts_on else None,
        "due_on": task.due_on.isoformat() if task.due_on else None,
        "done_on": done,
        "hours": task.estimate_minutes,
        "percent": task.percent,
        "column": task.column,
    }


def print_of(task: Task) -> str:
    return hashlib.sha256(json.dumps(values_of(task), sort_keys=True).encode()).hexdigest()[:12]
