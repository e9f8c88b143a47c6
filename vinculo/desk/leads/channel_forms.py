"""Channels, campaigns and what they cost, as one types them."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vinculo.people import places
from vinculo.pipeline.models import Campaign, LeadChannel, Spending
from vinculo.projects.estimates import NotAnEstimate, read_estimate, say_estimate
from vinculo.web.day_field import DayField
from vinculo.web.money_field import MoneyField

MOST_MINUTES = 60 * 10_000


class ChannelForm(forms.ModelForm):
    class Meta:
        model = LeadChannel
        fields = ("name", "kind", "note")
        error_messages = {"name": {"required": _("What is it called?"), "unique": _("There is one of that name.")}}


class CampaignForm(forms.ModelForm):
    starts_on = DayField(label=_("From"), required=False)
    ends_on = DayField(label=_("Until"), required=False)

    class Meta:
        model = Campaign
        fields = ("name", "starts_on", "ends_on", "note")
        widgets = {"note": forms.Textarea(attrs={"rows": 3})}
        error_messages = {"name": {"required": _("What is it called?")}}

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        first, last = said.get("starts_on"), said.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", gettext("It would end before it begins."))
        twins = Campaign.objects.filter(channel=self.instance.channel_id, name=said.get("name")).exclude(
            pk=self.instance.pk
        )
        if twins.exists():
            self.add_error("name", gettext("There is one of that name."))
        return said


class SpendingForm(forms.ModelForm):
    on = DayField(label=_("On"))
    amount = MoneyField(label=_("Amount"), required=False)
    currency = forms.ChoiceField(label=_("Currency"))
    minutes = forms.CharField(
        label=_("Hours of ours"), max_length=20, required=False, help_text=_("For example: 45m, 2h, 1d.")
    )

    class Meta:
        model = Spending
        fields = ("on", "amount", "currency", "minutes", "campaign", "note")

    def __init__(self, *args: Any, channel: LeadChannel, ours: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        codes = dict.fromkeys([self.instance.currency or ours, ours, *places.CURRENCIES])
        fields["currency"].choices = [(code, code) for code in codes]
        fields["campaign"].queryset = Campaign.objects.filter(channel=channel)
        fields["campaign"].empty_label = _("The channel as a whole")
        self.initial["minutes"] = say_estimate(self.instance.minutes)

    def clean_minutes(self) -> int:
        try:
            minutes = read_estimate(self.cleaned_data["minutes"]) or 0
        except NotAnEstimate:
            minutes = MOST_MINUTES + 1
        if minutes > MOST_MINUTES:
            raise forms.ValidationError(gettext("Write it like this: 45m, 2h, 1d."))
        return minutes

    def clean_amount(self) -> int:
        return self.cleaned_data["amount"] or 0

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if not self.errors and not said.get("amount") and not said.get("minutes"):
            self.add_error("amount", gettext("Money or hours: what did it cost?"))
        return said
