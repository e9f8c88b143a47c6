"""Hours and money as one types them."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vinculo.people import places
from vinculo.projects.models import Budget, BudgetChange
from vinculo.web.money_field import MoneyField

MOST_HOURS = 100_000
MOST_RATE = 2_000_000_00


class HoursField(forms.DecimalField):
    """Hours on the page, minutes behind it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_value=MOST_HOURS, decimal_places=2, localize=True, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, int):
            return value // 60 if value % 60 == 0 else round(value / 60, 2)
        return value

    def clean(self, value: Any) -> Any:
        hours = super().clean(value)
        return None if hours is None else round(hours * 60)


class BudgetForm(forms.ModelForm):
    minutes = HoursField(label=_("Hours agreed"), required=False, min_value=0, help_text=_("Empty: no hours agreed."))
    amount = MoneyField(label=_("Amount agreed"), required=False, help_text=_("1200 or 1.200,50. Empty: none agreed."))
    rate = MoneyField(
        label=_("An hour costs"),
        required=False,
        most=MOST_RATE,
        help_text=_("It makes money of hours in the forecast."),
    )
    currency = forms.ChoiceField(label=_("Currency"))

    class Meta:
        model = Budget
        fields = ("minutes", "amount", "rate", "currency")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        currency = self.fields["currency"]
        assert isinstance(currency, forms.ChoiceField)
        known = {*places.CURRENCIES, self.instance.currency, self.initial.get("currency")} - {"", None}
        currency.choices = [(code, code) for code in sorted(known)]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if not self.errors and said.get("minutes") is None and said.get("amount") is None:
            raise ValidationError(gettext("Hours or an amount: one of them is needed."))
        return said


class ChangeForm(forms.ModelForm):
    minutes = HoursField(label=_("More hours"), required=False, min_value=-MOST_HOURS, help_text=_("Less: -4."))
    amount = MoneyField(label=_("More money"), required=False, signed=True, help_text=_("Less: -300."))

    class Meta:
        model = BudgetChange
        fields = ("minutes", "amount", "why")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["why"].required = True
        self.fields["why"].error_messages["required"] = gettext("Why does it change? The next one will ask.")

    def clean_minutes(self) -> int:
        return self.cleaned_data["minutes"] or 0

    def clean_amount(self) -> int:
        return self.cleaned_data["amount"] or 0

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if not self.errors and not said.get("minutes") and not said.get("amount"):
            raise ValidationError(gettext("More or less of what? Hours, money or both."))
        return said
