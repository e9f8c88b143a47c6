"""An invoice as one types it: its head, its lines, when it is dated, what came in."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vinculo.clients.models import Client
from vinculo.money.arithmetic import THOUSAND
from vinculo.money.models import Invoice, InvoiceLine, Series, TaxRate
from vinculo.people import places
from vinculo.projects.models import Project
from vinculo.web.day_field import DayField
from vinculo.web.money_field import MoneyField

MOST_LINES = 60
MOST_QUANTITY = 1_000_000
MOST_PRICE = 10**11  # minor units


class QuantityField(forms.DecimalField):
    """1.5 on the page, 1500 thousandths behind it."""

    def __init__(self, *, whole: int = THOUSAND, places: int = 3, most: int = MOST_QUANTITY, **kwargs: Any) -> None:
        super().__init__(max_value=most, decimal_places=places, localize=True, **kwargs)
        self.whole = whole

    def prepare_value(self, value: Any) -> Any:
        return (Decimal(value) / self.whole).normalize() if isinstance(value, int) else value

    def clean(self, value: Any) -> Any:
        said = super().clean(value)
        return None if said is None else int(said * self.whole)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial), data)


class PercentField(QuantityField):
    """10 on the page, 1000 hundredths of a percent behind it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(whole=100, places=2, most=100, min_value=0, required=False, **kwargs)

    def clean(self, value: Any) -> Any:
        return super().clean(value) or 0


class HeadForm(forms.ModelForm):
    """What stands above the lines. Client and kind stay as they began."""

    supplied_on = DayField(label=_("Delivered on"), required=False)
    due_on = DayField(label=_("Due on"), required=False, help_text=_("Empty: counted from the day it is issued."))
    discount = PercentField(label=_("Discount on everything, in percent"))
    currency = forms.ChoiceField(label=_("Currency"))

    class Meta:
        model = Invoice
        fields = (
            "title", "project", "series", "currency", "language", "order_number", "supplied_on", "due_on", "discount",
            "note",
        )  # fmt: skip

    def __init__(self, *args: Any, client: Client, projects: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        project, series, currency = self.fields["project"], self.fields["series"], self.fields["currency"]
        assert isinstance(project, forms.ModelChoiceField) and isinstance(series, forms.ModelChoiceField)
        assert isinstance(currency, forms.ChoiceField)
        project.queryset = projects.filter(client=client)
        series.queryset = Series.objects.filter(retired_at=None, for_credit_notes=self.instance.is_credit)
        project.empty_label, series.empty_label = gettext("None in particular"), gettext("The usual one")
        currency.choices = currency_choices(self.instance.currency)
        if self.instance.is_credit:  # as what it corrects
            for name in ("currency", "due_on"):
                self.fields.pop(name)


def currency_choices(*also: str) -> list[tuple[str, str]]:
    return [(code, code) for code in sorted({*places.CURRENCIES, *filter(None, also)})]


class LineForm(forms.Form):
    text = forms.CharField(label=_("What"), max_length=300, error_messages={"required": _("What is it for?")})
    quantity = QuantityField(label=_("How many"), min_value=Decimal("0.001"), initial=THOUSAND)
    unit = forms.CharField(label=_("Of what"), max_length=20, required=False)
    price = MoneyField(label=_("Price of one"), most=MOST_PRICE, error_messages={"required": _("What does one cost?")})
    discount = PercentField(label=_("Less, in percent"))
    tax = forms.ChoiceField(label=_("Tax"))

    def __init__(self, *args: Any, taxes: dict[str, dict[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.taxes = taxes
        tax = self.fields["tax"]
        assert isinstance(tax, forms.ChoiceField)
        tax.choices = [(key, said["tax_name"]) for key, said in taxes.items()]
        tax.initial = next(iter(taxes))  # an empty line has the usual one

    def values(self) -> dict[str, Any]:
        said = {name: self.cleaned_data[name] for name in ("text", "quantity", "unit", "price", "discount")}
        return {**said, **self.taxes[self.cleaned_data["tax"]]}


class Lines(forms.BaseFormSet):
    """Lines in the order they stand in; what is left empty is none."""

    def rows(self) -> list[dict[str, Any]]:
        return [
            form.values()
            for form in self.forms
            if form.has_changed() and form.cleaned_data.get("text") and not form.cleaned_data.get("DELETE")
        ]


def lines_form(data: Any, lines: list[InvoiceLine]) -> Any:
    """All lines of a draft, and three empty ones."""
    taxes = taxes_for(lines)
    kind = forms.formset_factory(
        LineForm, formset=Lines, extra=3 if len(lines) < MOST_LINES else 0, max_num=MOST_LINES, validate_max=True,
        can_delete=True,
    )  # fmt: skip
    return kind(data, initial=[_initial(line, taxes) for line in lines], prefix="l", form_kwargs={"taxes": taxes})


def taxes_for(lines: list[InvoiceLine]) -> dict[str, dict[str, Any]]:
    """The ways of taxing in use, and those that lines keep from before."""
    rates = TaxRate.objects.filter(retired_at=None)
    found = {str(rate.pk): _of_rate(rate) for rate in rates}
    for line in lines:
        if _of_line(line) not in found.values():
            found[f"line-{line.pk}"] = _of_line(line)
    return found or {"none": {"tax_name": gettext("No tax"), "tax_kind": "E", "tax_rate": 0, "tax_reason": ""}}


def _of_rate(rate: TaxRate) -> dict[str, Any]:
    return {"tax_name": rate.name, "tax_kind": rate.kind, "tax_rate": rate.rate, "tax_reason": rate.reason}


def _of_line(line: InvoiceLine) -> dict[str, Any]:
    return {name: getattr(line, name) for name in ("tax_name", "tax_kind", "tax_rate", "tax_reason")}


def _initial(line: InvoiceLine, taxes: dict[str, dict[str, Any]]) -> dict[str, Any]:
    said = {name: getattr(line, name) for name in ("text", "quantity", "unit", "price", "discount")}
    return {**said, "tax": next(key for key, value in taxes.items() if value == _of_line(line))}


class IssueForm(forms.Form):
    on = DayField(label=_("Dated"), help_text=_("Numbers follow the dates: not before the last one."))


class PaymentForm(forms.Form):
    amount = MoneyField(label=_("Amount"), signed=True, help_text=_("Less than nothing: money that went back."))
    on = DayField(label=_("On"))
    how = forms.CharField(label=_("How"), max_length=80, required=False, help_text=_("Transfer, card, cash."))
    note = forms.CharField(label=_("Note"), max_length=200, required=False)
    is_more_meant = forms.BooleanField(label=_("More than is open came in"), required=False)

    def clean_on(self) -> Any:
        on = self.cleaned_data["on"]
        if on > timezone.localdate():
            raise forms.ValidationError(gettext("That day has not come yet."))
        return on

    def clean_amount(self) -> int:
        amount = self.cleaned_data["amount"]
        if not amount:
            raise forms.ValidationError(gettext("How much was it?"))
        return int(amount)


class BecauseForm(forms.Form):
    because = forms.CharField(
        label=_("Why"), max_length=200, error_messages={"required": _("A word about why. It is kept.")}
    )


class HoursForm(forms.Form):
    project = forms.ModelChoiceField(Project.objects.none(), label=_("Project"))
    month = DayField(label=_("A day in that month"))
    rate = MoneyField(label=_("An hour costs"), most=MOST_PRICE)

    def __init__(self, *args: Any, projects: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        project = self.fields["project"]
        assert isinstance(project, forms.ModelChoiceField)
        project.queryset = projects
