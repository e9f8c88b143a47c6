"""Asking somebody to speak for us, and what they allow."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vinculo.access.sees import writes_anywhere
from vinculo.clients.models import Channel
from vinculo.desk.log.whom import AboutForm
from vinculo.feedback.consent import Request, Yes
from vinculo.feedback.models import Reference
from vinculo.feedback.models.reference import Use
from vinculo.web.day_field import DayField

SAID_ON = [(value, label) for value, label in Channel.choices if value not in (Channel.PORTAL, Channel.NOTE)]
ASKED_ON = [*SAID_ON, (Channel.PORTAL.value, _("In the portal: they find it there and answer themselves"))]


class AskForm(AboutForm):
    kind = forms.ChoiceField(label=_("What for"), choices=Reference.Kind, initial=Reference.Kind.WORDS)
    how = forms.ChoiceField(label=_("How you ask"), choices=ASKED_ON, initial=Channel.PHONE)
    words = forms.CharField(
        label=_("What you ask, in your words"),
        required=False,
        max_length=400,
        help_text=_("In the portal they read it."),
        widget=forms.Textarea(attrs={"rows": 3, "data-keep": ""}),
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if self.client and said.get("how") == Channel.PORTAL:
            if self.contact is None:
                self.add_error("who", gettext("In the portal one asks somebody by name: choose a contact."))
            elif not writes_anywhere(self.contact.pk, self.client.pk):
                self.add_error("how", gettext("%(name)s cannot answer in the portal.") % {"name": self.contact.name})
        return said

    def request(self) -> Request:
        assert self.client is not None
        said = self.cleaned_data
        return Request(self.client, self.contact, said["kind"], said["how"], said["words"], self.work)


class YesForm(forms.Form):
    """What they said when one of us asked them."""

    text = forms.CharField(
        label=_("Their words"),
        required=False,
        max_length=2000,
        help_text=_("As they said them, and as they agreed to have them shown."),
        widget=forms.Textarea(attrs={"rows": 4, "data-keep": ""}),
    )
    uses = forms.MultipleChoiceField(
        label=_("What we may use it for"),
        choices=Use,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("What did they allow? Choose at least one.")},
    )
    named = forms.ChoiceField(label=_("How they are named"), choices=Reference.Named, initial=Reference.Named.FULL)
    expires_on = DayField(label=_("Until"), required=False, help_text=_("Left empty: until they take it back."))
    how = forms.ChoiceField(label=_("How they said it"), choices=SAID_ON, initial=Channel.PHONE)

    def clean_expires_on(self) -> date | None:
        on: date | None = self.cleaned_data["expires_on"]
        if on and on <= timezone.localdate():
            raise forms.ValidationError(gettext("That day is over: until when may we use it?"))
        return on

    def yes(self) -> Yes:
        said = self.cleaned_data
        return Yes(said["text"].strip(), said["uses"], said["named"], said["expires_on"])


class NoForm(forms.Form):
    how = forms.ChoiceField(label=_("How they said it"), choices=SAID_ON, initial=Channel.PHONE)


class WithdrawForm(forms.Form):
    because = forms.CharField(
        label=_("Why, if they said it"),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
