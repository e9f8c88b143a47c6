"""An invoice that will be due, and a quote in parts."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vinculo.desk.invoices.forms import MOST_PRICE, currency_choices
from vinculo.desk.log.whom import AboutForm
from vinculo.money.instalments.splitting import Part
from vinculo.money.models import Instalment, TaxRate
from vinculo.projects.models import Milestone
from vinculo.web.day_field import DayField
from vinculo.web.money_field import MoneyField

Why = Instalment.Why
MOST_PARTS = 12


class MilestoneField(forms.ModelChoiceField):
    """With its project: several have a launch."""

    def label_from_instance(self, obj: Milestone) -> str:
        return f"{obj.project.name}: {obj.name}"


class InstalmentForm(AboutForm):
    text = forms.CharField(label=_("What for"), max_length=200, error_messages={"required": _("What is it for?")})
    why = forms.ChoiceField(label=_("When"), choices=Why.choices)
    on = DayField(label=_("On, or beginning with"), required=False, help_text=_("Not for a milestone."))
    every_months = forms.IntegerField(
        label=_("Every so many months"), required=False, min_value=1, max_value=60, help_text=_("Empty: every month.")
    )
    until_on = DayField(label=_("Until"), required=False)
    milestone = MilestoneField(Milestone.objects.none(), label=_("Milestone"), required=False, empty_label=_("None"))
    amount = MoneyField(
        label=_("Amount without tax"), required=False, most=MOST_PRICE, help_text=_("Not for the hours of a month.")
    )
    rate = MoneyField(
        label=_("An hour costs"), required=False, most=MOST_PRICE, help_text=_("For the hours of a month.")
    )
    currency = forms.ChoiceField(label=_("Currency"), choices=currency_choices)
    tax = forms.ModelChoiceField(TaxRate.objects.none(), label=_("Tax"), required=False, empty_label=_("The usual one"))

    def __init__(self, *args: Any, milestones: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        milestone, tax = self.fields["milestone"], self.fields["tax"]
        assert isinstance(milestone, forms.ModelChoiceField) and isinstance(tax, forms.ModelChoiceField)
        milestone.queryset = milestones
        tax.queryset = TaxRate.objects.filter(retired_at=None)

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        why, milestone = said.get("why"), said.get("milestone")
        if why == Why.MILESTONE and milestone is None:
            self.add_error("milestone", gettext("Which milestone?"))
        elif milestone and self.client and milestone.project.client_id != self.client.pk:
            self.add_error("milestone", gettext("That is a milestone of another client."))
        if why != Why.MILESTONE and not said.get("on"):
            self.add_error("on", gettext("From which day on?"))
        if why == Why.HOURS:
            if not said.get("rate"):
                self.add_error("rate", gettext("What does an hour cost?"))
            if self.client and self.work is None:
                self.add_error("who", gettext("Of which project are the hours? Choose it under the name."))
        elif not said.get("amount"):
            self.add_error("amount", gettext("How much will it be?"))
        return said

    def values(self) -> dict[str, Any]:
        said = self.cleaned_data
        why = said["why"]
        milestone = said["milestone"] if why == Why.MILESTONE else None
        return {
            "client": self.client,
            "project": milestone.project if milestone else self.work,
            "text": said["text"], "why": why, "milestone": milestone, "currency": said["currency"], "tax": said["tax"],
            "on": None if milestone else said["on"],
            "every_months": (said["every_months"] or 1) if why == Why.EVERY else None,
            "until_on": said["until_on"] if why in (Why.EVERY, Why.HOURS) else None,
            "amount": None if why == Why.HOURS else said["amount"],
            "rate": said["rate"] if why == Why.HOURS else None,
        }  # fmt: skip


class PartForm(forms.Form):
    weight = forms.IntegerField(label=_("Percent"), min_value=1, max_value=100)
    text = forms.CharField(label=_("What for"), max_length=200)
    on = DayField(label=_("On"), required=False)
    milestone = forms.ModelChoiceField(
        Milestone.objects.none(), label=_("Or with the milestone"), required=False, empty_label=_("None")
    )

    def __init__(self, *args: Any, milestones: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        milestone = self.fields["milestone"]
        assert isinstance(milestone, forms.ModelChoiceField)
        milestone.queryset = milestones

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if self.has_changed() and not self.errors and not said.get("on") and not said.get("milestone"):
            self.add_error("on", gettext("On which day, or with which milestone?"))
        return said


class Parts(forms.BaseFormSet):
    def clean(self) -> None:
        super().clean()
        if not any(self.errors) and sum(part.weight for part in self.parts()) != 100:
            raise forms.ValidationError(gettext("Together the parts have to be 100 percent."))

    def parts(self) -> list[Part]:
        return [
            Part(said["weight"], said["text"], said["on"], said["milestone"])
            for form in self.forms
            if form.has_changed() and (said := form.cleaned_data)
        ]


def parts_form(data: Any, milestones: Any) -> Any:
    kind = forms.formset_factory(PartForm, formset=Parts, extra=4, max_num=MOST_PARTS, validate_max=True)
    return kind(data, prefix="p", form_kwargs={"milestones": milestones})
