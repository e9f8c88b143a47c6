"""What a webhook is asked for: what it is for, where it goes, and which events."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy

from vinculo.desk.sealed_address import SealedAddressForm
from vinculo.programs.hooks.catalogue import ALL
from vinculo.programs.models import Hook


class HookForm(SealedAddressForm):
    as_new = gettext_lazy("It begins with https://. It is kept sealed and never shown again.")
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

    def may_be_http(self) -> bool:
        return bool(settings.HOOKS_ALLOW_HTTP)
