"""Health over time as a line of steps, over the three heights at which the weather changes its name."""

from collections.abc import Sequence
from datetime import date

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from vinculo.web.dates import day, month
from vinculo.web.glyphs import SKIES
from vinculo.web.svg import dot, level, picture, stretch, upright, words

TALL, BELOW = 100, 18  # pixels for a hundred points, and for the months under them
UNKNOWN, WIDE = 25, 40  # how high it is said that not enough was known, and from what share of the width in words
FLOORS = (("clear", 70), ("changeable", 40), ("storm", 0))


def health_line(points: Sequence[tuple[date, int | None]], *, starts_on: date, today: date) -> SafeString:
    """
    `points` are (day, health from that day on), oldest first; None where not enough was known. What comes before
    `starts_on` counts from there.
    """
    whole = max((today - starts_on).days, 1)
    places = [(max((on - starts_on).days, 0) / whole * 100, health) for on, health in points if on <= today]
    parts = [level(TALL - floor, "ln") for _name, floor in FLOORS]
    parts += [words(0, TALL - floor - 5, SKIES[name][1], "tx-f") for name, floor in FLOORS]
    unknown = _("Not enough is known yet.")
    ends = [x for x, _health in places[1:]] + [100.0]
    before: int | None = None
    for (x, health), end in zip(places, ends, strict=True):
        if health is None:
            parts.append(words((x + end) / 2, TALL - UNKNOWN, unknown if end - x >= WIDE else "?", "tx-f", "middle"))
        else:
            if before is not None and before != health:
                parts.append(upright(x, TALL - max(before, health), TALL - min(before, health), "today"))
            parts.append(stretch(x, end, TALL - health, "today"))
        before = health
    if before is not None:
        parts.append(dot(100, TALL - before, 4, "today-d"))
    parts += [words(0, TALL + 14, month(starts_on), "tx-f"), words(100, TALL + 14, _("today"), "tx-f", "end")]
    return picture(TALL + BELOW, _spoken(points, today), parts)


def _spoken(points: Sequence[tuple[date, int | None]], today: date) -> str:
    told = [(on, health) for on, health in points if on <= today][-12:]
    unknown = _("Not enough is known yet.")
    if all(health is None for _on, health in told):
        return unknown
    said = [
        f"{day(on, today)}: {unknown.rstrip('.')}" if health is None
        else _("%(points)d from %(day)s") % {"points": health, "day": day(on, today)}
        for on, health in told
    ]  # fmt: skip
    return _("Health of 100: %(points)s.") % {"points": "; ".join(said)}
