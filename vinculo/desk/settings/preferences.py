"""How somebody wants Vínculo to look and when they work."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from vinculo.people import places
from vinculo.people.hours_field import HoursField
from vinculo.people.models import Person
from vinculo.web.toasts import toast


class PreferencesForm(forms.ModelForm):
    time_zone = forms.ChoiceField(label=gettext_lazy("Time zone"), choices=places.time_zone_choices)
    theme = forms.TypedChoiceField(
        label=gettext_lazy("Theme"),
        choices=[
            ("device", gettext_lazy("As the device")),
            ("light", gettext_lazy("Light")),
            ("dark", gettext_lazy("Dark")),
        ],
        coerce=lambda value: "" if value == "device" else value,
        widget=forms.RadioSelect,
    )
    hours = HoursField(
        label=gettext_lazy("Your working hours"),
        required=False,
        help_text=gettext_lazy("Empty means the hours of the house."),
    )

    class Meta:
        model = Person
        fields = ("name", "title", "phone", "language", "theme", "time_zone", "single_keys", "hours", "talks_a_day")
        labels = {"name": gettext_lazy("Your name"), "title": gettext_lazy("What you do here")}
        help_texts = {
            "single_keys": gettext_lazy("C writes down a conversation, J and K move up and down."),
            "talks_a_day": gettext_lazy("The rest waits under “more”. Empty means as the house has it."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["theme"] = self.instance.theme or "device"
        self.fields["name"].widget.attrs["autocomplete"] = "name"
        self.fields["phone"].widget.attrs |= {"autocomplete": "tel", "type": "tel"}


@require_http_methods(["GET", "POST"])
def preferences(request: HttpRequest) -> HttpResponse:
    form = PreferencesForm(request.POST or None, instance=Person.objects.get(pk=request.user.pk))
    if request.method == "POST" and form.is_valid():
        person = form.save()
        with translation.override(person.language):
            toast(request, _("Your preferences are saved."))
        return redirect("settings:preferences")
    return render(request, "settings/preferences.html", {"form": form})
