"""The rows of numbers that invoices and credit notes take."""

import re

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from vinculo.money.models import Series
from vinculo.people.permissions import may_administer, only
from vinculo.web.toasts import toast

PREFIX = re.compile(r"[A-Za-z0-9]+(?:[-/][A-Za-z0-9]+)*")


class SeriesForm(forms.ModelForm):
    digits = forms.IntegerField(min_value=1, max_value=9, initial=4)

    class Meta:
        model = Series
        fields = ("name", "prefix", "per_year", "digits", "for_credit_notes")

    def clean_prefix(self) -> str:
        prefix = self.cleaned_data["prefix"].strip()
        if not PREFIX.fullmatch(prefix):
            raise forms.ValidationError(_("Letters and digits, with a dash between them where you like."))
        return prefix


@only(may_administer)
@require_http_methods(["GET", "HEAD", "POST"])
def series(request: HttpRequest) -> HttpResponse:
    form = SeriesForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = form.save()
        toast(request, _("“%(name)s” can be chosen now.") % {"name": made.name})
        return redirect("invoices:series")
    found = list(Series.objects.filter(retired_at=None).order_by("for_credit_notes", "-is_usual", "name", "pk"))
    for one in found:
        one.example = one.numbered(1, timezone.localdate().year)  # type: ignore[attr-defined]
    return render(request, "invoices/settings/series.html", {"form": form, "all": found})


@only(may_administer)
@require_POST
def make_usual(request: HttpRequest, pk: int) -> HttpResponse:
    chosen = get_object_or_404(Series, pk=pk, retired_at=None)
    Series.objects.filter(for_credit_notes=chosen.for_credit_notes).update(is_usual=False)
    Series.objects.filter(pk=pk).update(is_usual=True)
    toast(request, _("New numbers come from “%(name)s” unless another is chosen.") % {"name": chosen.name})
    return redirect("invoices:series")


@only(may_administer)
@require_POST
def retire(request: HttpRequest, pk: int) -> HttpResponse:
    """Its numbers stay taken; nothing new comes under it. The usual one cannot go."""
    chosen = get_object_or_404(Series, pk=pk, retired_at=None)
    if chosen.is_usual:
        toast(request, _("Make another the usual one first."))
    else:
        Series.objects.filter(pk=pk).update(retired_at=timezone.now())
        toast(request, _("“%(name)s” is no longer offered.") % {"name": chosen.name})
    return redirect("invoices:series")
