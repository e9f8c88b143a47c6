"""What a side hopes for, as one types it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from vinculo.agreements.models import Expectation
from vinculo.desk.log.whom import AboutForm
from vinculo.desk.seen import SeenForm
from vinculo.web.day_field import DayField


class ExpectationForm(AboutForm):
    side = forms.ChoiceField(
        label=_("Whose"),
        choices=Expectation.Side.choices,
        widget=forms.RadioSelect,
        initial=Expectation.Side.THEIRS,
        error_messages={"required": _("Who expects it: they of us, or we of them?")},
    )
    text = forms.CharField(
        label=_("What"),
        widget=forms.Textarea(attrs={"rows": 3, "data-keep": ""}),
        max_length=2000,
        error_messages={"required": _("What is expected?")},
    )
    is_quote = forms.BooleanField(label=_("In their own words"), required=False)
    source = forms.CharField(
        label=_("Where it stands"),
        max_length=160,
        required=False,
        help_text=_("A clause, a mail, the kickoff; empty if they said it."),
    )
    state = forms.ChoiceField(label=_("How it stands"), choices=Expectation.State.choices, initial="run")
    asked_on = DayField(label=_("Spoken of on"), required=False)


class EditExpectationForm(SeenForm):
    asked_on = DayField(label=_("Spoken of on"), required=False)

    class Meta:
        model = Expectation
        fields = ("side", "text", "is_quote", "source", "state", "asked_on")
        widgets = {"side": forms.RadioSelect, "text": forms.Textarea(attrs={"rows": 3})}


class AskedAgainForm(forms.Form):
    state = forms.ChoiceField(
        label=_("What they say of it"), choices=Expectation.State.choices, widget=forms.RadioSelect
    )
