"""An opportunity as one types it, and what is asked when it moves, is lost or comes back."""

from typing import Any

from django import forms
from django.core.validators import MaxValueValidator
from django.utils.translation import gettext_lazy as _

from vinculo.clients.models import Contact
from vinculo.desk.seen import SeenForm, blank_as
from vinculo.people import places
from vinculo.people.models import Person
from vinculo.pipeline.models import Opportunity, SellingPromise
from vinculo.web.day_field import DayField
from vinculo.web.money_field import MoneyField

HUNDRED = MaxValueValidator(100, _("At most 100."))
AREAS = {"goals": 3, "working_style": 3}


class OpportunityForm(SeenForm):
    value = MoneyField(label=_("Value"), required=False, help_text=_("What the work may bring. 1200 or 1.200,50."))
    currency = forms.ChoiceField(label=_("Currency"))
    expected_on = DayField(label=_("Decision expected on"), required=False)
    next_on = DayField(label=_("On"), required=False)

    class Meta:
        model = Opportunity
        fields = (
            "title", "value", "currency", "probability", "expected_on", "owner", "contact", "channel", "next_step",
            "next_on", "goals", "decider", "budget_said", "dates_said", "working_style",
        )  # fmt: skip
        widgets = {name: forms.Textarea(attrs={"rows": rows, "data-keep": ""}) for name, rows in AREAS.items()}
        help_texts = {
            "probability": _("Left empty: that of its stage."),
            "budget_said": _("As soon as something stands here, money counts as spoken of."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["probability"].validators.append(HUNDRED)
        currency, owner, contact = (self.fields[name] for name in ("currency", "owner", "contact"))
        assert isinstance(currency, forms.ChoiceField)
        known = {*places.CURRENCIES, self.instance.currency, self.initial.get("currency")} - {"", None}
        currency.choices = [(code, code) for code in sorted(known)]
        assert isinstance(owner, forms.ModelChoiceField)
        owner.queryset = Person.objects.active().exclude(role="guest").by_name()
        blank_as(owner, _("Nobody yet"))
        assert isinstance(contact, forms.ModelChoiceField)
        contact.queryset = Contact.objects.filter(roles__client=self.instance.client_id, deleted_at=None).distinct()
        if self.instance.client_id is None:
            del self.fields["contact"]
        blank_as(self.fields["channel"], _("Not known"))

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if said.get("next_on") and not said.get("next_step"):
            self.add_error("next_step", _("What happens on that day?"))
        return said


class ReasonForm(forms.Form):
    """Why it moves on although the stage asks for something else."""

    stage = forms.IntegerField(widget=forms.HiddenInput)
    before = forms.IntegerField(required=False, widget=forms.HiddenInput)
    after = forms.IntegerField(required=False, widget=forms.HiddenInput)
    because = forms.CharField(
        label=_("Why does it move on all the same?"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2, "data-keep": ""}),
        error_messages={"required": _("A few words on why are enough.")},
    )


class LoseForm(forms.Form):
    why = forms.ChoiceField(
        label=_("Why"),
        choices=Opportunity.Lost.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Which of these comes closest?")},
    )
    because = forms.CharField(
        label=_("In more words"),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2, "data-keep": ""}),
        help_text=_("What we would do differently, and what they will have instead."),
    )


class ReopenForm(forms.Form):
    because = forms.CharField(
        label=_("What has changed"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2, "data-keep": ""}),
        error_messages={"required": _("What has changed since?")},
    )


class WordForm(forms.ModelForm):
    promised_on = DayField(label=_("For when, as they heard it"), required=False)

    class Meta:
        model = SellingPromise
        fields = ("text", "promised_on")
        widgets = {"text": forms.Textarea(attrs={"rows": 2, "data-keep": ""})}
        error_messages = {"text": {"required": _("What did we promise?")}}


class StepForm(forms.ModelForm):
    next_on = DayField(label=_("On"), required=False)

    class Meta:
        model = Opportunity
        fields = ("next_step", "next_on")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["next_step"].required = True
        self.fields["next_step"].error_messages["required"] = _("What happens next?")
