"""A field for minutes, written as 1:30, 1,5 or 90m."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from vinculo.projects.timesheet import NotATime, read_time, say_time


class MinutesField(forms.Field):
    widget = forms.TextInput(attrs={"autocomplete": "off"})

    def prepare_value(self, value: Any) -> Any:
        return say_time(value) if isinstance(value, int) else value

    def to_python(self, value: Any) -> int | None:
        if value in self.empty_values:
            return None
        try:
            return read_time(str(value))
        except NotATime:
            raise ValidationError(unreadable(str(value))) from None


def unreadable(text: str) -> str:
    return _("We cannot read “%(text)s” as time of a day. Write 1:30, 1,5 or 90m.") % {"text": text[:20]}
