"""What the lists of a board mean and who its members are: as somebody chose, else as is most likely."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from vinculo.db.folding import fold
from vinculo.exchange.history import words
from vinculo.exchange.history.choices import Choices
from vinculo.exchange.history.inventory import MOST_PEOPLE, MOST_WORDS, WORD, key_of
from vinculo.exchange.history.records import Someone
from vinculo.exchange.trello.board import Board

DONE_LISTS = frozenset(
    fold(word)
    for word in "done finished complete completed closed hecho terminado terminadas terminada listo finalizado "
    "zrobione gotowe ukończone zakończone erledigt fertig abgeschlossen".split()
)


class Meaning:
    """A board that is kept in step knows no choices: both sides must agree on what is done without asking."""

    def __init__(self, chosen: Mapping[str, Any]) -> None:
        self.choices = Choices(chosen)
        self.is_live = bool(chosen.get("live"))

    def person(self, name: str) -> int | None:
        return self.choices.person(Someone(name=name)) if name else None

    def status(self, column: str) -> str:
        if self.is_live:
            return words.DONE if fold(column) in DONE_LISTS else words.OPEN
        return str(self.choices.chosen.get("statuses", {}).get(column[:WORD]) or words.status(column))

    def is_left_out(self, card: Mapping[str, Any]) -> bool:
        return self.status(card["column"]) == words.OUT


def found_on(board: Board) -> dict[str, Any]:
    """Its lists and members with how many cards each has, for the page that asks what they mean."""
    names = {one.id: one.name[:WORD] for one in board.lists}
    lists = Counter(names.get(card.list_id, "") for card in board.cards)
    people = Counter(member.name for card in board.cards for member in card.members)
    people.update(comment.by for card in board.cards for comment in card.comments)
    return {
        "statuses": [[name, count, 0] for name, count in lists.most_common(MOST_WORDS) if name],
        "people": [
            [key_of(Someone(name=name)), name, "", None, count]
            for name, count in people.most_common(MOST_PEOPLE)
            if name
        ],
    }
