"""Forms about a client."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vinculo.clients.models import Client, ClientRelation, Priority, Profile
from vinculo.desk.seen import SeenForm, blank_as
from vinculo.people import places
from vinculo.people.models import Person, Team
from vinculo.practices.models import Season, Weather
from vinculo.web.day_field import DayField

FIGURES = 5


class ClientForm(SeenForm):
    website = forms.URLField(
        label=_("Website"), required=False, assume_scheme="https",
        # a text box: browsers refuse "arrieta.example" in a box of type url, we do not
        widget=forms.TextInput(attrs={"inputmode": "url", "autocapitalize": "off", "spellcheck": "false"}),
        error_messages={"invalid": _("Write the address like this: arrieta.example.")},
    )  # fmt: skip
    currency = forms.ChoiceField(label=_("Currency"), required=False)
    value = forms.DecimalField(
        label=_("Value a year"), required=False, min_value=0, max_value=10**12, decimal_places=2,
        error_messages={"invalid": _("Write it as a number: 12000.")},
    )  # fmt: skip

    class Meta:
        model = Client
        fields = (
            "name", "kind", "line", "owner", "team", "since_on", "website", "city", "country", "is_remote",
            "language", "currency", "value",
        )  # fmt: skip
        widgets = {
            "since_on": forms.DateInput(attrs={"type": "date"}),
            "kind": forms.RadioSelect,
        }
        help_texts = {
            "line": _("For example: Rioja wine, three shops and a club."),
            "country": _("Two letters: ES, PL, GB."),
        }
        error_messages = {"name": {"required": _("What are they called?")}}

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(self.Meta.fields)
        known = {*places.CURRENCIES, self.instance.currency} - {""}
        currencies: Any = self.fields["currency"]
        currencies.choices = [("", _("As ours")), *((code, code) for code in sorted(known, key=_usual_first))]
        blank_as(self.fields["language"], _("As ours"))
        self.fields["owner"].empty_label = _("Nobody yet")  # type: ignore[attr-defined]
        self.fields["team"].empty_label = _("Everybody's")  # type: ignore[attr-defined]
        self.fields["owner"].queryset = Person.objects.active().by_name()  # type: ignore[attr-defined]
        self.fields["team"].queryset = self._teams(person)  # type: ignore[attr-defined]
        if self.instance.pk is None:
            self.fields["owner"].initial = person
        if self.instance.value is not None:
            self.initial["value"] = f"{self.instance.value / 100:.2f}".removesuffix(".00")

    def _teams(self, person: Person) -> Any:
        """Members give a client to a team of theirs; with any other they would lose sight of it."""
        if person.sees_everyone:
            return Team.objects.all()
        return Team.objects.filter(Q(members=person) | Q(pk=self.instance.team_id)).distinct()

    def clean_value(self) -> int | None:
        value = self.cleaned_data["value"]
        return None if value is None else int(value * 100)

    def clean_country(self) -> str:
        return str(self.cleaned_data["country"]).upper()


def _usual_first(code: str) -> tuple[int, str]:
    known = places.CURRENCIES
    return (known.index(code) if code in known else len(known), code)


class ProfileForm(SeenForm):
    class Meta:
        model = Profile
        fields = ("sells", "sells_to", "goals", "motivations", "priorities", "working_style")
        widgets = {name: forms.Textarea(attrs={"rows": 3}) for name in fields}
        help_texts = {
            "sells": _("To ask: “What do people buy from you, and why from you?”"),
            "sells_to": _("To ask: “Who was your best customer last year?”"),
            "goals": _("To ask: “Where do you want to be in three years?”"),
            "motivations": _("To ask: “What would make you proud of this?”"),
            "priorities": _("To ask: “If only one thing came out right, which one?”"),
            "working_style": _("To ask: “How do you like to be told things?”"),
        }


class FigureForm(forms.ModelForm):
    class Meta:
        model = Priority
        fields = ("what", "target")


FigureFormSet = forms.inlineformset_factory(
    Client, Priority, form=FigureForm, extra=2, max_num=FIGURES, can_delete=True
)


class ByHandForm(forms.Form):
    """What is set by hand has its reason, and may have a last day."""

    reason = forms.CharField(
        label=_("Why"), max_length=200, error_messages={"required": _("Say why: the next reader will ask.")}
    )
    until_on = DayField(
        label=_("Until"), required=False, help_text=_("The last day it holds. Empty: until somebody takes it back.")
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_until_on(self) -> date | None:
        until_on: date | None = self.cleaned_data["until_on"]
        if until_on and until_on < self.today:
            raise forms.ValidationError(_("That day is over. Choose today or a later day."))
        return until_on


class SeasonForm(ByHandForm):
    season = forms.ChoiceField(label=_("Season"), choices=Season.choices, widget=forms.RadioSelect)
    field_order = ("season",)


class WeatherForm(ByHandForm):
    weather = forms.ChoiceField(
        label=_("Weather"), choices=[one for one in Weather.choices if one[0]], widget=forms.RadioSelect
    )
    field_order = ("weather",)


class RelationForm(forms.ModelForm):
    class Meta:
        model = ClientRelation
        fields = ("kind", "other")
        labels = {"kind": _("How they know each other"), "other": _("Which client")}

    def __init__(self, *args: Any, client: Client, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.client = client
        others = Client.objects.visible_to(person).kept().exclude(pk=client.pk).by_name()
        self.fields["other"].queryset = others  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        known = ClientRelation.objects.filter(
            client=self.instance.client, other=said.get("other"), kind=said.get("kind")
        )
        if said.get("other") and known.exists():
            self.add_error("other", _("That is noted already."))
        return said
