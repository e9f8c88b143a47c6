"""What the actions of a board tell: when each field of a card was changed there, and what was said."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from vinculo.exchange.reading import values
from vinculo.exchange.reading.dates import moment_of
from vinculo.exchange.reading.values import Json
from vinculo.exchange.trello.live.sides import AT_TRELLO

SAID = ("commentCard", "copyCommentCard")


class Happened:
    """The actions since the last look."""

    def __init__(self, actions: Iterable[Json]) -> None:
        self.newest: datetime | None = None
        self.comments: dict[str, list[Json]] = defaultdict(list)
        self.rewritten: dict[str, tuple[str, str]] = {}
        self._changed: dict[tuple[str, str], datetime] = {}
        for action in actions:
            self._take(action)

    def changed_at(self, card: Json) -> dict[str, datetime]:
        """When each field was changed; the moment of its last activity for one that no action names."""
        key, active = values.identity(card), moment_of(card.get("dateLastActivity"))
        found = {}
        for field, names in AT_TRELLO.items():
            named = [at for name in names if (at := self._changed.get((key, name)))]
            if named or active:
                found[field] = max(named) if named else active
        return {field: at for field, at in found.items() if at}

    def _take(self, action: Json) -> None:
        at, data, kind = moment_of(action.get("date")), values.thing(action, "data"), action.get("type")
        if at and (self.newest is None or at > self.newest):
            self.newest = at
        card = values.identity(values.thing(data, "card"))
        if kind in SAID and card:
            self.comments[card].append(action)
        elif kind == "updateCard" and card and at:
            for name in values.thing(data, "old"):
                place = (card, name)
                self._changed[place] = max(at, self._changed.get(place, at))
        elif kind == "updateComment":
            said = values.thing(data, "action")
            before = values.text(values.thing(data, "old"), "text")
            self.rewritten.setdefault(values.identity(said), (before, values.text(said, "text")))
