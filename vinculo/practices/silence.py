"""When a client has gone quiet: longer without a word from them than is usual for them."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from vinculo.practices.checkins import owes_any_checkin
from vinculo.practices.practice import Moment
from vinculo.practices.relationship import Relationship

ENOUGH_GAPS = 6
PERCENT = 95


@dataclass(frozen=True, slots=True)
class Silence:
    """Since which day they have not said a word, for how many days, and how many are usual (None: not known)."""

    since_on: date
    days: int
    usual: int | None


def silence(relationship: Relationship, now: Moment, days: int = 21, at_least: int = 3) -> Silence | None:
    """
    The silence of a client with work in progress, when it is longer than theirs usually are.

    Usual is what 95 % of their past gaps did not exceed, counted in days between days on which they said something;
    with fewer than six gaps known, `days`. Silences up to `at_least` days are never long. None when there is a good
    reason for it: they wait for us, the next word is agreed for a later day, or a check-in is due anyway.
    """
    if not relationship.running_projects or _is_explained(relationship, now):
        return None
    spoke = _days(relationship, now)
    if not spoke:
        return None
    usual = _usual([(later - earlier).days for earlier, later in pairwise(spoke)])
    quiet = (now.today - spoke[-1]).days
    longest = days if usual is None else max(usual, at_least)
    return Silence(spoke[-1], quiet, usual) if quiet > longest else None


def _days(relationship: Relationship, now: Moment) -> list[date]:
    """The days on which they said something, in order."""
    zone = now.calendar.zone
    return sorted({at.astimezone(zone).date() for at in relationship.words_from_them if at <= now.at})


def _usual(gaps: list[int]) -> int | None:
    """The 95th percentile of the gaps: the smallest that at least 95 % of them do not exceed."""
    if len(gaps) < ENOUGH_GAPS:
        return None
    rank = -(-PERCENT * len(gaps) // 100)
    return sorted(gaps)[rank - 1]


def _is_explained(relationship: Relationship, now: Moment) -> bool:
    they_wait = any(question.is_open and not question.asked_by_us for question in relationship.questions)
    word = relationship.next_word
    agreed = word is not None and word.on >= now.today
    return they_wait or agreed or bool(relationship.asked_in_vain) or owes_any_checkin(relationship, now)
