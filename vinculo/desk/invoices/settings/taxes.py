"""The ways of taxing a line. One that was used stays on what was issued; a new rate is a new row."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from vinculo.desk.invoices.forms import PercentField
from vinculo.desk.undo import undo_address, undoing
from vinculo.money import rates
from vinculo.money.invoicing.missing import NEEDS_REASON
from vinculo.money.invoicing.numbering import seed_series
from vinculo.money.models import TaxRate
from vinculo.people.models import Person
from vinculo.people.permissions import may_administer, only
from vinculo.web.toasts import toast


class TaxForm(forms.ModelForm):
    rate = PercentField(label=gettext_lazy("Rate, in percent"))

    class Meta:
        model = TaxRate
        fields = ("name", "kind", "rate", "reason", "is_usual")

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        kind, rate = said.get("kind"), said.get("rate")
        if kind == TaxRate.Kind.STANDARD and not rate:
            self.add_error("rate", _("How many percent?"))
        if kind != TaxRate.Kind.STANDARD and rate:
            self.add_error("rate", _("Of this kind no tax is due: leave it empty."))
        if kind in NEEDS_REASON and not said.get("reason"):
            self.add_error("reason", _("Papers have to say why no tax is due."))
        return said


@only(may_administer)
@require_http_methods(["GET", "HEAD", "POST"])
def taxes(request: HttpRequest) -> HttpResponse:
    form = TaxForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        _keep(form)
        toast(request, _("Added."))
        return redirect("invoices:taxes")
    found = TaxRate.objects.filter(retired_at=None)
    return render(request, "invoices/settings/taxes.html", {"form": form, "rates": found})


@only(may_administer)
@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    """The rates and the series that are usual where we are; nothing where there are some."""
    assert request.desk.organization is not None
    rates.seed(request.desk.organization)
    seed_series()
    return redirect("invoices:taxes")


@only(may_administer)
@require_http_methods(["GET", "HEAD", "POST"])
def tax(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(TaxRate, pk=pk, retired_at=None)
    form = TaxForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        _keep(form)
        toast(request, _("Saved. Papers already issued stay as they are."))
        return redirect("invoices:taxes")
    context = {"form": form, "heading": found.name, "back_url": "/settings/invoices/taxes/"}
    return render(request, "invoices/settings/tax.html", context)


@only(may_administer)
@require_POST
def retire(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(TaxRate, pk=pk, retired_at=None)
    TaxRate.objects.filter(pk=pk).update(retired_at=timezone.now(), is_usual=False)
    undo = undo_address(request.user, "invoices.tax_retired", ids=[pk], back="/settings/invoices/taxes/")
    toast(request, _("“%(name)s” is no longer offered.") % {"name": found.name}, undo=undo)
    return redirect("invoices:taxes")


@undoing("invoices.tax_retired")
def offer_again(person: Person, ids: list[int], before: Any) -> None:
    if may_administer(person):
        TaxRate.objects.filter(pk__in=ids).update(retired_at=None)


def _keep(form: TaxForm) -> None:
    """One is the usual one."""
    kept = form.save()
    if kept.is_usual:
        TaxRate.objects.exclude(pk=kept.pk).update(is_usual=False)
