"""Things as Basecamp answers with them, about people and projects that do not exist."""

import io
import json
import zipfile
from collections.abc import Mapping
from typing import Any

from vinculo.exchange.basecamp.reading import read
from vinculo.exchange.history.records import Records
from vinculo.exchange.reading.formats import Format
from vinculo.exchange.refusals import RowProblem

Thing = dict[str, Any]
BUCKET = {"id": 501, "name": "New shop", "type": "Project"}
LIST = {"id": 601, "title": "Launch", "type": "Todolist"}


def person(key: int, name: str, *, client: bool = False, company: Thing | None = None) -> Thing:
    mail = f"{name.split()[0].lower()}@{'luna' if client else 'faro'}.example"
    kind = "Client" if client else "User"
    return {
        "id": key, "name": name, "email_address": mail, "personable_type": kind, "client": client, "title": "Lead",
        "bio": None, "location": "Gijón", "company": company,
    }  # fmt: skip


RITA = person(11, "Rita Faro")
MAREK = person(12, "Marek Faro")
CARMEN = person(21, "Carmen Luna", client=True, company={"id": 31, "name": "Café Luna"})


def recording(kind: str, key: int, **more: Any) -> Thing:
    """What every thing of Basecamp has, and `more`, which may replace it."""
    return {
        "id": key, "status": "active", "visible_to_clients": False, "created_at": "2026-03-02T09:00:00.000Z",
        "title": f"{kind} {key}", "type": kind, "app_url": f"https://3.basecamp.com/1/buckets/501/x/{key}",
        "bucket": BUCKET, "creator": RITA, "comments_count": 0, **more,
    }  # fmt: skip


def todo(key: int, content: str = "Order the paper", **more: Any) -> Thing:
    usual = {
        "parent": LIST, "title": content, "content": content, "description": "", "completed": False, "starts_on": None,
        "due_on": None, "assignees": [], "position": 1,
    }  # fmt: skip
    return recording("Todo", key, **{**usual, **more})


def comment(key: int, on: Thing, words: str = "Fine by me", **more: Any) -> Thing:
    parent = {"id": on["id"], "title": on["title"], "type": on["type"]}
    return recording("Comment", key, **{"parent": parent, "title": f"Re: {on['title']}", "content": words, **more})


def project(key: int = 501, name: str = "New shop", **more: Any) -> Thing:
    return {
        "id": key, "status": "active", "name": name, "description": "A shop on the web.", "dock": [],
        "url": f"https://3.basecampapi.com/1/projects/{key}.json", "created_at": "2026-03-01T09:00:00Z", **more,
    }  # fmt: skip


def archive(files: Mapping[str, Any]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, content in files.items():
            opened.writestr(name, content if isinstance(content, bytes) else json.dumps(content))
    return packed.getvalue()


def whole(data: Any, name: str = "file.json") -> list[Any]:
    """All that is read of a file: bytes as they are, else written as JSON."""
    written = data if isinstance(data, bytes) else json.dumps(data).encode()
    found: Records = read(io.BytesIO(written), Format.BASECAMP, name)
    return list(found)


def taken(data: Any, name: str = "file.json") -> list[Any]:
    return [one for one in whole(data, name) if not isinstance(one, RowProblem)]


def left(data: Any, name: str = "file.json") -> list[tuple[str, str]]:
    """What was left out, as (what, why)."""
    return [(one.what, one.why) for one in whole(data, name) if isinstance(one, RowProblem)]
