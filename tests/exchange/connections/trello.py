"""Trello standing in: a recorded board that can be read and changed, in the answers of its REST API."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

from tests.exchange.connections.machine import Asked, Said, Standing
from tests.exchange.samples import COPIES

KEY, TOKEN, SECRET = "a-key", "a-token-of-marek", "a-secret"
MARTA = "600000000000000000000002"
BOARD = "6785e1618e2c218dfef01347"


class Trello(Standing):
    """`now` is its clock. `card(name)` finds a card; `change` is what somebody does in a browser there."""

    def __init__(self) -> None:
        super().__init__()
        self.board = json.loads((COPIES / "trello" / "zayas_board.json").read_bytes())
        self.me = {"id": self.board["members"][0]["id"], "fullName": "Marek Wilk", "username": "marek"}
        self.now = datetime(2026, 3, 11, 9, 0, tzinfo=UTC)
        self.token, self.hooks, self.number = TOKEN, {}, 0
        board, card = "/1/boards/([^/]+)", "/1/cards/([^/]+)"
        self.on("GET", "/1/members/me", lambda asked: self.me)
        self.on("GET", "/1/members/me/boards", lambda asked: [self._brief()])
        self.on("GET", board, lambda asked, key: self._brief() if key == BOARD else Said(status=404))
        for part in ("lists", "labels", "members", "checklists", "customFields"):
            self.on("GET", f"{board}/{part}", lambda asked, key, part=part: self.board.get(part, []))
        self.on("GET", f"{board}/cards", lambda asked, key: self._page(asked, self._here()))
        self.on("GET", f"{board}/actions", self._actions)
        self.on("GET", card, self._card)
        self.on("PUT", card, self._put)
        self.on("GET", f"{card}/actions", lambda asked, key: self._said_on(key))
        self.on("POST", f"{card}/actions/comments", lambda asked, key: self.say(key, asked.said["text"], self.me))
        self.on("POST", "/1/cards", self._new_card)
        self.on("POST", "/1/lists", self._new_list)
        self.on("POST", "/1/webhooks", self._hook)
        self.on("DELETE", "/1/webhooks/(.+)", lambda asked, key: self.hooks.pop(key) and None)

    def check(self, asked: Asked) -> Said | None:
        shown = f'OAuth oauth_consumer_key="{KEY}", oauth_token="{self.token}"'
        return None if asked.headers.get("Authorization") == shown else Said("invalid token", 401)

    # What somebody does there.

    def card(self, name: str) -> dict[str, Any]:
        return next(one for one in self.board["cards"] if one["name"] == name)

    def list_id(self, name: str) -> str:
        return next(one["id"] for one in self.board["lists"] if one["name"] == name)

    def change(self, card: dict[str, Any], by: Any = None, **fields: Any) -> dict[str, Any]:
        old = {name: card.get(name) for name in fields}
        card.update(fields)
        self._happens("updateCard", {"card": {"id": card["id"], **fields}, "old": old}, by)
        card["dateLastActivity"] = self._stamp()
        return card

    def say(self, card: str, text: str, by: Any = None) -> dict[str, Any]:
        return self._happens("commentCard", {"card": {"id": card}, "text": text}, by)

    def add(self, name: str, column: str, **fields: Any) -> dict[str, Any]:
        card = {"id": self._id(), "name": name, "desc": "", "closed": False, "due": None, "dueComplete": False,
                "idBoard": BOARD, "idList": self.list_id(column), "idMembers": [], "idLabels": [], "pos": 9e9,
                "dateLastActivity": self._stamp(), **fields}  # fmt: skip
        self.board["cards"].append(card)
        self._happens("createCard", {"card": {"id": card["id"]}})
        return card

    def delete(self, card: dict[str, Any]) -> None:
        self.board["cards"].remove(card)
        self._happens("deleteCard", {"card": {"id": card["id"]}})

    def later(self, **time: int) -> datetime:
        self.now += timedelta(**time)
        return self.now

    # How it answers.

    def _brief(self) -> dict[str, Any]:
        return {name: self.board.get(name) for name in ("id", "name", "desc", "url", "closed", "dateLastActivity")}

    def _here(self) -> list[dict[str, Any]]:
        cards = [one for one in self.board["cards"] if one["idBoard"] == BOARD]
        return sorted(cards, key=lambda one: one["id"], reverse=True)

    def _page(self, asked: Asked, found: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """By `limit` and `before`, from the newest to the oldest, as Trello pages."""
        before = asked.query.get("before")
        places = [one["id"] for one in found]
        start = places.index(before) + 1 if before else 0
        return found[start : start + int(asked.query.get("limit", 50))]

    def _actions(self, asked: Asked, key: str) -> list[dict[str, Any]]:
        kinds, since = asked.query["filter"].split(","), asked.query.get("since", "")
        found = [one for one in self.board["actions"] if one["type"] in kinds]
        if since:
            found = [one for one in found if datetime.fromisoformat(one["date"]) >= datetime.fromisoformat(since)]
        return self._page(asked, found)

    def _card(self, asked: Asked, key: str) -> Any:
        return next((one for one in self.board["cards"] if one["id"] == key), Said(status=404))

    def _put(self, asked: Asked, key: str) -> Any:
        card = self._card(asked, key)
        return card if isinstance(card, Said) else self.change(card, self.me, **asked.said)

    def _said_on(self, key: str) -> list[dict[str, Any]]:
        said = [one for one in self.board["actions"] if one["type"] == "commentCard"]
        return [one for one in said if one["data"]["card"]["id"] == key]

    def _new_card(self, asked: Asked) -> Any:
        said = {name: value for name, value in asked.said.items() if name not in ("idList", "name", "pos")}
        column = next((one["name"] for one in self.board["lists"] if one["id"] == asked.said["idList"]), None)
        return self.add(asked.said["name"], column, **said) if column else Said("could not find list", 404)

    def _new_list(self, asked: Asked) -> dict[str, Any]:
        made = {"id": self._id(), "name": asked.said["name"], "closed": False, "pos": 1e6, "idBoard": BOARD}
        self.board["lists"].append(made)
        return made

    def _hook(self, asked: Asked) -> dict[str, Any]:
        key = self._id()
        self.hooks[key] = asked.said["callbackURL"]
        return {"id": key, "active": True, **asked.said}

    def _happens(self, kind: str, data: dict[str, Any], by: Any = None) -> dict[str, Any]:
        by = by or {"id": MARTA, "fullName": "Marta Gil", "username": "marta"}
        action = {"id": self._id(), "type": kind, "date": self._stamp(), "data": data, "idMemberCreator": by["id"],
                  "memberCreator": by}  # fmt: skip
        self.board["actions"].insert(0, action)
        self.board["dateLastActivity"] = f"{self.now:%Y-%m-%dT%H:%M:%S}.{self.number:03}Z"
        return action

    def _id(self) -> str:
        self.number += 1
        return f"{int(self.now.timestamp()):08x}{self.number:016x}"

    def _stamp(self) -> str:
        return self.now.isoformat(timespec="milliseconds").replace("+00:00", "Z")
