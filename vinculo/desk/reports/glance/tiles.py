"""Four figures that clients feel, each with the count behind it and the line of its last twelve months."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vinculo.reports.analysis.scope import share
from vinculo.reports.glance.months import Answers, Promises, Told, Year
from vinculo.reports.glance.relations import Staying

FEW = 10  # of fewer a percentage says nothing: then both numbers stand there
TALL, ROOM = 32, 26  # pixels of a line, and of what moves in it


@dataclass(frozen=True, slots=True)
class Tile:
    label: str
    value: SafeString
    said: str
    line: SafeString


def tiles(year: Year, staying: Sequence[Staying]) -> list[Tile]:
    days, months = year.days, year.months
    return [
        Tile(
            _("We told them before they asked"), part_of(days.told.told, days.told.all), _asked(days.told),
            spark([share(one.told.told, one.told.all) for one in months]),
        ),
        Tile(
            _("Promises kept on their day"), part_of(days.promises.good, days.promises.all), _kept(days.promises),
            spark([share(one.promises.good, one.promises.all) for one in months]),
        ),
        Tile(
            _("Until the answer, median"), _hours(year.median), _within_a_day(days.answers),
            spark([one.answers.median for one in months]),
        ),
        Tile(
            _("Clients who stay after a year"), part_of(staying[-1].stay, staying[-1].had), _left(staying[-1]),
            spark([share(one.stay, one.had) for one in staying]),
        ),
    ]  # fmt: skip


def part_of(part: int, whole: int) -> SafeString:
    """ "94 %" of many, "3 of 4" of few, a dash of none."""
    if not whole:
        return mark_safe("–")
    if whole < FEW:
        said = _("of %(number)d") % {"number": whole}
        return format_html("{}<small> {}</small>", part, said)
    return format_html("{}<small> %</small>", share(part, whole))


def _hours(taken: timedelta | None) -> SafeString:
    if taken is None:
        return mark_safe("–")
    minutes = round(taken.total_seconds() / 60)
    if minutes < 60:
        return format_html("{}<small> min</small>", minutes)
    hours, rest = divmod(minutes, 60)
    if hours >= 10 or not rest:
        return format_html("{}<small> h</small>", round(minutes / 60))
    return format_html("{}<small> h </small>{}", hours, f"{rest:02d}")


def _asked(told: Told) -> str:
    if not told.all:
        return nothing_yet()
    if not told.asked:
        return behind(told.told, told.all, _("they never had to ask"))
    asked = ngettext("they had to ask %(number)d time", "they had to ask %(number)d times", told.asked)
    return behind(told.told, told.all, asked % {"number": told.asked})


def _kept(promises: Promises) -> str:
    if not promises.all:
        return nothing_yet()
    early = ngettext("%(number)d before its day", "%(number)d before their day", promises.early)
    return behind(promises.good, promises.all, early % {"number": promises.early})


def _within_a_day(answers: Answers) -> str:
    if not answers.all:
        return nothing_yet()
    return _("%(part)d of %(all)d within a day") % {"part": answers.in_a_day, "all": answers.all}


def _left(staying: Staying) -> str:
    if not staying.had:
        return nothing_yet()
    left = staying.had - staying.stay
    went = ngettext("%(number)d left", "%(number)d left", left) % {"number": left} if left else _("nobody left")
    return behind(staying.stay, staying.had, went)


def behind(part: int, whole: int, more: str) -> str:
    """The count behind a percentage; of few it stands above already."""
    return more if whole < FEW else f"{_('%(part)d of %(all)d') % {'part': part, 'all': whole}} · {more}"


def nothing_yet() -> str:
    return _("Nothing to count yet")


def spark(values: Sequence[float | None]) -> SafeString:
    """A line without axes, mute: the table below says the same. Months without a figure are left out."""
    known = [(place, value) for place, value in enumerate(values) if value is not None]
    if len(known) < 2:
        return mark_safe("")
    low, high = min(value for _at, value in known), max(value for _at, value in known)
    low, high = (low, high) if high > low else (low - 1, high + 1)
    wide, first = known[-1][0] - known[0][0], known[0][0]
    points = [((place - first) / wide * 100, TALL - 4 - (value - low) / (high - low) * ROOM) for place, value in known]
    drawn = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return format_html(
        '<svg width="100%" height="{tall}" aria-hidden="true">'
        '<svg width="100%" height="{tall}" viewBox="0 0 100 {tall}" preserveAspectRatio="none">'
        '<polygon points="0,{tall} {drawn} 100,{tall}" class="spark-area"/>'
        '<polyline points="{drawn}" class="spark"/></svg>'
        '<circle cx="100%" cy="{last}" r="3.5" class="spark-dot"/></svg>',
        tall=TALL, drawn=drawn, last=f"{points[-1][1]:.1f}",
    )  # fmt: skip
