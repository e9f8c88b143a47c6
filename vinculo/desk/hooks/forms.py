"""What a webhook is asked for: what it is for, where it goes, and which events."""

from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vinculo.programs.hooks.catalogue import ALL
from vinculo.programs.models import Hook


class HookForm(forms.ModelForm):
    address = forms.CharField(
        label=gettext_lazy("Address"),
        max_length=600,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "inputmode": "url"}),
    )
    events = forms.MultipleChoiceField(
        label=gettext_lazy("Which events"),
        choices=[(one.kind, one.words) for one in ALL],
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Hook
        fields = ("name", "events")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        address = self.fields["address"]
        if self.instance.pk:
            address.required = False
            address.help_text = _("It goes to %(machine)s. Empty leaves it as it is; it is never shown.") % {
                "machine": self.instance.address_hint
            }
        else:
            address.help_text = _("It begins with https://. It is kept sealed and never shown again.")

    def clean_address(self) -> str:
        """Whether its machine may be asked is found out when it is."""
        address = self.cleaned_data["address"].strip()
        if address and not _is_address(address):
            raise forms.ValidationError(_("That is no address of a webhook: it begins with https://."))
        return address


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        allowed = ("https", "http") if settings.HOOKS_ALLOW_HTTP else ("https",)
        return parts.scheme in allowed and bool(parts.hostname) and not parts.username and (parts.port or 1) > 0
    except ValueError:
        return False
