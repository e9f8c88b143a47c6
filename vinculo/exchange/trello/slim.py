"""
An export of Trello with nothing in it that is not read: most of one is what people dragged where, and how covers look.
"""

from typing import Any, BinaryIO

from vinculo.exchange import limits
from vinculo.exchange.reading.jsonstream import members
from vinculo.exchange.reading.values import Json, thing, things
from vinculo.exchange.refusals import Refused

BOARD = frozenset({"id", "name", "board", "desc", "url", "closed"})
LISTS = frozenset({"lists", "cards", "members", "labels", "checklists", "actions", "customFields"})
CARD = (
    "id", "idShort", "name", "desc", "idList", "pos", "closed", "due", "dueComplete", "start", "dateLastActivity",
    "idMembers", "labels", "idLabels", "idChecklists", "checklists", "customFieldItems", "shortUrl", "url",
)  # fmt: skip
ACTION = ("id", "type", "date", "idMemberCreator", "memberCreator")
DATA = ("text", "card", "attachment")
TELLING = frozenset(
    {
        "commentCard", "copyCommentCard", "createCard", "copyCard", "convertToCardFromCheckItem", "emailCard",
        "addAttachmentToCard",
    }
)  # fmt: skip


def load(stream: BinaryIO) -> Json:
    """The object of the file; empty when it holds none. Raises Refused."""
    found: Json = {}
    for key, kind, value in members(stream):
        if kind == "list" and key in LISTS:
            found[key] = []
        elif kind == "element" and key in LISTS:
            found[key].append(_slim(key, value))
            if len(found[key]) > limits.ROWS:
                raise Refused("too_many_rows", limit=limits.ROWS)
        elif kind == "value" and key in BOARD | LISTS:
            found[key] = value
    return found


def _slim(key: str, one: Any) -> Any:
    if not isinstance(one, dict) or key not in ("cards", "actions"):
        return one
    if key == "cards":
        attached = [{"name": link.get("name"), "url": link.get("url")} for link in things(one, "attachments")]
        return {**_only(one, CARD), "attachments": attached}
    if one.get("type") not in TELLING:
        return {}  # still counted: Trello gives no more than a thousand
    data = thing(one, "data")
    return {**_only(one, ACTION), "data": _only({**data, "card": _only(thing(data, "card"), ("id",))}, DATA)}


def _only(found: Json, keys: tuple[str, ...]) -> Json:
    return {key: found[key] for key in keys if key in found}
