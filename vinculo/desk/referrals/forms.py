"""A recommendation as one types it, the thanks, and what came of it."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vinculo.clients.models import Client, Contact
from vinculo.desk.log.whom import WhomForm
from vinculo.desk.referrals.whom import Whom, named, offered
from vinculo.web.day_field import DayField


class ReferralForm(WhomForm):
    """Who sent them may be somebody the record does not know: then `referrer` holds the name."""

    who = forms.CharField(
        label=_("Who recommended us"),
        required=False,
        max_length=160,
        help_text=_("Somebody of a client, or any name."),
    )
    whom = forms.CharField(
        label=_("Whom they sent"),
        max_length=160,
        help_text=_("A lead or a client we know, or just the name."),
        widget=forms.TextInput(attrs={"list": "whom-known", "autocomplete": "off"}),
        error_messages={"required": _("Whom did they send? A name is enough.")},
    )
    on = DayField(label=_("When"), required=False, help_text=_("Left empty: today."))
    note = forms.CharField(
        label=_("How it came about"),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2, "data-keep": ""}),
    )
    referrer = ""
    sent = Whom()

    def __init__(self, *args: Any, known: Whom, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = known

    def offered(self) -> list[str]:
        return offered(self.person)

    def clean_whom(self) -> str:
        typed: str = self.cleaned_data["whom"].strip()
        self.sent = self.known if typed == self.known.text else named(self.person, typed)
        return typed

    def clean_on(self) -> date | None:
        on: date | None = self.cleaned_data["on"]
        if on and on > timezone.localdate():
            raise forms.ValidationError(gettext("That day has not come yet."))
        return on

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        typed = self.data.get(self.add_prefix("who"), "").strip()  # a name we do not know was taken out of `said`
        if self.client is None and typed and not self.choices:
            self.referrer = typed[:160]
            self.errors.pop("who", None)
        if self.client and self.sent.client == self.client:
            self.add_error("whom", gettext("They cannot have sent themselves."))
        return said

    def sender(self) -> dict[str, Client | Contact | str | None]:
        return {"client": self.client, "contact": self.contact, "referrer": self.referrer}

    def sent_as(self) -> dict[str, Any]:
        return {"sent_client": self.sent.client, "lead": self.sent.lead, "sent_name": self.sent.name}


class ThankForm(forms.Form):
    how = forms.CharField(
        label=_("How we said thank you"),
        max_length=200,
        help_text=_("A call, a card, a cake: so that the next thanks is not the same one again."),
        error_messages={"required": _("How did you thank them? A word is enough.")},
    )


class TellForm(forms.Form):
    what = forms.CharField(
        label=_("What we told them came of it"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("What did you tell them?")},
    )
