"""What our side says about a task, in plain values that can be kept and compared."""

from typing import Any

from vinculo.projects.models import Task


def ours_of(task: Task) -> dict[str, Any]:
    return {
        "name": task.title,
        "list": task.column,
        "due": task.due_on.isoformat() if task.due_on else None,
        "done": task.done_at is not None,
        "closed": task.archived_at is not None,
    }
