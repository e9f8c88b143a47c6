"""Basecamp standing in: one project in the form of its documented answers, with paging by links and signing in."""

from datetime import UTC, datetime, timedelta
from typing import Any

from tests.exchange.connections.machine import Asked, Said, Standing

ACCOUNT, PROJECT, TOKEN, REFRESH = "195539477", "2085958504", "a-token-of-basecamp", "a-refreshing-token"
CLIENT, SECRET, CODE = "an-integration", "its-secret", "a-code"
BASE = f"/{ACCOUNT}"
HERE = f"{BASE}/buckets/{PROJECT}"
TOOLS = {"message_board": 11, "todoset": 12, "vault": 13, "schedule": 14, "kanban_board": 15}
KINDS = {"Todo": "todos", "Message": "messages", "Comment": "comments", "Document": "documents",
         "Schedule::Entry": "schedule_entries", "Todolist": "todolists", "Upload": "uploads",
         "Kanban::Card": "card_tables/cards"}  # fmt: skip


class Basecamp(Standing):
    def __init__(self) -> None:
        super().__init__()
        self.now = datetime(2026, 3, 11, 9, 0, tzinfo=UTC)
        self.number, self.page, self.tokens, self.foreign = 100, 15, {TOKEN}, ""
        self.things: list[dict[str, Any]] = []
        self.hooks: dict[str, str] = {}
        self.marek = {"id": 1, "name": "Marek Wilk", "email_address": "marek@faro.example", "client": False,
                      "personable_type": "User"}  # fmt: skip
        self.ines = {"id": 2, "name": "Inés Roca", "email_address": "ines@leto.example", "client": True,
                     "personable_type": "Client", "company": {"id": 7, "name": "Leto"}}  # fmt: skip
        self.bucket = {"id": int(PROJECT), "name": "The Leto Laptop", "type": "Project"}
        self.list = self.add("Todolist", title="Launch", name="Launch", parent={"id": 12, "type": "Todoset"})
        self._routes()

    def _routes(self) -> None:
        flat = {"todosets/12/todolists": "Todolist", "message_boards/11/messages": "Message",
                "vaults/13/documents": "Document", "vaults/13/uploads": "Upload",
                "schedules/14/entries": "Schedule::Entry"}  # fmt: skip
        for path, kind in flat.items():
            self.on("GET", f"{HERE}/{path}.json", lambda asked, kind=kind: self._paged(asked, self._of(kind)))
        self.on("GET", f"{HERE}/todolists/(\\d+)/groups.json", lambda asked, key: [])
        self.on("GET", f"{HERE}/todolists/(\\d+)/todos.json", self._todos)
        self.on("GET", f"{HERE}/card_tables/15.json", lambda asked: {"id": 15, "type": "Kanban::Board", "lists": []})
        self.on("GET", f"{BASE}/projects/{PROJECT}.json", lambda asked: self._project())
        self.on("GET", f"{BASE}/projects/{PROJECT}/people.json", lambda asked: [self.marek, self.ines])
        self.on("GET", f"{BASE}/projects.json", lambda asked: self._paged(asked, [self._project()]))
        self.on("GET", f"{BASE}/projects/recordings.json", self._recordings)
        self.on("GET", f"{BASE}/my/profile.json", lambda asked: self.marek)
        self.on("GET", f"{HERE}/(?:{'|'.join(KINDS.values())})/(\\d+).json", lambda asked, key: self.thing(int(key)))
        self.on("POST", f"{HERE}/todos/(\\d+)/completion.json", lambda asked, key: self._complete(int(key), True))
        self.on("DELETE", f"{HERE}/todos/(\\d+)/completion.json", lambda asked, key: self._complete(int(key), False))
        self.on("POST", f"{HERE}/webhooks.json", self._hook)
        self.on("DELETE", f"{HERE}/webhooks/(\\d+).json", lambda asked, key: self.hooks.pop(key) and None)
        self.on("POST", "/authorization/token", self._token)
        self.on("GET", "/authorization.json", lambda asked: {"accounts": self.accounts()})

    def check(self, asked: Asked) -> Said | None:
        if asked.path == "/authorization/token":
            return None
        shown = asked.headers.get("Authorization", "").removeprefix("Bearer ")
        named = "@" in asked.headers.get("User-Agent", "")
        return None if shown in self.tokens and named else Said({"error": "unauthorized"}, 401)

    # What somebody does there.

    def add(self, kind: str, **fields: Any) -> dict[str, Any]:
        self.number += 1
        made = {"id": self.number, "type": kind, "status": "active", "visible_to_clients": False,
                "inherits_status": True, "bucket": self.bucket, "creator": self.marek, "comments_count": 0,
                "created_at": self._stamp(), "updated_at": self._stamp(), **fields}  # fmt: skip
        self.things.append(made)
        return made

    def todo(self, content: str, **fields: Any) -> dict[str, Any]:
        parent = {"id": self.list["id"], "title": "Launch", "type": "Todolist"}
        usual = {"completed": False, "due_on": None, "starts_on": None, "assignees": [], "parent": parent}
        return self.add("Todo", content=content, title=content, **{**usual, **fields})

    def change(self, one: dict[str, Any], **fields: Any) -> None:
        one.update(fields, updated_at=self._stamp())

    def later(self, **time: int) -> datetime:
        self.now += timedelta(**time)
        return self.now

    def thing(self, key: int) -> Any:
        return next((one for one in self.things if one["id"] == key), Said(status=404))

    # How it answers.

    def accounts(self) -> list[dict[str, Any]]:
        return [{"product": "bc3", "id": int(ACCOUNT), "name": "Faro", "href": f"https://elsewhere.example/{ACCOUNT}"},
                {"product": "campfire", "id": 5, "name": "Old"}]  # fmt: skip

    def _project(self) -> dict[str, Any]:
        dock = [{"id": key, "name": name, "title": name, "enabled": True} for name, key in TOOLS.items()]
        return {"id": int(PROJECT), "status": "active", "name": "The Leto Laptop", "description": "", "dock": dock,
                "created_at": self._stamp(), "updated_at": self._stamp()}  # fmt: skip

    def _of(self, kind: str, status: str = "active") -> list[dict[str, Any]]:
        return [one for one in self.things if one["type"] == kind and one["status"] == status]

    def _todos(self, asked: Asked, key: str) -> Said:
        done = asked.query.get("completed") == "true"
        found = [one for one in self._of("Todo") if one["completed"] == done and str(one["parent"]["id"]) == key]
        return self._paged(asked, found)

    def _recordings(self, asked: Asked) -> Said:
        found = self._of(asked.query["type"], asked.query.get("status", "active"))
        brief = ("id", "type", "status", "title", "updated_at", "created_at", "bucket", "creator", "parent", "content")
        rows = [{name: one[name] for name in brief if name in one} for one in found]
        return self._paged(asked, sorted(rows, key=lambda one: one["updated_at"], reverse=True))

    def _paged(self, asked: Asked, rows: list[dict[str, Any]]) -> Said:
        number = int(asked.query.get("page", 1))
        here = rows[(number - 1) * self.page : number * self.page]
        headers = {"X-Total-Count": str(len(rows))}
        if number * self.page < len(rows):
            query = "&".join(f"{name}={value}" for name, value in {**asked.query, "page": number + 1}.items())
            headers["Link"] = f'<{self.foreign or self.address}{asked.path}?{query}>; rel="next"'
        return Said(here, headers=headers)

    def _complete(self, key: int, done: bool) -> Said:
        todo = self.thing(key)
        completion = {"created_at": self._stamp(), "creator": self.marek}
        self.change(todo, completed=done, **({"completion": completion} if done else {}))
        return Said(status=204)

    def _hook(self, asked: Asked) -> Said:
        self.number += 1
        self.hooks[str(self.number)] = asked.said["payload_url"]
        return Said({"id": self.number, "active": True, **asked.said}, 201)

    def _token(self, asked: Asked) -> Said:
        said = asked.said
        known = said.get("client_id") == CLIENT and said.get("client_secret") == SECRET
        if not known or CODE not in (said.get("code", CODE),) or said.get("refresh_token", REFRESH) != REFRESH:
            return Said({"error": "invalid_grant"}, 400)
        self.number += 1
        fresh = f"{TOKEN}-{self.number}"
        self.tokens = {fresh}
        return Said({"access_token": fresh, "refresh_token": REFRESH, "expires_in": 1209600, "token_type": "Bearer"})

    def _stamp(self) -> str:
        return self.now.isoformat(timespec="milliseconds").replace("+00:00", "Z")
