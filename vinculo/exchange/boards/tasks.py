"""
What a card says, as a task: what a task has no place for is written below its description in plain words.
"""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from vinculo.exchange.boards.data import moment
from vinculo.exchange.boards.meaning import Meaning
from vinculo.exchange.history import words
from vinculo.projects.models import Project, Task

YEARS = range(1900, 2200)  # at the ends of what a calendar holds, no zone can be reckoned with


def task_of(data: dict[str, Any], project: Project, meaning: Meaning, zone: ZoneInfo) -> Task:
    """A new task from a card."""
    assignee = next(filter(None, map(meaning.person, data["members"])), None)
    status = meaning.status(data["column"])
    return Task(
        project=project,
        title=data["name"][:500],
        description=_description(data, meaning),
        percent=int(status[1:]) if status[:1] == "p" and status[1:].isdigit() else 0,
        assignee_id=assignee,
        position=data["position"],
        starts_on=_day(moment(data, "starts_at"), zone),
        labels=list(data.get("labels", [])),
        **following(data, meaning, zone),
    )


def following(data: dict[str, Any], meaning: Meaning, zone: ZoneInfo) -> dict[str, Any]:
    """The fields that follow the board when it is imported again: list, date, done, archived."""
    active = moment(data, "active_at") or moment(data, "created_at")
    due = moment(data, "due_at")
    if due and due.year not in YEARS:
        due = None
    status = meaning.status(data["column"])
    is_done = data.get("due_done") or status == words.DONE
    return {
        "column": data["column"][:160],
        "due_on": _day(due, zone),
        "done_at": (active or due) if is_done else None,
        "archived_at": (active or due) if data.get("closed") or status == words.AWAY else None,
    }


def _day(at: datetime | None, zone: ZoneInfo) -> date | None:
    return at.astimezone(zone).date() if at else None


def _description(data: dict[str, Any], meaning: Meaning) -> str:
    others = [name for name in data["members"] if meaning.person(name) is None]
    lines = [data.get("about", "")]
    if others:
        lines.append(_("On the card: %(names)s") % {"names": ", ".join(others)})
    lines += [f"{name}: {value}" for name, value in data.get("fields", [])]
    lines += [url if name == url else f"{name}: {url}" for name, url in data["links"]]
    done, all_of_them = data["checks"]
    if all_of_them:
        lines.append(_("Checklist: %(done)s of %(all)s done") % {"done": done, "all": all_of_them})
    return "\n\n".join([lines[0], "\n".join(lines[1:])]).strip()
