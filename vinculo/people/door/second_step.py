"""The forms of the second step: codes and passkeys."""

from typing import Any

from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.utils.translation import gettext_lazy as _

from vinculo.people.door.forms import plain


def code_field(form: forms.Form, help_text: Any) -> None:
    plain(form.fields["code"], _("Code"), help_text)
    form.fields["code"].widget.attrs |= {
        "inputmode": "numeric",
        "autocomplete": "one-time-code",
        "autofocus": True,
        "class": "code-short",
        "maxlength": "12",
    }


class CodeForm(AuthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        code_field(self, _("Six digits from your app, or one of your recovery codes."))


class ConfirmCodeForm(ReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        code_field(self, _("Six digits from your app, or one of your recovery codes."))


class FirstCodeForm(ActivateTOTPForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        code_field(self, _("The six digits that the app shows now."))


class AddPasskeyForm(AddWebAuthnForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plain(self.fields["name"], _("Name"), _("So that you know it again: “my phone”, “the key in the drawer”."))
        plain(
            self.fields["passwordless"],
            _("Sign in with it alone, without a password"),
            _("The device then asks for your finger, face or PIN."),
        )
        self.fields["passwordless"].initial = True
        self.initial["name"] = ""


class NamePasskeyForm(EditWebAuthnForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plain(self.fields["name"], _("Name"))
        self.fields["name"].widget.attrs["maxlength"] = "80"
