"""Rows of numbers without gaps."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Series(models.Model):
    """A row of numbers without gaps: F-2026-0001, F-2026-0002. `next_number` is taken under a lock while issuing."""

    name = models.CharField(_("name"), max_length=60)
    prefix = models.CharField(_("begins with"), max_length=20)
    per_year = models.BooleanField(_("begins anew each year"), default=True)
    digits = models.PositiveSmallIntegerField(_("digits"), default=4)
    for_credit_notes = models.BooleanField(_("for credit notes"), default=False)
    is_usual = models.BooleanField(default=False)
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("name", "pk")
        constraints = (models.UniqueConstraint(fields=["prefix"], name="series_prefix_once"),)

    def __str__(self) -> str:
        return self.name

    def numbered(self, sequence: int, year: int) -> str:
        """F-2026-0001, or F-0001 where the numbers go on from year to year."""
        middle = f"{year}-" if self.per_year else ""
        return f"{self.prefix}-{middle}{sequence:0{self.digits}}"


class SeriesYear(models.Model):
    """The next number of a series in a year; year 0 for series that go on."""

    series = models.ForeignKey(Series, on_delete=models.PROTECT, related_name="years")
    year = models.PositiveSmallIntegerField()
    next_number = models.PositiveIntegerField(default=1)
    last_on = models.DateField(null=True, blank=True)  # dates follow the numbers

    class Meta:
        constraints = (models.UniqueConstraint(fields=["series", "year"], name="series_year_once"),)

    def __str__(self) -> str:
        return f"{self.series_id} {self.year}"


# What may still change of an issued invoice: what became of it, and where its paper lies.
