"""How long an agreement runs, exact to the day: terms that renew themselves, and until when one can give notice."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

DAY = timedelta(days=1)


class Span(TextChoices):
    DAYS = "days", _("days")
    MONTHS = "months", _("months")


@dataclass(frozen=True, slots=True)
class ByItself:
    """It goes on for so many months each time, unless somebody gives notice."""

    months: int


@dataclass(frozen=True, slots=True)
class Terms:
    """The days of an agreement, both of them part of it."""

    starts_on: date | None = None
    ends_on: date | None = None
    renews: ByItself | None = None
    notice: int | None = None
    notice_in: Span = Span.DAYS

    def until_on(self, today: date) -> date | None:
        """The last day of the term that runs today; without end: None."""
        if self.ends_on is None or self.renews is None or today <= self.ends_on:
            return self.ends_on
        return self._end_of_term(self._terms_since(today))

    def notice_by_on(self, today: date) -> date | None:
        """The last day on which notice is in time for the term that runs today; None where none is agreed."""
        last = self.until_on(today)
        if last is None or self.notice is None:
            return None
        if self.notice_in == Span.DAYS:
            return last - timedelta(days=self.notice)
        return add_months(last + DAY, -self.notice) - DAY

    def _end_of_term(self, number: int) -> date:
        """The last day after so many renewals, counted from the first term: a short month shortens none after it."""
        assert self.ends_on and self.renews
        return add_months(self.ends_on + DAY, number * self.renews.months) - DAY

    def _terms_since(self, today: date) -> int:
        """How many renewals until today is inside the term."""
        assert self.ends_on and self.renews
        passed = (today.year - self.ends_on.year) * 12 + today.month - self.ends_on.month
        number = max(passed // self.renews.months - 1, 0)
        while self._end_of_term(number) < today:
            number += 1
        return number


def add_months(on: date, months: int) -> date:
    """The same day so many months later, or before; where that month is shorter, its last day."""
    number = on.year * 12 + on.month - 1 + months
    year, month = divmod(number, 12)
    return date(year, month + 1, min(on.day, calendar.monthrange(year, month + 1)[1]))
