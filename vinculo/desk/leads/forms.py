"""A lead as one types it, and what becomes of it."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vinculo.clients.models import Client
from vinculo.desk.seen import SeenForm, blank_as
from vinculo.people import places
from vinculo.people.models import Person, Role, Team
from vinculo.pipeline.models import Campaign, Lead, LeadChannel
from vinculo.projects.estimates import NotAnEstimate, read_estimate, say_estimate
from vinculo.web.money_field import MoneyField

ENDS = [choice for choice in Lead.State.choices if choice[0] != Lead.State.WON]
LONGEST = 60 * 1000


class LeadForm(SeenForm):
    website = forms.URLField(
        label=_("Website"), required=False, assume_scheme="https",
        widget=forms.TextInput(attrs={"inputmode": "url", "autocapitalize": "off", "spellcheck": "false"}),
    )  # fmt: skip
    budget = MoneyField(label=_("What they would spend"), required=False)
    currency = forms.ChoiceField(label=_("Currency"), required=False)

    class Meta:
        model = Lead
        fields = (
            "name", "company", "email", "phone", "wants", "channel", "campaign", "owner", "language", "website", "city",
            "country", "budget", "currency", "note",
        )  # fmt: skip
        widgets = {
            "wants": forms.Textarea(attrs={"rows": 4, "data-keep": ""}),
            "note": forms.Textarea(attrs={"rows": 3}),
        }
        help_texts = {"country": _("Two letters: ES, PL, GB."), "wants": _("In their words.")}

    def __init__(self, *args: Any, ours: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        codes = dict.fromkeys([self.instance.currency or ours, ours, *places.CURRENCIES])
        fields: dict[str, Any] = self.fields
        fields["currency"].choices = [(code, code) for code in codes]
        fields["owner"].queryset = Person.objects.active().exclude(role=Role.GUEST).by_name()
        fields["owner"].empty_label = _("Nobody yet")
        channels = LeadChannel.objects.filter(closed_at=None)
        fields["channel"].queryset = channels | LeadChannel.objects.filter(pk=self.instance.channel_id)
        fields["channel"].empty_label = _("We do not know")
        fields["campaign"].queryset = Campaign.objects.select_related("channel")
        fields["campaign"].label_from_instance = lambda one: f"{one.channel.name}: {one.name}"
        fields["campaign"].empty_label = _("None")
        blank_as(fields["language"], _("We do not know"))

    def clean_country(self) -> str:
        return str(self.cleaned_data["country"]).upper()

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).lower()

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if not said.get("name") and not said.get("company"):
            self.add_error("name", gettext("Who is it? A name or a company is enough."))
        campaign, channel = said.get("campaign"), said.get("channel")
        if campaign and channel is None:
            said["channel"] = campaign.channel
        elif campaign and channel != campaign.channel:
            self.add_error("campaign", gettext("That campaign is of another channel."))
        if said.get("budget") is None:
            said["currency"] = ""
        return said


class StateForm(forms.Form):
    state = forms.ChoiceField(label=_("How it stands"), choices=ENDS, widget=forms.RadioSelect)
    because = forms.CharField(
        label=_("Why"), max_length=300, required=False,
        help_text=_("What did we learn? The next one who looks at this channel will ask."),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if said.get("state") in (Lead.State.LOST, Lead.State.NO) and not said.get("because"):
            self.add_error("because", gettext("Say why in a few words: it is what we learn from."))
        return said


class TimeForm(forms.Form):
    minutes = forms.CharField(label=_("Time it took"), max_length=20, help_text=_("In all, up to now: 45m, 2h, 1d."))

    def clean_minutes(self) -> int:
        try:
            minutes = read_estimate(self.cleaned_data["minutes"])
        except NotAnEstimate:
            minutes = None
        if minutes is None or minutes > LONGEST:
            raise forms.ValidationError(gettext("Write it like this: 45m, 2h, 1d."))
        return minutes

    @staticmethod
    def of(lead: Lead) -> dict[str, str]:
        return {"minutes": say_estimate(lead.minutes)}


class ClientOfLeadForm(forms.Form):
    name = forms.CharField(
        label=_("Name of the client"), max_length=160, error_messages={"required": _("What are they called?")}
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=Client.Kind, widget=forms.RadioSelect)
    contact_name = forms.CharField(label=_("Who you talk to there"), max_length=160, required=False)
    owner = forms.ModelChoiceField(Person.objects.none(), label=_("Owner"), required=False, empty_label=_("Nobody yet"))
    team = forms.ModelChoiceField(Team.objects.none(), label=_("Team"), required=False, empty_label=_("Everybody's"))

    def __init__(self, *args: Any, lead: Lead, person: Person, **kwargs: Any) -> None:
        initial = {
            "name": lead.company or lead.name, "kind": "company" if lead.company else "person",
            "contact_name": lead.name, "owner": lead.owner or person,
        }  # fmt: skip
        super().__init__(*args, **{**kwargs, "initial": initial})
        fields: dict[str, Any] = self.fields
        fields["owner"].queryset = Person.objects.active().exclude(role=Role.GUEST).by_name()
        fields["team"].queryset = Team.objects.all() if person.sees_everyone else Team.objects.filter(members=person)
