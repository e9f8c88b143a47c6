"""A day that somebody typed, as a moment."""

from datetime import date, datetime, time

from django.utils import timezone


def moment_on(on: date, before: datetime | None = None) -> datetime:
    """A moment of that day: the one it was, if it was on that day; now, if it is today; else noon."""
    if before and timezone.localdate(before) == on:
        return before
    noon = timezone.make_aware(datetime.combine(on, time(12)))
    return timezone.now() if on == timezone.localdate() else noon
