"""The dates of a kickoff on one line: our own bar, the hatched buffer, the flag we promise, and what cannot move."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vinculo.clients.models import ImportantDate
from vinculo.desk.kickoff.about import About
from vinculo.desk.kickoff.row_forms import day_of
from vinculo.projects.models import Milestone
from vinculo.web.dates import day, language, names
from vinculo.web.svg import picture, rect, upright, words

HEAD, ROW, FOOT = 20, 26, 22  # pixels
AIR = 1.15  # room to the right for the label of the last day


@dataclass(frozen=True, slots=True)
class Arrival:
    """How the last date before something that cannot move stands to it."""

    text: str
    in_time: bool


def picture_of(about: About, fixed: Sequence[ImportantDate]) -> SafeString:
    """Empty without a milestone that is promised."""
    dated = [one for one in about.milestones if one.promised_on and not one.done_on]
    if not dated:
        return SafeString("")
    marks = [(one.what, on) for one in fixed if (on := day_of(one)) and on >= about.today]
    known = [about.project.starts_on or about.today, about.today]
    known += [on for one in dated for on in (one.planned_on, one.promised_on) if on] + [on for _what, on in marks]
    first, last = min(known), max(known)
    span = max((last - first).days * AIR, 14)

    def at(on: date) -> float:
        return (on - first).days / span * 100

    height = HEAD + ROW * len(dated) + (FOOT if marks else 0)
    parts, begin = _months(first, span, height, at), about.project.starts_on or about.today
    for row, one in enumerate(dated):
        parts += _bar(one, begin, at, HEAD + ROW * row)
        begin = one.planned_on or one.promised_on or begin
    for what, on in marks:
        anchor = "end" if at(on) > 50 else "start"
        parts += [upright(at(on), HEAD - 4, height - 14, "today"), words(at(on), height - 3, what, "tx-acc", anchor)]
    return picture(height, _spoken(dated, marks), parts)


def _months(first: date, span: float, height: int, at) -> list[str]:
    parts, on, short = [], first.replace(day=1), names(language()).short_months
    while (on - first).days < span:
        if on >= first:
            parts += [upright(at(on), 0, height, "ln"), words(at(on) + 0.8, 10, short[on.month - 1], "tx-f")]
        on = (on + timedelta(days=32)).replace(day=1)
    return parts


def _bar(one: Milestone, begin: date, at, y: int) -> list[str]:
    assert one.promised_on is not None
    own, promised = one.planned_on or one.promised_on, one.promised_on
    a, b, c = at(min(begin, own)), at(own), at(promised)
    parts = [rect(b, c - b, y + 3.5, 13, "buf")] if c > b else []
    parts.append(rect(a, b - a, y + 3, 14, "plan", radius=4))
    parts.append(upright(c, y, y + 20, "flag"))
    weekday = names(language()).short_weekdays[promised.weekday()]
    parts.append(words(c + 1.2, y + 14, f"{weekday} {promised.day}", "tx-b"))
    return parts


def _spoken(dated: Sequence[Milestone], marks: Sequence[tuple[str, date]]) -> str:
    said = [_("%(name)s: promised for %(day)s.") % {"name": one.name, "day": day(one.promised_on)} for one in dated]
    return " ".join([*said, *(f"{what}: {day(on)}." for what, on in marks)])


def arrivals(about: About, fixed: Sequence[ImportantDate]) -> list[Arrival]:
    """For each day that cannot move, how far before or after it the nearest promised date lies."""
    promised = [one for one in about.milestones if one.promised_on and not one.done_on]
    found = []
    for mark in fixed:
        on = day_of(mark)
        if on is None or on < about.today or not promised:
            continue
        before = [one for one in promised if one.promised_on and one.promised_on <= on]
        one = max(before, key=_promised) if before else min(promised, key=_promised)
        found.append(_arrival(one, mark.what, on))
    return found


def _promised(one: Milestone) -> date:
    return one.promised_on or date.max


def _arrival(one: Milestone, what: str, on: date) -> Arrival:
    assert one.promised_on is not None
    days = (on - one.promised_on).days
    said = {"milestone": one.name, "days": abs(days), "what": what}
    if days < 0:
        text = ngettext(
            "%(milestone)s arrives %(days)d day after this day: %(what)s.",
            "%(milestone)s arrives %(days)d days after this day: %(what)s.",
            -days,
        )
        return Arrival(text % said, in_time=False)
    if days == 0:
        return Arrival(_("%(milestone)s arrives on the very day: %(what)s.") % said, in_time=False)
    text = ngettext(
        "%(milestone)s arrives %(days)d day before this day: %(what)s.",
        "%(milestone)s arrives %(days)d days before this day: %(what)s.",
        days,
    )
    return Arrival(text % said, in_time=True)
