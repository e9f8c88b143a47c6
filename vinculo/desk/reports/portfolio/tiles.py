"""The four figures, each with what it counts: nobody shall read 94 % of 5 as 94 % of 50."""

from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vinculo.desk.reports.analyses.kinds import FEW
from vinculo.desk.reports.portfolio.spark import spark
from vinculo.reports.analysis.felt import Part, Waits, sum_of
from vinculo.reports.analysis.scope import share

DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Tile:
    """`value` with its `unit`, and `count`, the figures behind it. `href` leads to the analysis of it."""

    label: str
    value: str
    unit: str
    count: str
    line: SafeString
    href: str


def tiles(told: list[Part], kept: list[Part], waits: list[Waits], stayed: list[Part]) -> list[Tile]:
    all_told, all_kept, now = sum_of(told), sum_of(kept), stayed[-1]
    return [
        Tile(
            _("We told them before they asked"), *_figure(all_told), _told(all_told), _line(told), "status",
        ),
        Tile(_("Promises kept on their day"), *_figure(all_kept), _kept(all_kept), _line(kept), "promises"),
        Tile(_("First answer, median"), *_wait(waits), _line_of_waits(waits), "answers"),
        Tile(_("Clients who stay after a year"), *_stay(now), _line(stayed), "retention"),
    ]  # fmt: skip


def _figure(part: Part) -> tuple[str, str]:
    """A percentage only where there are enough to go by."""
    if not part.all:
        return "–", ""
    if part.all < FEW:
        return str(part.good), _("of %(all)d") % {"all": part.all}
    return str(share(part.good, part.all)), "%"


def _told(part: Part) -> str:
    if not part.all:
        return _("nothing counted yet")
    asked = part.all - part.good
    said = ngettext("%(good)d of %(all)d; asked %(asked)d time", "%(good)d of %(all)d; asked %(asked)d times", asked)
    return said % {"good": part.good, "all": part.all, "asked": asked}


def _kept(part: Part) -> str:
    if not part.all:
        return _("none due in these days")
    return _("%(good)d of %(all)d, %(early)d early") % {"good": part.good, "all": part.all, "early": part.early}


def _wait(waits: list[Waits]) -> tuple[str, str, str]:
    everything = Waits([one for span in waits for one in span.minutes])
    if everything.middle is None:
        return "–", "", _("no question answered yet")
    quick = sum(1 for one in everything.minutes if one <= DAY)
    counted = {"quick": quick, "all": len(everything.minutes)}
    return *in_hours(everything.middle), _("%(quick)d of %(all)d within a day") % counted


def in_hours(minutes: int) -> tuple[str, str]:
    """A time as two words: 45 min, 3.2 h, 12 h, 3 d."""
    if minutes < 60:
        return str(minutes), _("min")
    if minutes < 48 * 60:
        return str(round(minutes / 60)), _("h")
    return str(round(minutes / DAY)), _("d")


def _stay(part: Part) -> tuple[str, str, str]:
    if not part.all:
        return "–", "", _("nobody has been here for a year yet")
    left = part.all - part.good
    said = _("nobody left") if not left else ngettext("%(count)d left", "%(count)d left", left) % {"count": left}
    return str(part.good), _("of %(all)d") % {"all": part.all}, said


def _line(parts: list[Part]) -> SafeString:
    return spark([100 * one.good / one.all if one.all else None for one in parts])


def _line_of_waits(waits: list[Waits]) -> SafeString:
    return spark([one.middle for one in waits])
