"""What one may ask of an analysis: days, and whose clients."""

from dataclasses import dataclass
from datetime import date, timedelta

from django import forms
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import pgettext_lazy

from vinculo.desk.numbers import is_number
from vinculo.reports.analysis.scope import Scope
from vinculo.web.day_field import DayField

YEAR = timedelta(days=365)
FAR = timedelta(days=365 * 30)


class DaysForm(forms.Form):
    since = DayField(label=pgettext_lazy("a day", "From"), required=False)
    until = DayField(label=pgettext_lazy("a day", "To"), required=False)


@dataclass(frozen=True, slots=True)
class Asked:
    """As it stands in the address; days that cannot be read are the usual ones."""

    since: date
    until: date
    name: str
    owner: int
    team: int

    @property
    def is_narrow(self) -> bool:
        return bool(self.name or self.owner or self.team)


def asked_of(request: HttpRequest, *, long: bool = False) -> Asked:
    """`long`: without a day it goes as far back as there is anything, else a year."""
    today, form = timezone.localdate(), DaysForm(request.GET)
    form.is_valid()
    until = _bearable(form.cleaned_data.get("until")) or today
    since = _bearable(form.cleaned_data.get("since")) or until - (FAR if long else YEAR)
    return Asked(
        min(since, until), until, request.GET.get("client", "").strip()[:120], _id(request, "owner"),
        _id(request, "team"),
    )  # fmt: skip


def scope_of(request: HttpRequest, *, long: bool = False) -> Scope:
    asked = asked_of(request, long=long)
    return Scope(request.user, asked.since, asked.until, timezone.now(), asked.name, asked.owner, asked.team)


def _id(request: HttpRequest, name: str) -> int:
    text = request.GET.get(name, "")
    return int(text) if is_number(text) else 0


def _bearable(day: date | None) -> date | None:
    """A day that databases and time zones can bear."""
    return day if day and 1971 <= day.year <= 2999 else None
