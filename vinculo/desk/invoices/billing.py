"""What our papers say about a client, and where their invoices go."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from vinculo.desk.clients.found import client_of
from vinculo.desk.invoices.parties import country_field
from vinculo.desk.team_only import team_only
from vinculo.desk.written import go_on
from vinculo.money.models import BillingDetails
from vinculo.web.toasts import toast


class BillingForm(forms.ModelForm):
    country = country_field()

    class Meta:
        model = BillingDetails
        fields = (
            "legal_name", "tax_number", "street", "postcode", "city", "country", "email", "order_number", "days_to_pay",
        )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def billing(request: HttpRequest, pk: int) -> HttpResponse:
    client = client_of(request, pk)
    found = BillingDetails.objects.filter(client=client).first()
    usual = {"legal_name": client.name, "city": client.city, "country": client.country}
    form = BillingForm(request.POST or None, instance=found, initial={} if found else usual)
    back = f"{client.get_absolute_url()}invoices/"
    if request.method == "POST" and form.is_valid():
        form.instance.client = client
        form.save()
        toast(request, _("Saved. Papers already issued stay as they are."))
        return go_on(request, back)
    context = {"form": form, "client": client, "heading": _("Billing details"), "back_url": back}
    return render(request, "invoices/form.html", context)
