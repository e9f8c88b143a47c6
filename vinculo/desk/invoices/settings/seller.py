"""What our papers say about us, by when they are to be paid, and what is talked about first."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from vinculo.desk.invoices.parties import checked_iban, country_field
from vinculo.money.models import SellerDetails
from vinculo.people.permissions import may_administer, only
from vinculo.web.money_field import MoneyField
from vinculo.web.toasts import toast


class SellerForm(forms.ModelForm):
    country = country_field()
    usual_amount = MoneyField(
        label=gettext_lazy("An invoice above this is talked about first"),
        required=False,
        help_text=gettext_lazy("With tax, in your currency. What follows an accepted quote counts as spoken of."),
    )

    class Meta:
        model = SellerDetails
        fields = (
            "legal_name", "tax_number", "registration", "street", "postcode", "city", "country", "email", "phone",
            "iban", "bic", "days_to_pay", "usual_amount", "foot",
        )  # fmt: skip

    def clean_iban(self) -> str:
        return checked_iban(self.cleaned_data["iban"])

    def clean_usual_amount(self) -> int:
        return self.cleaned_data["usual_amount"] or 0


@only(may_administer)
@require_http_methods(["GET", "HEAD", "POST"])
def seller(request: HttpRequest) -> HttpResponse:
    house = request.desk.organization
    assert house is not None
    found = SellerDetails.objects.filter(organization=house).first()
    initial: dict[str, Any] = {} if found else {"legal_name": house.name, "country": house.country}
    form = SellerForm(request.POST or None, instance=found, initial=initial)
    if request.method == "POST" and form.is_valid():
        form.instance.organization = house
        form.save()
        toast(request, _("Saved. Papers already issued stay as they are."))
        return redirect("invoices:seller")
    return render(request, "invoices/settings/seller.html", {"form": form})
