"""A relationship that has not begun: somebody who may become a client, read like the others, deaf to the database."""

from dataclasses import dataclass
from datetime import datetime

from vinculo.practices.relationship import Relationship


@dataclass(frozen=True, slots=True)
class LeadFacts:
    """
    fit: how well they fit in percent, None while nothing is known; known: of what weighs, how much is known in percent.
    touched_at: when somebody of ours last did something about them. has_opportunity: work with them is on the board.
    """

    id: int
    received_at: datetime
    touched_at: datetime
    answered_at: datetime | None = None
    minutes: int = 0
    fit: int | None = None
    known: int = 0
    has_opportunity: bool = False

    @property
    def ref(self) -> str:
        return f"lead:{self.id}"


@dataclass(frozen=True)
class Prospect(Relationship):
    """
    Only rules about leads look at one. `client` is who they would be: the id, name and owner of the lead; "archived"
    once nothing is open about them any more.
    """

    lead: LeadFacts | None = None
