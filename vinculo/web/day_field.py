"""A field for a day: one types "fri 21 nov" or picks it; what is wrong is said with the day that was probably meant."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.dates import MONTHS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vinculo.web.dates import day, day_long
from vinculo.web.day_reading import NoSuchDay, NotADay, read_day


class DayInput(forms.TextInput):
    """Text, with a calendar beside it where the browser has one (day.js)."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"data-day": "", "autocomplete": "off", **(attrs or {})})

    def format_value(self, value: Any) -> str | None:
        return written(value) if isinstance(value, date) else super().format_value(value)


class DayField(forms.Field):
    """A day, or None."""

    widget = DayInput
    default_error_messages = {"required": gettext_lazy("The date is missing: for when is it?")}

    def to_python(self, value: Any) -> date | None:
        if value in self.empty_values:
            return None
        if isinstance(value, date):
            return value
        text = str(value).strip()
        if not text:
            return None
        try:
            return read_day(text[:40], timezone.localdate())
        except NotADay as problem:
            raise ValidationError(what_is_wrong(problem, text)) from None

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return self.to_python(initial) != self.to_python(data)
        except ValidationError:
            return True


def what_is_wrong(problem: NotADay, text: str) -> str:
    """A sentence about a day that cannot be, with a way on."""
    if isinstance(problem, NoSuchDay):
        return _("%(month)s has %(days)d days. %(instead)s?") % {
            "month": nominative(problem.month.month),
            "days": problem.days,
            "instead": day_long(problem.instead),
        }
    return _("We cannot read “%(text)s” as a day. Write it like this: %(example)s.") % {
        "text": text[:40],
        "example": day(timezone.localdate()),
    }


def nominative(month: int) -> str:
    """The month as the subject of a sentence."""
    name = str(MONTHS[month])
    return name[:1].upper() + name[1:]


def written(on: date) -> str:
    """A day as the field shows it, with its year, so that reading it back gives the same day."""
    text = day(on)
    return text if str(on.year) in text else f"{text} {on.year}"
