"""How long an address asks to be left alone."""

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

LONGEST = timedelta(days=1)


def asked_to_wait(said: str, *, at: datetime) -> timedelta:
    """
    What a Retry-After says, seconds or a date, from nothing to a day; nothing where it says neither.

    said: the value of the header. at: when it was answered.
    """
    said = said.strip()
    if said.isascii() and said.isdigit():
        return timedelta(seconds=min(int(said[:9]), LONGEST.total_seconds()))
    try:
        until = parsedate_to_datetime(said)
    except (ValueError, TypeError, IndexError, OverflowError):
        return timedelta()
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return min(max(until - at, timedelta()), LONGEST)
