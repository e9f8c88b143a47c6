"""What we ask of Trello's REST API, and nothing more."""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from urllib.parse import quote

from django.conf import settings

from vinculo.exchange.connections.machine import Machine
from vinculo.exchange.connections.models import Connection
from vinculo.exchange.connections.trouble import Trouble
from vinculo.exchange.reading import values
from vinculo.exchange.reading.values import Json
from vinculo.mailboxes.secrets import CannotOpen

PAGE = 1000
CARD = "id,name,desc,closed,due,dueComplete,start,idList,idBoard,idMembers,pos,dateLastActivity"
SAID = "commentCard,copyCommentCard"
CHANGES = f"{SAID},updateComment,updateCard"
FOR_THE_FIRST_TIME = f"{SAID},createCard,copyCard,emailCard,convertToCardFromCheckItem"
# It answers 401, too, for one board or card that we may not see or write on.
LOCKED_OUT = re.compile(rb"\b(invalid|expired)\b.*\b(token|key)\b", re.IGNORECASE)


class Trello:
    """One account's way in. Every verb may raise Trouble."""

    def __init__(self, key: str, token: str, *, patient: bool = True) -> None:
        shown = f'OAuth oauth_consumer_key="{quote(key)}", oauth_token="{quote(token)}"'
        self.machine = Machine(settings.TRELLO_URL, {"Authorization": shown}, patient=patient, words=LOCKED_OUT)

    @classmethod
    def of(cls, connection: Connection, *, patient: bool = True) -> "Trello":
        try:
            return cls(connection.client_id, connection.secret("token"), patient=patient)
        except CannotOpen as why:
            raise Trouble("secret") from why

    def ours(self, moment: datetime) -> datetime:
        """A moment by Trello's clock as ours shows it."""
        return self.machine.ours(moment)

    def theirs(self, moment: datetime) -> datetime:
        return self.machine.theirs(moment)

    def me(self) -> Json:
        """Who may not even know that is not let in at all."""
        try:
            return _thing(self.machine.get("/1/members/me", {"fields": "id,fullName,username"}))
        except Trouble as trouble:
            if trouble.code != "forbidden":
                raise
            raise Trouble("token") from trouble

    def boards(self) -> list[Json]:
        asked = {"filter": "open", "fields": "id,name,url,closed"}
        return _things(self.machine.get("/1/members/me/boards", asked))

    def board(self, key: str) -> Json:
        return _thing(self.machine.get(f"/1/boards/{_id(key)}", {"fields": "id,name,desc,url,closed,dateLastActivity"}))

    def lists(self, board: str) -> list[Json]:
        asked = {"filter": "all", "fields": "id,name,closed,pos"}
        return _things(self.machine.get(f"/1/boards/{_id(board)}/lists", asked))

    def cards(self, board: str, **also: str) -> Iterator[Json]:
        """Every card, archived ones too, page by page from the newest to the oldest."""
        asked = {"filter": "all", "fields": CARD, "limit": PAGE, "sort": "-id", **also}
        return self._pages(f"/1/boards/{_id(board)}/cards", asked)

    def card(self, key: str) -> Json | None:
        """None for one that was deleted."""
        try:
            return _thing(self.machine.get(f"/1/cards/{_id(key)}", {"fields": CARD}))
        except Trouble as trouble:
            if trouble.code == "gone":
                return None
            raise

    def whole_card(self, key: str) -> Json:
        """With everything that hangs on it, as a new one is read."""
        asked = {"fields": "all", "attachments": "true", "checklists": "all", "customFieldItems": "true"}
        return _thing(self.machine.get(f"/1/cards/{_id(key)}", asked))

    def members(self, board: str) -> list[Json]:
        return _things(self.machine.get(f"/1/boards/{_id(board)}/members"))

    def actions(self, board: str, types: str, *, since: str = "") -> Iterator[Json]:
        """What happened on a board, from the newest to the oldest."""
        asked: dict[str, Any] = {"filter": types, "limit": PAGE, "memberCreator_fields": "fullName,username"}
        return self._pages(f"/1/boards/{_id(board)}/actions", {**asked, **({"since": since} if since else {})})

    def comments(self, card: str) -> list[Json]:
        return _things(self.machine.get(f"/1/cards/{_id(card)}/actions", {"filter": "commentCard", "limit": PAGE}))

    def set_card(self, key: str, fields: Json) -> Json:
        return _thing(self.machine.ask("PUT", f"/1/cards/{_id(key)}", said=fields)[0])

    def new_card(self, fields: Json) -> Json:
        """The card it becomes, at the end of its list."""
        return _thing(self.machine.ask("POST", "/1/cards", said=fields)[0])

    def comment(self, card: str, text: str) -> str:
        """Says it there; the id of the comment."""
        return values.identity(
            _thing(self.machine.ask("POST", f"/1/cards/{_id(card)}/actions/comments", said={"text": text})[0])
        )

    def new_list(self, board: str, name: str) -> Json:
        said = {"name": name, "idBoard": board, "pos": "bottom"}
        return _thing(self.machine.ask("POST", "/1/lists", said=said)[0])

    def hook(self, board: str, address: str) -> str:
        said = {"idModel": board, "callbackURL": address, "description": "Vinculo"}
        return values.identity(_thing(self.machine.ask("POST", "/1/webhooks", said=said)[0]))

    def unhook(self, key: str) -> None:
        self.machine.ask("DELETE", f"/1/webhooks/{_id(key)}")

    def export(self, board: str) -> Json:
        """The board as its own export writes it, with every comment instead of the last thousand actions."""
        place = f"/1/boards/{_id(board)}"
        found = self.board(board)
        found["lists"] = self.lists(board)
        also = {"fields": "all", "attachments": "true", "customFieldItems": "true"}
        found["cards"] = list(self.cards(board, **also))
        for name in ("labels", "members", "checklists", "customFields"):
            found[name] = _things(self.machine.get(f"{place}/{name}", {"limit": PAGE} if name == "labels" else None))
        found["actions"] = list(self.actions(board, FOR_THE_FIRST_TIME))
        return found

    def _pages(self, path: str, asked: Json) -> Iterator[Json]:
        before = ""
        while True:
            page = _things(self.machine.get(path, {**asked, **({"before": before} if before else {})}))
            yield from page
            last = values.identity(page[-1]) if page else ""
            if len(page) < PAGE or not last or last == before:
                return
            before = last


def _thing(found: Any) -> Json:
    if not isinstance(found, dict):
        raise Trouble("odd")
    return found


def _things(found: Any) -> list[Json]:
    if not isinstance(found, list):
        raise Trouble("odd")
    return [one for one in found if isinstance(one, dict)]


def _id(key: str) -> str:
    return quote(key, safe="")
