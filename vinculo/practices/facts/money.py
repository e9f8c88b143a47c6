"""Prices on their way, and whether somebody spoke of them."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Self

from vinculo.practices.facts.moments import upto


@dataclass(frozen=True, slots=True)
class QuoteFacts:
    """
    The version of a quote they have. talk_at: when the talk about it is or was booked for, if it stands.
    spoken_at: since when the price counts as said.
    """

    id: int
    number: str
    title: str
    sent_at: datetime
    contact_id: int | None = None
    owner_id: int | None = None
    project_id: int | None = None
    talk_at: datetime | None = None
    spoken_at: datetime | None = None
    over_at: datetime | None = None  # answered or withdrawn

    @property
    def ref(self) -> str:
        return f"quote:{self.id}"

    @property
    def is_open(self) -> bool:
        return self.over_at is None

    def as_known_at(self, at: datetime) -> Self | None:
        if self.sent_at > at:
            return None
        return replace(self, spoken_at=upto(self.spoken_at, at), over_at=upto(self.over_at, at))
