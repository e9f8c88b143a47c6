"""What each side says about a card, in words both can be compared by."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, tzinfo

from vinculo.db.folding import fold
from vinculo.exchange.boards.meaning import DONE_LISTS
from vinculo.exchange.boards.tasks import YEARS
from vinculo.exchange.reading import values
from vinculo.exchange.reading.dates import moment_of
from vinculo.exchange.reading.values import Json

BOTH_WAYS = ("name", "list", "due", "done")
# The names by which Trello says in an action that a field was changed.
AT_TRELLO = {"name": ("name",), "list": ("idList",), "due": ("due",), "done": ("dueComplete", "idList"),
             "closed": ("closed",)}  # fmt: skip
END_OF_DAY = time(17)  # a day of ours becomes this hour there, if the card has none of its own


def theirs_of(card: Json, lists: Mapping[str, str], zone: tzinfo) -> Json:
    """`lists`: their names by their ids. `at` is the moment a card is due there, which its day is made from."""
    column = lists.get(values.identity(card, "idList"), "")
    due = moment_of(card.get("due"))
    if due and due.year not in YEARS:
        due = None
    return {
        "name": values.line(card, "name", 500),
        "list": column[:160],
        "due": due.astimezone(zone).date().isoformat() if due else None,
        "done": values.yes(card, "dueComplete") or fold(column) in DONE_LISTS,
        "closed": values.yes(card, "closed"),
        "at": due.isoformat() if due else None,
    }


def moment_for(day: str | None, known: str | None, zone: tzinfo) -> str | None:
    """The moment to say there for a day of ours: at the hour the card had, else at the end of our day."""
    if not day or date.fromisoformat(day).year not in YEARS:
        return None
    hour = datetime.fromisoformat(known).astimezone(zone).time() if known else END_OF_DAY
    moment = datetime.combine(date.fromisoformat(day), hour, zone).astimezone(UTC)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
