"""How often a program may ask: counted with its token, for all processes."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Case, F, Value, When

from vinculo.programs.models import Token

A_MINUTE = 60
MOST = 300  # in a minute, for one token


@dataclass(frozen=True, slots=True)
class Pace:
    """What is left of this minute."""

    left: int  # below 0: too often
    seconds: int  # until the next minute

    @property
    def is_too_fast(self) -> bool:
        return self.left < 0

    @property
    def headers(self) -> dict[str, str]:
        said = {
            "RateLimit-Limit": str(MOST), "RateLimit-Remaining": str(max(self.left, 0)),
            "RateLimit-Reset": str(self.seconds),
        }  # fmt: skip
        return {**said, "Retry-After": str(self.seconds)} if self.is_too_fast else said


def count(token: Token, *, at: datetime, most: int = MOST) -> Pace:
    """One more. A single statement, so that no two processes count the same."""
    minute, second = divmod(int(at.timestamp()), A_MINUTE)
    counted = Case(When(minute=minute, then=F("in_minute") + 1), default=Value(1))
    Token.objects.filter(pk=token.pk).update(in_minute=counted, minute=minute, used_at=at)
    now = Token.objects.filter(pk=token.pk, minute=minute).values_list("in_minute", flat=True).first()
    return Pace(most - (now or 1), A_MINUTE - second)
