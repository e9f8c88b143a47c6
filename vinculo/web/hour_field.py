"""A field for the hour of a day, as one writes it: 9, 9:30, 9.30 or 9h30."""

import re
from datetime import time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

HOUR = re.compile(r"^(\d{1,2})(?:\s*[:.,h]\s*(\d{2})?(?::\d{2}(?:\.\d+)?)?)?\s*h?$", re.IGNORECASE)


class HourField(forms.Field):
    """An hour and minute, or None."""

    widget = forms.TimeInput(format="%H:%M", attrs={"autocomplete": "off"})
    default_error_messages = {
        "required": _("The hour is missing: at what time?"),
        "invalid": _("Write the hour like this: 9:30."),
    }

    def to_python(self, value: Any) -> time | None:
        if value in self.empty_values or isinstance(value, time):
            return value or None
        found = HOUR.match(str(value).strip()[:20])
        try:
            return time(int(found[1]), int(found[2] or 0)) if found else self._refuse()
        except ValueError:
            return self._refuse()

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return self.to_python(initial) != self.to_python(data)
        except ValidationError:
            return True

    def _refuse(self) -> time:
        raise ValidationError(self.error_messages["invalid"], code="invalid")
