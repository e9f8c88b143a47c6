"""The forms around passwords, in our words. What they check is the library's business."""

from typing import Any

from allauth.account.forms import ChangePasswordForm as LibraryChangePasswordForm
from allauth.account.forms import LoginForm, ReauthenticateForm, ResetPasswordForm, ResetPasswordKeyForm
from django import forms
from django.conf import settings
from django.http import HttpRequest
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from vinculo.jobs.queue import enqueue

PASSWORD_HINT = _("At least 10 characters. Three or four unrelated words are easy to keep in mind.")
SEND_RESET_LINK = "vinculo.people.letters.send_reset_link"


def plain(field: forms.Field, label: Any, help_text: Any = "") -> None:
    """Our label over the field instead of the library's words inside it."""
    field.label, field.help_text = label, help_text
    field.widget.attrs.pop("placeholder", None)


class SignInForm(LoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plain(self.fields["login"], _("E-mail"))
        plain(self.fields["password"], _("Password"))
        days = settings.SESSION_COOKIE_AGE // (60 * 60 * 24)
        plain(self.fields["remember"], format_lazy(_("Stay signed in on this device for {days} days"), days=days))
        self.fields["login"].widget.attrs |= {"autocomplete": "username webauthn", "autofocus": True}


class ForgottenPasswordForm(ResetPasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plain(self.fields["email"], _("E-mail"))

    def clean_email(self) -> str:
        return self.cleaned_data["email"].lower()

    def save(self, request: HttpRequest, **kwargs: Any) -> str:
        """The same for a known and an unknown address: one job, which finds out by itself."""
        enqueue(SEND_RESET_LINK, self.cleaned_data["email"])
        return self.cleaned_data["email"]


class NewPasswordForm(ResetPasswordKeyForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plain(self.fields["password1"], _("New password"), PASSWORD_HINT)
        del self.fields["password2"]


class ChangePasswordForm(LibraryChangePasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plain(self.fields["oldpassword"], _("Current password"))
        plain(self.fields["password1"], _("New password"), PASSWORD_HINT)
        del self.fields["password2"]


class ConfirmPasswordForm(ReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plain(self.fields["password"], _("Your password"))
        self.fields["password"].widget.attrs["autofocus"] = True
