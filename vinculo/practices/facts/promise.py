"""What we gave our word for."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Self

from vinculo.practices.facts.moments import until


@dataclass(frozen=True, slots=True)
class PromiseFacts:
    id: int
    text: str
    made_at: datetime
    promised_on: date | None = None
    internal_on: date | None = None
    forecast_on: date | None = None
    kept_on: date | None = None
    withdrawn_at: datetime | None = None
    made_to: int | None = None
    owner_id: int | None = None
    project_id: int | None = None
    margin_reason: str = ""
    milestone_id: int | None = None
    warnings: tuple[tuple[datetime, date | None], ...] = ()
    moves: tuple[tuple[datetime, date | None, date], ...] = ()

    @property
    def ref(self) -> str:
        return f"promise:{self.id}"

    @property
    def is_open(self) -> bool:
        return self.kept_on is None and self.withdrawn_at is None

    @property
    def expected_on(self) -> date | None:
        return self.forecast_on or self.internal_on

    def is_broken(self, today: date) -> bool:
        return self.is_open and self.promised_on is not None and self.promised_on < today

    def is_expected_late(self) -> bool:
        """We already expect to miss the date that they heard."""
        return (
            self.is_open
            and self.promised_on is not None
            and self.expected_on is not None
            and self.expected_on > self.promised_on
        )

    @property
    def latest_warning(self) -> tuple[datetime, date | None] | None:
        """What they last heard from us about a delay; a date agreed anew makes earlier warnings void."""
        agreed_at = max((move[0] for move in self.moves), default=None)
        said = [warning for warning in self.warnings if agreed_at is None or warning[0] > agreed_at]
        return max(said, key=lambda warning: (warning[0], warning[1] or date.max), default=None)

    @property
    def counted_on(self) -> date | None:
        """The day they count on: the one promised, or the later one we warned them of."""
        warned = self.latest_warning[1] if self.latest_warning else None
        return max(self.promised_on, warned) if self.promised_on and warned else self.promised_on

    def was_warned_of(self, day: date | None) -> bool:
        """They heard from us about this date, or a later one."""
        warning = self.latest_warning
        return warning is not None and (warning[1] is None or day is None or warning[1] >= day)

    def was_kept_in_time(self) -> bool:
        return self.kept_on is not None and (self.promised_on is None or self.kept_on <= self.promised_on)

    def as_known_at(self, at: datetime) -> Self | None:
        if self.made_at > at:
            return None
        # A date agreed since then brought its own internal date and forecast: which ones it had before is not kept.
        later = [move for move in self.moves if move[0] > at]
        return replace(
            self,
            promised_on=min(later, key=lambda move: (move[0], move[2]))[1] if later else self.promised_on,
            internal_on=None if later else self.internal_on,
            forecast_on=None if later else self.forecast_on,
            kept_on=until(self.kept_on, at),
            withdrawn_at=self.withdrawn_at if self.withdrawn_at and self.withdrawn_at <= at else None,
            warnings=tuple(warning for warning in self.warnings if warning[0] <= at),
            moves=tuple(move for move in self.moves if move[0] <= at),
        )
