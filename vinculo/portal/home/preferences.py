"""How they want to hear from us: in which language, on which channel, when, how often and in which detail."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from vinculo.clients.models import Channel
from vinculo.people.hours_field import HoursField
from vinculo.people.models import Language
from vinculo.people.places import time_zone_choices
from vinculo.portal.requests.acting import them
from vinculo.portal.shared.preferences import Preferences, Rhythm, prefer, preferences_of
from vinculo.portal.visitor import PortalRequest
from vinculo.practices.recheck import client_changed
from vinculo.projects.models import CommunicationPlan
from vinculo.web.dates import language, names
from vinculo.web.hour_field import HourField
from vinculo.web.toasts import toast

CHANNELS = [(value, label) for value, label in Channel.choices if value not in ("note", "letter")]


class MineForm(forms.Form):
    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=Language.choices)
    time_zone = forms.ChoiceField(label=gettext_lazy("Time zone"), required=False)
    preferred_channel = forms.ChoiceField(
        label=gettext_lazy("How we reach you best"),
        choices=[("", gettext_lazy("as it comes")), *CHANNELS],
        required=False,
    )
    hours = HoursField(label=gettext_lazy("When it suits you"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        zone = self.fields["time_zone"]
        assert isinstance(zone, forms.ChoiceField)
        zone.choices = [("", gettext_lazy("that of our office")), *time_zone_choices()]


class RhythmForm(forms.Form):
    """Of one project they decide on."""

    rhythm = forms.ChoiceField(label=gettext_lazy("How often"), choices=CommunicationPlan.Rhythm.choices)
    weekday = forms.TypedChoiceField(label=gettext_lazy("Day of the week"), coerce=int)
    at_time = HourField(label=gettext_lazy("Time"), required=False)
    channel = forms.ChoiceField(label=gettext_lazy("Channel"), choices=CHANNELS)
    detail = forms.ChoiceField(label=gettext_lazy("Detail"), choices=CommunicationPlan.Detail.choices)

    def __init__(self, *args: Any, name: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.name = name
        weekday = self.fields["weekday"]
        assert isinstance(weekday, forms.TypedChoiceField)
        weekday.choices = list(enumerate(names(language()).weekdays))


@require_http_methods(["GET", "HEAD", "POST"])
def preferences(request: PortalRequest) -> HttpResponse:
    known = preferences_of(request.visitor)
    sent = request.POST if request.method == "POST" else None
    mine = MineForm(sent, initial=_initial(known))
    forms_of = [_rhythm_form(one, sent) for one in known.rhythms]
    if sent is not None and mine.is_valid() and all(form.is_valid() for form in forms_of):
        rhythms = [
            Rhythm(one.project_id, one.name, **form.cleaned_data)
            for one, form in zip(known.rhythms, forms_of, strict=True)
        ]
        prefer(them(request), mine.cleaned_data, rhythms)
        client_changed(request.visitor.client_id)
        toast(request, _("Noted. From now on it is like this."))
        return redirect("portal:preferences")
    return render(request, "portal/home/preferences.html", {"mine": mine, "rhythms": forms_of})


def _initial(known: Preferences) -> dict[str, Any]:
    return {
        "language": known.language, "time_zone": known.time_zone, "preferred_channel": known.channel,
        "hours": known.hours,
    }  # fmt: skip


def _rhythm_form(one: Rhythm, sent: Any) -> RhythmForm:
    initial = {key: getattr(one, key) for key in ("rhythm", "weekday", "at_time", "channel", "detail")}
    return RhythmForm(sent, initial=initial, prefix=f"p{one.project_id}", name=one.name)
