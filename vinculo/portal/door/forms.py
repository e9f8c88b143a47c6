"""What is typed at the door."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class AddressForm(forms.Form):
    address = forms.EmailField(
        label=_("Your e-mail"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "username webauthn", "autofocus": True, "inputmode": "email"}),
    )


class CodeForm(forms.Form):
    """One field: a code is pasted whole, and phones offer the one that just came."""

    code = forms.CharField(
        label=_("Code"),
        help_text=_("You can paste it whole."),
        max_length=20,
        widget=forms.TextInput(
            attrs={"class": "code", "inputmode": "numeric", "autocomplete": "one-time-code", "autofocus": True}
        ),
    )
    remember = forms.BooleanField(label=_("Remember me on this device for 30 days"), required=False)


class KeyForm(forms.Form):
    name = forms.CharField(
        label=pgettext_lazy("of a passkey", "Name"),
        help_text=_("So that you know it again: “my phone”."),
        max_length=80,
    )
