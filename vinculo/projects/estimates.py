"""How long a task takes, as people say it: 90m, 3h, 1,5 h, 2d. Kept in minutes; a day is eight hours."""

import re

HOUR, DAY = 60, 480
UNITS = {"m": 1, "min": 1, "h": HOUR, "d": DAY, "w": 5 * DAY}
PART = re.compile(r"\s*(\d{1,5}(?:[.,]\d{1,3})?)\s*(min|[mhdw])?")
MOST = 10_000 * HOUR


class NotAnEstimate(ValueError):
    """The text says no length of time."""


def read_estimate(text: str) -> int | None:
    """Minutes; a bare number counts hours. Empty text is no estimate. Raises NotAnEstimate."""
    text = text.strip().lower()
    if not text:
        return None
    minutes, place = 0.0, 0
    while place < len(text):
        part = PART.match(text, place)
        if part is None:
            raise NotAnEstimate(text)
        minutes += float(part[1].replace(",", ".")) * UNITS[part[2] or "h"]
        place = part.end()
    if not 0 < minutes <= MOST:
        raise NotAnEstimate(text)
    return round(minutes)


def say_estimate(minutes: int | None) -> str:
    """The shortest way to say it that reads back as the same: 2d, 3h, 1h 30m, 45m."""
    if not minutes:
        return ""
    if minutes % DAY == 0:
        return f"{minutes // DAY}d"
    hours, rest = divmod(minutes, HOUR)
    return " ".join(part for part in (f"{hours}h" if hours else "", f"{rest}m" if rest else "") if part)
