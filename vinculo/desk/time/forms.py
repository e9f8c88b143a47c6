"""Time as one types it."""

from datetime import timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vinculo.desk.time.fields import MinutesField
from vinculo.projects.models import TimeEntry
from vinculo.web.day_field import DayField

FAR = timedelta(days=366 * 20)


class EntryForm(forms.ModelForm):
    minutes = MinutesField(
        label=_("How long"),
        help_text=_("1:30, 1,5 or 90m"),
        error_messages={"required": _("How long did it take?")},
    )
    on = DayField(label=_("On which day"))

    class Meta:
        model = TimeEntry
        fields = ("minutes", "on", "note", "is_billable")

    def clean_on(self) -> object:
        on = self.cleaned_data["on"]
        if on and abs(on - timezone.localdate()) > FAR:
            raise ValidationError(gettext("That day is too far away. Is the year right?"))
        return on


class KeepForm(forms.Form):
    minutes = MinutesField(
        label=_("How much of it was work"),
        help_text=_("1:30, 1,5 or 90m"),
        error_messages={"required": _("How much of it was work? To keep nothing, drop it.")},
    )
