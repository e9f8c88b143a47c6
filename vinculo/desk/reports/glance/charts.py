"""Promises by month, and how long answers took, as bars. The tables beside them say the same."""

from collections.abc import Sequence

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from vinculo.reports.glance.months import LIMITS, Answers, Month
from vinculo.web.dates import language, names
from vinculo.web.svg import level, picture, rect, upright, words

FLOOR, HIGH, BELOW = 140, 116, 28  # pixels: where bars stand, how high the highest is, room for words below


def promises_by_month(months: Sequence[Month]) -> SafeString:
    """Before their day, on it, later or open, stacked. Nothing where there is nothing."""
    most = max((one.promises.all for one in months), default=0)
    if not most:
        return SafeString("")
    step, short = 100 / len(months), names(language()).short_months
    parts = [level(FLOOR, "g")]
    for place, one in enumerate(months):
        top = float(FLOOR)
        for number, css in ((one.promises.early, "c1"), (one.promises.on_day, "c2"), (_missed(one), "c3")):
            high = number * HIGH / most
            top -= high
            if number:
                parts.append(rect((place + 0.2) * step, 0.6 * step, top, max(high - 1, 1), css))
        middle = (place + 0.5) * step
        if one.promises.all:
            parts.append(words(middle, top - 6, one.promises.all, "tx-b", "middle"))
        parts.append(words(middle, FLOOR + 18, short[one.first.month - 1], "tx-f", "middle"))
    good, whole = sum(one.promises.good for one in months), sum(one.promises.all for one in months)
    said = _("Promises of twelve months: %(good)d of %(all)d on their day.") % {"good": good, "all": whole}
    return picture(FLOOR + BELOW, said, parts, "chart")


def _missed(month: Month) -> int:
    return month.promises.late + month.promises.open


def answer_times(answers: Answers) -> SafeString:
    """How many took at most an hour, two … a day, and longer. Nothing where nobody asked."""
    if not answers.all:
        return SafeString("")
    labels = [*(f"{hours} h" for hours in LIMITS), pgettext("hours", "more")]
    step, most, parts = 100 / len(labels), max(answers.taken), [level(FLOOR, "g")]
    for place, (label, number) in enumerate(zip(labels, answers.taken, strict=True)):
        high, middle = number * HIGH / most, (place + 0.5) * step
        css = "c3" if place == len(LIMITS) else "bar"
        if number:
            parts.append(rect((place + 0.12) * step, 0.76 * step, FLOOR - high, high, css, radius=2))
        parts.append(words(middle, FLOOR - high - 6, number, "tx-b", "middle"))
        parts.append(words(middle, FLOOR + 18, label, "tx-f", "middle"))
    parts.append(upright(len(LIMITS) * step, 20, FLOOR + 6, "g24"))
    said = ", ".join(f"{label}: {number}" for label, number in zip(labels, answers.taken, strict=True))
    return picture(FLOOR + BELOW, _("Until the answer: %(steps)s.") % {"steps": said}, parts, "chart")


def width(share: int, most: int) -> SafeString:
    """The bar of one part of the income beside its name: mute, the percentage stands next to it."""
    css = "bar-hi" if share == most else "bar"
    inside = SafeString(rect(0, share * 100 / max(most, 1), 0, 14, css, radius=3))
    return SafeString(f'<svg class="chart" height="14" aria-hidden="true">{inside}</svg>')
