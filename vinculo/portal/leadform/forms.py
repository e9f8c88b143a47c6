"""What a stranger is asked: a name, an address, what they want, and what the form was told to ask besides."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from vinculo.pipeline.leads.submitting import Said
from vinculo.pipeline.models import LeadForm
from vinculo.web.money_field import MoneyField

ALWAYS = ("name", "email", "wants")


class StrangerForm(forms.Form):
    """`url` is for programs only: no person sees it, so whoever fills it in is none."""

    name = forms.CharField(
        label=_("Your name"), max_length=160, widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("What is your name?")},
    )  # fmt: skip
    email = forms.EmailField(
        label=_("Your e-mail"), max_length=254, help_text=_("We send one letter there, to make sure it is yours."),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "inputmode": "email"}),
    )  # fmt: skip
    company = forms.CharField(
        label=_("Company"), max_length=160, required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )  # fmt: skip
    phone = forms.CharField(
        label=_("Phone"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )
    website = forms.URLField(
        label=_("Website"), max_length=200, required=False, assume_scheme="https",
        widget=forms.TextInput(attrs={"inputmode": "url", "autocapitalize": "off", "autocomplete": "off"}),
    )  # fmt: skip
    city = forms.CharField(
        label=pgettext_lazy("of an address", "City"), max_length=80, required=False,
        widget=forms.TextInput(attrs={"autocomplete": "address-level2"}),
    )  # fmt: skip
    country = forms.RegexField(
        "^[A-Za-z]{2}$", label=_("Country"), max_length=2, required=False, help_text=_("Two letters: ES, PL, GB."),
        widget=forms.TextInput(attrs={"autocomplete": "country"}),
    )  # fmt: skip
    budget = MoneyField(label=_("What you would spend"), required=False)
    wants = forms.CharField(
        label=_("What is it about?"), max_length=4000, widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("What is it about? A few words are enough.")},
    )  # fmt: skip
    url = forms.CharField(
        label=_("Leave this empty"), required=False, max_length=2000,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )  # fmt: skip

    def __init__(self, *args: Any, of: LeadForm, currency: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.currency = currency
        for name in set(self.fields) - {*ALWAYS, "url", *of.asks}:
            del self.fields[name]
        if "budget" in self.fields:
            self.fields["budget"].help_text = currency

    @property
    def asked(self) -> list[forms.BoundField]:
        """The fields a person sees."""
        return [field for field in self if field.name != "url"]

    def said(self) -> Said:
        """One line each, but for what it is about."""
        given = {name: value for name, value in self.cleaned_data.items() if name != "url"}
        lines = {name: " ".join(value.split()) for name, value in given.items() if isinstance(value, str)}
        lines |= {"wants": given["wants"], "country": lines.get("country", "").upper()}
        return Said(**{**given, **lines}, currency=self.currency)
