"""Bad news as one types it."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vinculo.conversations.models import BadNews
from vinculo.desk.log.whom import AboutForm
from vinculo.desk.promises.forms import SPOKEN, WayOutForm
from vinculo.web.day_field import DayField
from vinculo.web.hour_field import HourField


class WhenForm(forms.Form):
    """The moment something was known or said; now, unless they say otherwise."""

    on = DayField(label=_("Day"), required=False)
    at_time = HourField(label=_("Time"), required=False)

    def clean_on(self) -> Any:
        on = self.cleaned_data["on"]
        if on and on > timezone.localdate():
            raise forms.ValidationError(
                gettext("That is still to come. Leave it empty for now, or put the day it was.")
            )
        return on


class NewsForm(AboutForm, WhenForm):
    what = forms.CharField(
        label=_("What is the matter"),
        max_length=300,
        help_text=_("It costs more, takes longer, or is less good than they expect."),
        error_messages={"required": _("What is the matter?")},
    )
    way_out = forms.CharField(
        label=_("The way out, as far as you see it"),
        widget=forms.Textarea(attrs={"rows": 3, "data-keep": ""}),
        required=False,
        max_length=5000,
    )
    is_ours = forms.BooleanField(label=_("It was our mistake"), required=False)
    on = DayField(label=_("We know it since"), required=False, help_text=_("Left empty: since now."))

    field_order = ("chosen", "who", "what", "way_out", "is_ours", "on", "at_time")


class EditNewsForm(forms.ModelForm):
    class Meta:
        model = BadNews
        fields = ("what", "way_out", "is_ours")
        widgets = {"way_out": forms.Textarea(attrs={"rows": 4, "data-keep": ""})}
        error_messages = {"what": {"required": _("What is the matter?")}}


class TellForm(WayOutForm, WhenForm):
    owned = forms.BooleanField(label=_("We said that it was our mistake"), required=False)
    on = DayField(label=_("On which day"), required=False, help_text=_("Left empty: just now."))

    field_order = ("way_out", "channel", "owned", "on", "at_time")

    def __init__(self, *args: Any, news: BadNews, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not news.is_ours:
            del self.fields["owned"]


class OwnForm(forms.Form):
    said = forms.CharField(
        label=_("How you said it"),
        widget=forms.Textarea(attrs={"rows": 3, "data-keep": ""}),
        max_length=5000,
        help_text=_("Calmly: what happened, what it means for them, what we do so that it does not come back."),
        error_messages={"required": _("What did you tell them? A line is enough.")},
    )
    channel = forms.ChoiceField(
        label=_("How you told them"),
        choices=SPOKEN,
        widget=forms.RadioSelect,
        error_messages={"required": _("How did they hear it?")},
    )
