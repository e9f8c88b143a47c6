"""Public holidays of where we are, and days off of our own."""

from datetime import date
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from vinculo.calendar.holidays import HolidayCalendar
from vinculo.people.models import Holiday, Organization
from vinculo.people.permissions import may_administer, only
from vinculo.web.dates import day_long
from vinculo.web.toasts import toast


class DayOffForm(forms.ModelForm):
    class Meta:
        model = Holiday
        fields = ("on", "name")
        labels = {"on": gettext_lazy("Day"), "name": gettext_lazy("What it is")}
        widgets = {"on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}

    def __init__(self, *args: Any, organization: Organization, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.organization = organization

    def clean_on(self) -> date:
        on = self.cleaned_data["on"]
        if self.instance.organization.holidays.filter(on=on).exists():
            raise forms.ValidationError(_("%(day)s is in the list already."), params={"day": day_long(on)})
        return on


@only(may_administer)
@require_http_methods(["GET", "POST"])
def days_off(request: HttpRequest) -> HttpResponse:
    house = request.desk.organization
    if house is None:
        raise Http404
    form = DayOffForm(request.POST or None, organization=house)
    if request.method == "POST" and form.is_valid():
        added = form.save()
        toast(request, _("%(day)s is a day off now.") % {"day": day_long(added.on)})
        return redirect("settings:days_off")
    today = timezone.localdate()
    context = {
        "form": form,
        "own": house.holidays.filter(on__gte=date(today.year, 1, 1)),
        "public": _public(house, today.year),
        "years": (today.year, today.year + 1),
    }
    return render(request, "settings/days_off.html", context)


@only(may_administer)
@require_POST
def remove_day_off(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Holiday, pk=pk)
    found.delete()
    toast(request, _("%(day)s is a working day again.") % {"day": day_long(found.on)})
    return redirect("settings:days_off")


def _public(house: Organization, year: int) -> list[tuple[date, str]]:
    calendar = HolidayCalendar(house.country, house.region, language=get_language() or "en")
    return list(calendar.in_years(year, year + 1).items())
