"""Promises as one types them."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vinculo.agreements.models import Promise
from vinculo.clients.models import Channel
from vinculo.desk.audience import WithAudience
from vinculo.desk.log.whom import AboutForm
from vinculo.people.models import Person
from vinculo.web.day_field import DayField

SPOKEN = [choice for choice in Channel.choices if choice[0] != Channel.NOTE]


class DatesForm(forms.Form):
    """Two dates that must not be confused: ours comes first."""

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        promised_on, internal_on = said.get("promised_on"), said.get("internal_on")
        if promised_on and internal_on and internal_on > promised_on:
            self.add_error("internal_on", gettext("Our own date comes before the one they heard."))
        return said


class PromiseForm(AboutForm, DatesForm, WithAudience):
    text = forms.CharField(label=_("What you promised"), max_length=300)
    promised_on = DayField(label=_("For when, as they heard it"), required=False)
    internal_on = DayField(
        label=_("Internal date"),
        required=False,
        help_text=_("Left empty: two working days before. It never leaves the team."),
    )
    owner = forms.ModelChoiceField(Person.objects.none(), label=_("Who sees to it"), required=False)

    field_order = ("chosen", "who", "text", "promised_on", "internal_on", "owner", "audience")

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, person=person, **kwargs)
        owner = self.fields["owner"]
        assert isinstance(owner, forms.ModelChoiceField)
        owner.queryset = Person.objects.active().by_name()
        owner.initial = person
        self.fields["who"].label = _("To whom")

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if said.get("promised_on") and said["promised_on"] < timezone.localdate():
            self.add_error("promised_on", gettext("That day has passed. For when did you promise it?"))
        return said


class NewDateForm(DatesForm):
    """A new date, agreed with the client."""

    promised_on = DayField(label=_("The new date, as they heard it"))
    internal_on = DayField(
        label=_("Internal date"), required=False, help_text=_("Left empty: two working days before.")
    )
    reason = forms.CharField(
        label=_("Why it moves"),
        max_length=300,
        help_text=_("It stays in the history. Say what happened, not who."),
        error_messages={"required": _("Why does it move? A line is enough.")},
    )

    def __init__(self, *args: Any, promise: Promise, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.promise = promise

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        to_on = said.get("promised_on")
        if to_on and to_on < timezone.localdate():
            self.add_error("promised_on", gettext("That day has passed. For when is it now?"))
        if to_on and to_on == self.promise.promised_on:
            self.add_error("promised_on", gettext("That is the date they heard already."))
        return said


class WayOutForm(forms.Form):
    """Bad news never goes alone."""

    way_out = forms.CharField(
        label=_("What you bring: the way out"),
        widget=forms.Textarea(attrs={"rows": 4, "data-keep": ""}),
        max_length=5000,
        error_messages={"required": _("Bring a way out: what do they get, and when?")},
    )
    channel = forms.ChoiceField(
        label=_("How you told them"),
        choices=SPOKEN,
        widget=forms.RadioSelect,
        initial=Channel.PHONE,
        error_messages={"required": _("How did they hear it?")},
    )


class WarnForm(WayOutForm):
    forecast_on = DayField(label=_("When it will be, as it looks now"))
    field_order = ("forecast_on", "way_out", "channel")


class ForecastForm(forms.Form):
    forecast_on = DayField(
        label=_("When it will be, as it looks now"), required=False, help_text=_("Left empty: as planned.")
    )


class MarginForm(forms.Form):
    margin_reason = forms.CharField(
        label=_("Why without margin"),
        max_length=200,
        error_messages={"required": _("Why is there no day between? A line is enough.")},
    )


class WithdrawForm(forms.Form):
    because = forms.CharField(
        label=_("What you agreed with them"),
        max_length=300,
        error_messages={"required": _("What did you agree with them? A line is enough.")},
    )


class DayKeptForm(forms.Form):
    on = DayField(required=False)
