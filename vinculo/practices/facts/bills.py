"""What we invoiced them, and when it was settled. No amounts: a nudge is read by people who see no prices."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Self

from vinculo.practices.facts.moments import until, upto


@dataclass(frozen=True, slots=True)
class InvoiceFacts:
    """
    An issued invoice; drafts and credit notes are none. sent_at: since when they can know of it. needs_talk: its amount
    is new to them and above what is usual. talk_at: when the talk about it is or was booked for, if it stands.
    spoken_at: since when the amount counts as said.
    """

    id: int
    number: str
    issued_at: datetime
    due_on: date
    sent_at: datetime | None = None
    settled_on: date | None = None
    project_id: int | None = None
    issued_by_id: int | None = None
    needs_talk: bool = False
    talk_at: datetime | None = None
    spoken_at: datetime | None = None

    @property
    def ref(self) -> str:
        return f"invoice:{self.id}"

    def is_overdue(self, today: date) -> bool:
        """They have it, its day has passed, and something is open."""
        return self.sent_at is not None and self.settled_on is None and self.due_on < today

    @property
    def waits_for_a_talk(self) -> bool:
        """It lies here: nobody said the amount yet, and so it does not leave."""
        return self.needs_talk and self.sent_at is None and self.spoken_at is None and self.settled_on is None

    def as_known_at(self, at: datetime) -> Self | None:
        if self.issued_at > at:
            return None
        sent_at, spoken_at = upto(self.sent_at, at), upto(self.spoken_at, at)
        return replace(self, sent_at=sent_at, spoken_at=spoken_at, settled_on=until(self.settled_on, at))
