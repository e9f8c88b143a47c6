"""
A rhythm in which something comes again, as RFC 5545 writes it ("FREQ=WEEKLY;BYDAY=MO"): read, written, said in words.

Days, weeks, months and years, no hours; what is understood is a part of the RFC, what is not is refused in a sentence.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import islice

from dateutil.rrule import rrulestr  # type: ignore[import-untyped]
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vinculo.web.dates import day_month, language, names

LONGEST = 120
MOST_BETWEEN = 99
MOST_TIMES = 999
PERIODS = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
KNOWN = {"FREQ", "INTERVAL", "BYDAY", "BYMONTHDAY", "COUNT", "UNTIL", "WKST"}
ONE_DAY = re.compile(r"([+-]?[1-4]|-1)?(MO|TU|WE|TH|FR|SA|SU)")
A_DATE = re.compile(r"(\d{4})(\d\d)(\d\d)(T\d{6}Z?)?")
LAST = -1


class NotARhythm(ValueError):
    """The text is no rhythm a task can have; the message says why, to the person who wrote it."""


@dataclass(frozen=True, slots=True)
class TaskRhythm:
    """
    `period`: DAILY, WEEKLY, MONTHLY or YEARLY; `every` so many of them. `weekdays`: 0 is Monday. For months either a
    day (`month_day`, -1 the last) or one weekday with its `place` in the month (1 to 4, -1 the last).
    """

    period: str
    every: int = 1
    weekdays: tuple[int, ...] = ()
    place: int | None = None
    month_day: int | None = None
    times: int | None = None
    until_on: date | None = None

    @property
    def text(self) -> str:
        """As RFC 5545 writes it; `read` understands it."""
        parts = [f"FREQ={self.period}"]
        if self.every > 1:
            parts.append(f"INTERVAL={self.every}")
        if self.weekdays:
            parts.append("BYDAY=" + ",".join(f"{self.place or ''}{WEEKDAYS[day]}" for day in self.weekdays))
        if self.month_day is not None:
            parts.append(f"BYMONTHDAY={self.month_day}")
        if self.times is not None:
            parts.append(f"COUNT={self.times}")
        if self.until_on is not None:
            parts.append(f"UNTIL={self.until_on:%Y%m%d}")
        return ";".join(parts)

    @property
    def words(self) -> str:
        """In the reader's language: "every 2 weeks on Monday and Thursday, until 3 May"."""
        words = self._often()
        if self.times is not None:
            return ngettext("%(rhythm)s, once", "%(rhythm)s, %(count)d times", self.times) % {
                "rhythm": words,
                "count": self.times,
            }
        if self.until_on is not None:
            return _("%(rhythm)s, until %(day)s") % {"rhythm": words, "day": day_month(self.until_on)}
        return words

    def days_from(self, start: date) -> Iterator[date]:
        """Its days from `start` on, in order; `start` itself only when it fits."""
        for moment in rrulestr(self.text, dtstart=datetime.combine(start, time())):
            yield moment.date()

    def next_after(self, start: date, after: date) -> date | None:
        """The first day after `after` of the rhythm that counts from `start`; None when it has come to its end."""
        found = rrulestr(self.text, dtstart=datetime.combine(start, time())).after(datetime.combine(after, time()))
        return found.date() if found else None

    def first_days(self, start: date, count: int) -> list[date]:
        """The first few days, to show before it is saved."""
        return list(islice(self.days_from(start), count))

    def _often(self) -> str:
        said = {"count": self.every, "days": self._days_in_words()}
        if self.period == "DAILY":
            return ngettext("every day", "every %(count)d days", self.every) % said
        if self.period == "YEARLY":
            return ngettext("every year", "every %(count)d years", self.every) % said
        if self.period == "WEEKLY" and self.weekdays:
            return ngettext("every week on %(days)s", "every %(count)d weeks on %(days)s", self.every) % said
        if self.period == "WEEKLY":
            return ngettext("every week", "every %(count)d weeks", self.every) % said
        month = ngettext("every month", "every %(count)d months", self.every) % said
        if self.month_day == LAST:
            return _("%(every_month)s, on the last day") % {"every_month": month}
        if self.month_day is not None:
            return _("%(every_month)s, on day %(day)d") % {"every_month": month, "day": self.month_day}
        if self.place is not None:
            return self._place_in_words() % {"every_month": month, "weekday": said["days"]}
        return month

    def _days_in_words(self) -> str:
        weekdays = names(language()).weekdays
        return get_text_list([weekdays[day] for day in self.weekdays], _("and"))

    def _place_in_words(self) -> str:
        return {
            1: _("%(every_month)s, on the first %(weekday)s"),
            2: _("%(every_month)s, on the second %(weekday)s"),
            3: _("%(every_month)s, on the third %(weekday)s"),
            4: _("%(every_month)s, on the fourth %(weekday)s"),
            LAST: _("%(every_month)s, on the last %(weekday)s"),
        }[self.place or 1]


def read(text: str) -> TaskRhythm:
    """Raises NotARhythm with a sentence for the person who wrote it."""
    text = text.strip().upper().removeprefix("RRULE:")
    if len(text) > LONGEST:
        raise NotARhythm(_("A rhythm is shorter than %(count)d letters.") % {"count": LONGEST})
    parts = dict(part.split("=", 1) for part in text.split(";") if "=" in part)
    if not text or len(parts) != len(text.rstrip(";").split(";")) or parts.keys() - KNOWN:
        raise NotARhythm(_("“%(text)s” is no rhythm we know. Try “FREQ=WEEKLY;BYDAY=MO”.") % {"text": text[:60]})
    if parts.get("FREQ") not in PERIODS:
        raise NotARhythm(_("A task can come again every so many days, weeks, months or years."))
    weekdays, place = _weekdays(parts.get("BYDAY", ""), parts["FREQ"])
    rhythm = TaskRhythm(
        parts["FREQ"],
        _number(parts.get("INTERVAL", "1"), 1, MOST_BETWEEN) or 1,
        weekdays,
        place,
        _month_day(parts.get("BYMONTHDAY"), parts["FREQ"], weekdays),
        _number(parts.get("COUNT"), 1, MOST_TIMES),
        _date(parts.get("UNTIL")),
    )
    if rhythm.times is not None and rhythm.until_on is not None:
        raise NotARhythm(_("Say either how many times it comes or until when, not both."))
    return rhythm


def in_words(text: str) -> str:
    """What a task's rhythm says; the text itself when it is none of ours (an import may have brought it)."""
    try:
        return read(text).words if text else ""
    except NotARhythm:
        return text


def _weekdays(text: str, period: str) -> tuple[tuple[int, ...], int | None]:
    if not text:
        return (), None
    found = [ONE_DAY.fullmatch(part.strip()) for part in text.split(",")]
    places = {match[1] for match in found if match}
    if not all(found) or len(places) > 1:
        raise NotARhythm(_("“%(text)s” are no days of the week we know.") % {"text": text[:60]})
    days = tuple(sorted({WEEKDAYS.index(match[2]) for match in found if match}))
    place = int(places.pop() or 0) or None
    if place is None and period == "WEEKLY":
        return days, None
    if place is not None and period == "MONTHLY" and len(days) == 1 and place in (1, 2, 3, 4, LAST):
        return days, place
    raise NotARhythm(_("Days of the week go with weeks; with months, say which one: the first, the last."))


def _month_day(text: str | None, period: str, weekdays: tuple[int, ...]) -> int | None:
    if text is None:
        return None
    if period != "MONTHLY" or weekdays:
        raise NotARhythm(_("A day of the month goes with months, and without days of the week."))
    return LAST if text == "-1" else _number(text, 1, 31)


def _number(text: str | None, least: int, most: int) -> int | None:
    if text is None:
        return None
    if not (text.isascii() and text.isdigit() and len(text) < 5 and least <= int(text) <= most):
        raise NotARhythm(
            _("“%(text)s” should be a number from %(least)d to %(most)d.")
            % {"text": text[:20], "least": least, "most": most}
        )
    return int(text)


def _date(text: str | None) -> date | None:
    if text is None:
        return None
    match = A_DATE.fullmatch(text)
    try:
        return date(int(match[1]), int(match[2]), int(match[3])) if match else date.fromisoformat(text)
    except ValueError:
        raise NotARhythm(_("“%(text)s” is no day we know.") % {"text": text[:20]}) from None
