"""
The same for a whole history: `python -m tools.bench_history [ROWS]` brings a Basecamp file of so many to-dos, a tenth
as many comments, and a project for every 200 of them, each with its client.
"""

import json
import sys
from collections.abc import Iterable, Iterator
from typing import Any

from tools.bench_import import in_a_folder

PROJECT, LIST = 200, 20  # to-dos in a project, and in a list
COMMENTS = 10
CREATOR = {
    "id": 11, "name": "Rita Faro", "email_address": "rita@faro.example", "personable_type": "User", "client": False,
    "title": "Lead", "time_zone": "Europe/Madrid", "avatar_url": f"https://faro.example/{'x' * 100}/avatar",
    "company": {"id": 31, "name": "Faro"}, "can_ping": True, "can_manage_projects": True,
}  # fmt: skip


def made_file(todos: int) -> Iterator[bytes]:
    """A list written piece by piece, as large as what the interface answers."""
    for at, one in enumerate(things(todos)):
        yield (b"," if at else b"[") + json.dumps(one, indent=2).encode()
    yield b"]"


def things(todos: int) -> Iterable[dict[str, Any]]:
    for number in range(todos):
        shop = number // PROJECT
        if number % PROJECT == 0:
            yield project(shop)
        yield todo(number, shop)
        if number % COMMENTS == 0:
            yield comment(number, shop)


def project(shop: int) -> dict[str, Any]:
    return {
        "id": 500 + shop, "status": "active", "name": f"Shop {shop}", "description": "On the web", "dock": [],
        "client_company": {"id": 900_000 + shop, "name": f"Luna {shop}"},
    }  # fmt: skip


def recording(kind: str, key: int, shop: int, title: str) -> dict[str, Any]:
    return {
        "id": key, "status": "active", "visible_to_clients": False, "created_at": "2026-03-02T09:00:00.000Z",
        "updated_at": "2026-03-03T09:00:00.000Z", "title": title, "inherits_status": True, "type": kind,
        "url": f"https://3.basecampapi.com/1/buckets/{500 + shop}/x/{key}.json", "comments_count": 0,
        "app_url": f"https://3.basecamp.com/1/buckets/{500 + shop}/x/{key}", "creator": CREATOR,
        "bucket": {"id": 500 + shop, "name": f"Shop {shop}", "type": "Project"},
    }  # fmt: skip


def todo(number: int, shop: int) -> dict[str, Any]:
    within = number // LIST
    title = f"Write page {number} of the catalogue"
    return {
        **recording("Todo", 1_000_000 + number, shop, title), "content": title, "position": number % LIST + 1,
        "parent": {"id": 700_000 + within, "title": f"List {within}", "type": "Todolist"},
        "description": "<div>With <strong>prices</strong> and a picture.</div>", "completed": number % 3 == 0,
        "completion": {"created_at": "2026-03-04T09:00:00.000Z", "creator": CREATOR} if number % 3 == 0 else None,
        "starts_on": None, "due_on": f"2026-0{number % 9 + 1}-15", "assignees": [CREATOR], "completion_subscribers": [],
    }  # fmt: skip


def comment(number: int, shop: int) -> dict[str, Any]:
    title = f"Write page {number} of the catalogue"
    return {
        **recording("Comment", 2_000_000 + number, shop, f"Re: {title}"), "content": "<div>Fine by us.</div>",
        "parent": {"id": 1_000_000 + number, "title": title, "type": "Todo"},
    }  # fmt: skip


if __name__ == "__main__":
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    rows = sum(1 for _ in things(wanted))
    in_a_folder(rows, "basecamp.json", lambda: made_file(wanted))
