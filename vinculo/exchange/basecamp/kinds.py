"""What a thing of Basecamp is: it mostly says so itself, else the list it stands in does."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from vinculo.exchange.reading.values import Json, identity, line, thing, things
from vinculo.exchange.refusals import Refused

KEYS = {
    "projects": "Project", "people": "Person", "granted": "Person", "revoked": "Person",
    "todolists": "Todolist", "groups": "Todolist", "todos": "Todo",
    "card_tables": "Kanban::Board", "columns": "Kanban::Column", "lists": "Kanban::Column", "cards": "Kanban::Card",
    "messages": "Message", "comments": "Comment", "documents": "Document", "uploads": "Upload", "vaults": "Vault",
    "schedule_entries": "Schedule::Entry", "entries": "Schedule::Entry",
    "questions": "Question", "answers": "Question::Answer", "forwards": "Inbox::Forward",
    "correspondences": "Client::Correspondence", "approvals": "Client::Approval", "replies": "Client::Reply",
    "responses": "Client::Approval::Response", "needles": "Gauge::Needle", "timesheet_entries": "Timesheet::Entry",
    "templates": "Template", "events": "Event", "recordings": "", "buckets": "Project",
}  # fmt: skip
# Read with the thing they are part of, or no records at all.
PARTS = frozenset({"steps", "assignees", "subscribers", "completion_subscribers", "participants", "dock", "dots"})
NUMBERED = re.compile(r"[ _-]*\(?\d*\)?$")
DEEPEST = 40


@dataclass(frozen=True, slots=True)
class Found:
    """A thing on its way to become a record: of what kind, on what it hangs and in which project."""

    number: int
    kind: str
    data: Json
    parent: Json = field(default_factory=dict)
    bucket: Json = field(default_factory=dict)

    @property
    def id(self) -> str:
        return identity(self.data)

    @property
    def title(self) -> str:
        keys = ("name", "email_address") if self.kind == "Person" else ("title", "name", "subject")
        return next(filter(None, (line(self.data, key) for key in keys)), "")


def stem(name: str) -> str:
    """`export/todos_2.json` is a list of todos."""
    return NUMBERED.sub("", name.replace("\\", "/").rsplit("/", 1)[-1].rsplit(".", 1)[0]).lower()


def kind_of(data: Json, key: str = "") -> str:
    """The type a thing says it has, or what its form tells; empty when nothing does."""
    if "personable_type" in data:
        return "Person"
    if said := line(data, "type", 60):
        return said
    if isinstance(data.get("dock"), list):
        return "Template" if "/templates/" in line(data, "url", 500) else "Project"
    if "recording_id" in data and "action" in data:
        return "Event"
    return KEYS.get(key, "") if identity(data) else ""


def unfolded(data: Json, key: str, number: int) -> Iterator[Found]:
    """A thing and all that is nested in it, the outer before the inner."""
    waiting: list[tuple[Json, str, Found | None, int]] = [(data, key, None, 0)]
    while waiting:
        one, name, outer, depth = waiting.pop()
        kind = kind_of(one, name)
        found = _placed(number, kind, one, outer)
        inner = list(_inside(one, kind))
        if depth > DEEPEST:
            raise Refused("json_deep")
        if kind or not inner:
            yield found if kind else replace(found, kind=name or "?")
        waiting += [(nested, at, found if kind else outer, depth + 1) for at, nested in reversed(inner)]


def _placed(number: int, kind: str, data: Json, outer: Found | None) -> Found:
    parent, bucket = thing(data, "parent"), thing(data, "bucket")
    if outer and outer.kind == "Project":
        bucket = bucket or outer.data
    elif outer and outer.kind:
        parent = parent or {**outer.data, "type": outer.kind, "title": outer.title}
        bucket = bucket or outer.bucket
    return Found(number, kind, data, parent, bucket)


def _inside(data: Json, kind: str) -> Iterator[tuple[str, Json]]:
    """Lists of things in a thing; in a wrapper that is no thing itself, single ones too."""
    for key, value in data.items():
        if isinstance(value, list) and key not in PARTS:
            yield from ((key, one) for one in things(data, key) if not kind or kind_of(one, key))
        elif isinstance(value, dict) and not kind and key not in ("parent", "bucket", "creator"):
            yield key, value
