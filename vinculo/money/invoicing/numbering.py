"""The next number of a series, taken in the transaction that issues: none is missing, none is used twice."""

from datetime import date

from django.db import transaction

from vinculo.money.models import Series, SeriesYear

USUAL = (("F", False), ("R", True))  # begins with; for credit notes


class TooEarly(ValueError):
    """The date lies before that of the last number: dates follow the numbers."""

    def __init__(self, last_on: date) -> None:
        super().__init__(str(last_on))
        self.last_on = last_on


def take(series: Series, *, on: date) -> tuple[int, int]:
    """
    Year and number, to be used by this transaction: whoever comes at the same time waits for its end, and when it is
    rolled back the number is free again. Raises TooEarly.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("a number is taken in the transaction that uses it")
    year = on.year if series.per_year else 0
    row, _made = SeriesYear.objects.get_or_create(series=series, year=year)
    while True:
        if row.last_on and on < row.last_on:
            raise TooEarly(row.last_on)
        mine = SeriesYear.objects.filter(pk=row.pk, next_number=row.next_number)
        if mine.update(next_number=row.next_number + 1, last_on=on) == 1:
            return year, row.next_number
        row.refresh_from_db()


def usual_series(*, credit: bool) -> Series:
    """The series in use for invoices, or for credit notes; made when there is none yet."""
    found = Series.objects.filter(for_credit_notes=credit, retired_at=None).order_by("-is_usual", "pk").first()
    return found or seed_series()[credit]


def seed_series() -> dict[bool, Series]:
    """One series for invoices, one for credit notes: F-2026-0001 and R-2026-0001."""
    Series.objects.bulk_create(
        (Series(name=prefix, prefix=prefix, for_credit_notes=credit, is_usual=True) for prefix, credit in USUAL),
        ignore_conflicts=True,
    )
    found = Series.objects.filter(prefix__in=[prefix for prefix, _credit in USUAL])
    return {series.for_credit_notes: series for series in found}
