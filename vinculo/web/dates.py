"""Dates as a colleague would say them: "Fri 21 Nov", «vie 21 nov», „pt. 21 lis”. The year shows when it is another."""

from datetime import date, datetime, time, timedelta
from functools import cache
from typing import NamedTuple

from django.utils import dates, timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext


class Names(NamedTuple):
    """The words of one language, Monday and January first."""

    weekdays: tuple[str, ...]
    short_weekdays: tuple[str, ...]
    months: tuple[str, ...]
    short_months: tuple[str, ...]


LONG = {"en": "{weekday} {day} {month}", "es": "{weekday}, {day} de {month}", "pl": "{weekday}, {day} {month}"}
LONG_YEAR = {"en": "{long} {year}", "es": "{long} de {year}", "pl": "{long} {year}"}
# Where Django's catalogue writes them otherwise than people do in running text.
SHORT_WEEKDAYS = {"pl": ("pon.", "wt.", "śr.", "czw.", "pt.", "sob.", "niedz.")}

# A short name that is the whole word changes after a number: 1 maja.
OF_A_MONTH = {"pl": {5: "maja"}}


def language() -> str:
    """The two letters of the reader's language, English where we have no dates of our own for it."""
    code = (translation.get_language() or "en")[:2]
    return code if code in LONG else "en"


@cache
def names(code: str) -> Names:
    with translation.override(code):
        weekdays = tuple(str(word) for word in dates.WEEKDAYS.values())
        short = SHORT_WEEKDAYS.get(code) or tuple(str(word) for word in dates.WEEKDAYS_ABBR.values())
        months = tuple(str(word) for word in dates.MONTHS_ALT.values())
        abbreviated = tuple(str(word) for word in dates.MONTHS_3.values())
    if code == "en":
        return Names(weekdays, short, months, tuple(word.capitalize() for word in abbreviated))
    return Names(tuple(word.lower() for word in weekdays), short, months, abbreviated)


def local_date(value: date) -> date:
    """The reader's calendar day of a date or a moment."""
    if not isinstance(value, datetime):
        return value
    return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()


def local_today() -> date:
    """The reader's day. What `timezone.localdate` says, at a third of its price: lists ask it for every row."""
    return datetime.now(timezone.get_current_timezone()).date()


def local_time(value: datetime | time) -> datetime | time:
    return timezone.localtime(value) if isinstance(value, datetime) and timezone.is_aware(value) else value


def day(value: date | None, today: date | None = None) -> str:
    """Short, with the weekday: Fri 21 Nov."""
    if not value:
        return ""
    on, words = local_date(value), names(language())
    return f"{words.short_weekdays[on.weekday()]} {_day_month(on, words)}{_year(on, today)}"


def day_month(value: date | None, today: date | None = None) -> str:
    """Shortest: 21 Nov."""
    if not value:
        return ""
    on = local_date(value)
    return f"{_day_month(on, names(language()))}{_year(on, today)}"


def month(value: date | None) -> str:
    """A month of a year: Nov 2025."""
    if not value:
        return ""
    on = local_date(value)
    return f"{names(language()).short_months[on.month - 1]} {on.year}"


def day_long(value: date | None, today: date | None = None) -> str:
    """In full: Friday 21 November."""
    if not value:
        return ""
    on, code = local_date(value), language()
    words = names(code)
    text = LONG[code].format(weekday=words.weekdays[on.weekday()], day=on.day, month=words.months[on.month - 1])
    return text if not _year(on, today) else LONG_YEAR[code].format(long=text, year=on.year)


def day_near(value: date | None, today: date | None = None) -> str:
    """Yesterday, today and tomorrow by their names; any other day short."""
    if not value:
        return ""
    on, today = local_date(value), today or local_today()
    if on == today:
        return _("today")
    if on == today - timedelta(days=1):
        return _("yesterday")
    if on == today + timedelta(days=1):
        return _("tomorrow")
    return day(on, today)


def clock(value: datetime | time | None) -> str:
    """Hours and minutes: 9:00, 13:30."""
    if not value:
        return ""
    at = local_time(value)
    return f"{at.hour}:{at.minute:02}"


def moment(value: datetime | None, today: date | None = None) -> str:
    """A day and a time: yesterday, 13:10."""
    if not value:
        return ""
    near = day_near(value, today)
    if near == day(value, today):
        return pgettext("a day by its date", "%(day)s, %(time)s") % {"day": near, "time": clock(value)}
    return _("%(day)s, %(time)s") % {"day": near, "time": clock(value)}


def _day_month(on: date, words: Names) -> str:
    months = OF_A_MONTH.get(language(), {})
    return f"{on.day} {months.get(on.month) or words.short_months[on.month - 1]}"


def _year(on: date, today: date | None) -> str:
    return "" if on.year == (today or local_today()).year else f" {on.year}"
