"""What somebody types to accept a quote, or not to."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vinculo.portal.shared.quotes import OfferPage


class AcceptForm(forms.Form):
    """Their name and the box beside the words. `seen` and `total`: what stood on the screen."""

    name = forms.CharField(
        label=_("Type your name to sign"), max_length=160,
        widget=forms.TextInput(attrs={"class": "name", "autocomplete": "name"}),
        error_messages={"required": _("Your name is missing.")},
    )  # fmt: skip
    agree = forms.BooleanField(error_messages={"required": _("Tick the box if you agree.")})
    seen = forms.CharField(max_length=64, widget=forms.HiddenInput)

    def __init__(self, *args: Any, offer: OfferPage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer = offer

    def clean_name(self) -> str:
        return " ".join(str(self.cleaned_data["name"]).split())

    def clean_seen(self) -> str:
        if self.cleaned_data["seen"] != self.offer.seen:
            raise forms.ValidationError(gettext("It changed meanwhile. Look at it once more."))
        return str(self.cleaned_data["seen"])


class CodeForm(AcceptForm):
    total = forms.IntegerField(widget=forms.HiddenInput)
    code = forms.CharField(
        label=_("The code from your mail"), max_length=12,
        widget=forms.TextInput(
            attrs={"class": "code", "inputmode": "numeric", "autocomplete": "one-time-code", "autofocus": ""}
        ),
        error_messages={"required": _("Type the six digits.")},
    )  # fmt: skip

    def clean_total(self) -> int:
        if self.cleaned_data["total"] != self.offer.total:
            raise forms.ValidationError(gettext("It changed meanwhile. Look at it once more."))
        return int(self.cleaned_data["total"])


class WhyNotForm(forms.Form):
    because = forms.CharField(
        label=_("Why not"), max_length=1000, widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("One sentence helps us to put it right.")},
    )  # fmt: skip


class ChangesForm(forms.Form):
    because = forms.CharField(
        label=_("What should be different"), max_length=2000, widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("What should be different? A few words are enough.")},
    )  # fmt: skip


class MistakeForm(forms.Form):
    because = forms.CharField(
        label=_("What happened"), max_length=1000, widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("One sentence is enough.")},
    )  # fmt: skip
