"""Two years of a relationship in one strip: contacts by month above, seasons below, what mattered across both."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from vinculo.web.dates import month
from vinculo.web.glyphs import SEASONS
from vinculo.web.svg import dot, picture, rect, upright, words

# Summer is solid; the other three carry a texture (web/patterns.svg.html), so that no season is told by colour alone.
FILLS = {"spring": "url(#p-spring)", "autumn": "url(#p-autumn)", "winter": "url(#p-winter)"}
TALL = 38  # pixels for the busiest month
NARROWEST = 9  # per cent of the width below which a season goes without its word


def year_ribbon(
    counts: Sequence[int],
    spells: Sequence[tuple[str, date]],
    marks: Sequence[tuple[str, date]] = (),
    *,
    starts_on: date,
) -> SafeString:
    """Draw `counts` contacts a month from the month of `starts_on`.

    `spells` are (season, the day it began), oldest first, each lasting until the next. `marks` are (text, day).
    """
    total = len(counts)

    def place(on: date) -> float:
        months = (on.year - starts_on.year) * 12 + on.month - starts_on.month
        return min(max((months + (on.day - 1) / monthrange(on.year, on.month)[1]) / total * 100, 0), 100)

    strips = [(name, place(on)) for name, on in spells if name in SEASONS]
    ends = [begin for _name, begin in strips[1:]] + [100.0]
    lengths = [(name, begin, end - begin) for (name, begin), end in zip(strips, ends, strict=False) if end > begin]
    parts = _bars(counts) + _strips(lengths) + _marks([(text, place(on)) for text, on in marks])
    parts += _captions(starts_on, total)
    return picture(104, _spoken(spells, total), parts)


def _bars(counts: Sequence[int]) -> list[str]:
    step, most = 100 / len(counts), max(*counts, 8)
    heights = [count / most * TALL for count in counts]
    return [
        rect((i + 0.32) * step, 0.36 * step, 46 - height, height, "plan", radius=1.5)
        for i, height in enumerate(heights)
        if height
    ]


def _strips(lengths: list[tuple[str, float, float]]) -> list[str]:
    parts = []
    for name, begin, length in lengths:
        fill = FILLS.get(name, "")
        parts.append(rect(begin, length, 52, 16, "spell" if fill else f"spell f-{name}", radius=3, fill=fill))
        last = begin + length > 99.9
        if last:
            parts.append(words(100, 83, SEASONS[name], "tx-b", "end"))
        elif length > NARROWEST:
            parts.append(words(begin, 83, SEASONS[name], "tx-f w-only"))
    return parts


def _marks(places: list[tuple[str, float]]) -> list[str]:
    """A line and a ring for each, with its words where they do not run into those before."""
    parts, free_from = [], 16.0
    for text, x in places:
        parts += [upright(x, 16, 70, "ln2"), dot(x, 60, 4, "hollow")]
        half = len(text) * 0.5
        anchor = "end" if x + half > 99 else "middle"
        left = x - 2 * half if anchor == "end" else x - half
        if left >= free_from:
            parts.append(words(x, 11, text, "tx-b w-only", anchor))
            free_from = left + 2 * half + 1
    return parts


def _captions(starts_on: date, total: int) -> list[str]:
    half = starts_on.month - 1 + total // 2
    middle = date(starts_on.year + half // 12, half % 12 + 1, 1)
    return [
        words(0, 11, _("contacts a month"), "tx-f w-only"),
        words(0, 100, month(starts_on), "tx-f"),
        words(50, 100, month(middle), "tx-f"),
        words(100, 100, _("today"), "tx-f", "end"),
    ]


def _spoken(spells: Sequence[tuple[str, date]], total: int) -> str:
    said = [
        _("%(season)s from %(month)s") % {"season": SEASONS[name], "month": month(on)}
        for name, on in spells
        if name in SEASONS
    ]
    return _("Last %(total)d months: %(spells)s.") % {"total": total, "spells": "; ".join(said)}
