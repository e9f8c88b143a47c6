"""How much each part of health can cost: points that add up to 100, with what they would change."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from vinculo.people.models import Person
from vinculo.people.permissions import may_administer, only
from vinculo.practices.models import WeatherWeights
from vinculo.practices.weather import DEFAULT
from vinculo.practices.weights import current_weights, set_weights, turned_by
from vinculo.web.glyphs import SKIES
from vinculo.web.toasts import toast

WHOLE = 100
WORDS = {
    "promises": (gettext_lazy("Promises"), gettext_lazy("Kept in time, kept late, past their date: half a year.")),
    "answers": (gettext_lazy("Answers"), gettext_lazy("Their questions, answered in time or late: three months.")),
    "rhythm": (gettext_lazy("Rhythm"), gettext_lazy("Check-ins held and missed, silence, writing only.")),
    "mood": (gettext_lazy("Mood"), gettext_lazy("How the last exchanges felt, what they gave us when asked.")),
    "trouble": (gettext_lazy("Trouble"), gettext_lazy("What is wrong now: bad news untold, complaints, incidents.")),
    "money": (gettext_lazy("Money"), gettext_lazy("Invoices past their day.")),
}


class WeightsForm(forms.Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in DEFAULT:
            label, help_text = WORDS[name]
            self.fields[name] = forms.IntegerField(label=label, help_text=help_text, min_value=0, max_value=WHOLE)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if len(said) == len(DEFAULT) and (whole := sum(said.values())) != WHOLE:
            words = _("Together these are %(sum)d points; they must be 100. Add or take away %(off)d.")
            raise forms.ValidationError(words % {"sum": whole, "off": abs(WHOLE - whole)})
        return said


@only(may_administer)
@require_http_methods(["GET", "HEAD", "POST"])
def weather(request: Any) -> HttpResponse:
    """GET with points among the parameters shows what they would change; POST sets them."""
    now = current_weights()
    asked = request.POST if request.method == "POST" else request.GET if set(request.GET) & set(DEFAULT) else None
    form = WeightsForm(asked, initial=dict(now))
    if request.method == "POST" and form.is_valid():
        set_weights(form.cleaned_data, by=request.user, at=timezone.now())
        toast(request, _("Saved. Everybody is looked at again with these points in the next minutes."))
        return redirect("settings:weather")
    context = {
        "form": form,
        "changes": changes(form.cleaned_data, request.user) if form.is_bound and form.is_valid() else None,
        "last": WeatherWeights.objects.select_related("by").order_by("-at", "-pk").first(),
        "defaults": ", ".join(f"{WORDS[name][0]} {points}" for name, points in DEFAULT.items()),
    }
    return render(request, "settings/weather.html", context)


def changes(weights: dict[str, int], person: Person) -> list[str]:
    """Sentences about how many clients would pass from one weather to another."""
    told = []
    for (before, after), count in sorted(turned_by(weights, person).items()):
        words = ngettext(
            "%(count)d client would go from %(before)s to %(after)s.",
            "%(count)d clients would go from %(before)s to %(after)s.",
            count,
        )
        skies = {"before": str(SKIES[before][1]).lower(), "after": str(SKIES[after][1]).lower()}
        told.append(words % {"count": count, **skies})
    return told
