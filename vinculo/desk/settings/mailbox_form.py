"""The form of a mailbox. Secrets go in and never come out again."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vinculo.mailboxes.models import Mailbox, SendsBy, SignsInWith

SECRET = forms.PasswordInput(attrs={"autocomplete": "new-password"})
FETCHING = ("imap_host", "imap_port", "imap_security", "imap_user", "inbox_folder", "sent_folder", "since_on")
SENDING = ("sends_by", "smtp_host", "smtp_port", "smtp_security", "smtp_user", "smtp_password")
TOKENS = ("signs_in_with", "token_url", "client_id", "installation_secret")
PARTS = ((gettext_lazy("Fetching (IMAP)"), FETCHING), (gettext_lazy("Sending (SMTP)"), SENDING),
         (gettext_lazy("Signing in another way"), TOKENS))  # fmt: skip


class MailboxForm(forms.ModelForm):
    password = forms.CharField(
        label=gettext_lazy("Password or token"), required=False, strip=False, max_length=4000, widget=SECRET
    )
    smtp_password = forms.CharField(
        label=gettext_lazy("Another password for sending"), required=False, strip=False, max_length=4000, widget=SECRET
    )
    installation_secret = forms.CharField(
        label=gettext_lazy("Secret of this installation there"), required=False, max_length=1000, widget=SECRET
    )

    token_url = forms.URLField(
        label=gettext_lazy("Where a new token is asked for"), required=False, max_length=300, assume_scheme="https",
        help_text=gettext_lazy("Left empty, what stands above is used as it is."),
    )  # fmt: skip

    class Meta:
        model = Mailbox
        fields = ("address", "from_name", "password", *FETCHING, *SENDING, *TOKENS, "authserv_id")
        widgets = {"since_on": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})}
        help_texts = {
            "from_name": gettext_lazy("As others see it. Left empty, whoever writes is named."),
            "imap_host": gettext_lazy("As imap.example.com. Left empty, nothing is fetched."),
            "imap_user": gettext_lazy("Left empty, the address."),
            "sent_folder": gettext_lazy("Left empty, the one the server calls so."),
            "since_on": gettext_lazy("Older letters stay where they are."),
            "smtp_user": gettext_lazy("Left empty, the same as for fetching."),
            "authserv_id": gettext_lazy(
                "Under this name its server says whether a sender is genuine (Authentication-Results). Testing the "
                "connection finds it."
            ),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["password"].help_text = _("It is kept, and never shown. Left empty, it stays as it is.")

    @property
    def parts(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The fields under their headings, behind those everybody fills in."""
        return [(str(heading), [self[name] for name in names]) for heading, names in PARTS]

    @property
    def first(self) -> list[forms.BoundField]:
        return [self["address"], self["from_name"], self["password"]]

    def clean_address(self) -> str:
        address: str = self.cleaned_data["address"].strip().lower()
        taken = Mailbox.objects.kept().filter(address=address).exclude(pk=self.instance.pk)
        if taken.exists():
            raise forms.ValidationError(_("This mailbox is here already."))
        return address

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if said.get("sends_by") == SendsBy.SMTP and not said.get("smtp_host"):
            self.add_error("smtp_host", _("Where is it sent through?"))
        if not said.get("imap_host") and said.get("sends_by") == SendsBy.NOTHING:
            self.add_error("imap_host", _("A mailbox that neither fetches nor sends is of no use."))
        if said.get("imap_host") and not said.get("password") and not self.instance.imap_secret:
            self.add_error("password", _("Without it the server lets nobody in."))
        if said.get("signs_in_with") == SignsInWith.PASSWORD and said.get("token_url"):
            self.add_error("signs_in_with", _("An address for tokens is of use only with a token."))
        for name, value in list(said.items()):
            if isinstance(value, str) and not value.isprintable():
                self.add_error(name, _("There is a sign in it that cannot be read."))
        if self._moves() and not said.get("password"):
            self.add_error("password", _("The server is another one now: enter the password for it."))
        return said

    def _moves(self) -> bool:
        """A password that was entered for one server is not shown to another."""
        return bool(self.instance.imap_secret) and bool(
            {"imap_host", "smtp_host", "token_url"} & set(self.changed_data)
        )

    def save(self, commit: bool = True) -> Mailbox:
        mailbox: Mailbox = super().save(commit=False)
        said = self.cleaned_data
        mailbox.keep_secret(
            fetching=said["password"], sending=said["smtp_password"], installation=said["installation_secret"]
        )
        mailbox.next_check_at, mailbox.failing_since, mailbox.failures, mailbox.trouble = None, None, 0, ""
        mailbox.save()
        return mailbox
