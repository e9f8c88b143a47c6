"""The address of a machine elsewhere that hears of things: typed in once, kept sealed, never shown again."""

from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext as _


class SealedAddressForm(forms.ModelForm):
    """
    A form with a field `address`. `as_new` says what belongs there while there is none; `may_be_http` whether it may
    go without encryption, as on a machine of one's own.
    """

    as_new: str | Lazy = ""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        address = self.fields["address"]
        if self.instance.pk:
            address.required = False
            address.help_text = _("It goes to %(machine)s. Empty leaves it as it is; it is never shown.") % {
                "machine": self.instance.address_hint
            }
        else:
            address.help_text = str(self.as_new)

    def may_be_http(self) -> bool:
        return False

    def clean_address(self) -> str:
        """Whether its machine may be asked is found out when it is."""
        address: str = self.cleaned_data["address"].strip()
        if address and not _is_address(address, ("https", "http") if self.may_be_http() else ("https",)):
            raise forms.ValidationError(_("That is no address of a webhook: it begins with https://."))
        return address


def _is_address(text: str, schemes: tuple[str, ...]) -> bool:
    try:
        parts = urlsplit(text)
        return parts.scheme in schemes and bool(parts.hostname) and not parts.username and (parts.port or 1) > 0
    except ValueError:
        return False
