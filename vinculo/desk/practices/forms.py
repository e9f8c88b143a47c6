"""How a practice is to be in one place: on, off, and its numbers; what is left empty holds as further up."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from vinculo.desk.practices.words import bounds, on_words, parameter_words, with_unit
from vinculo.practices.practice import Practice
from vinculo.practices.tuning.settings import Effective, Setting

ON = {"on": True, "off": False}


class SettingForm(forms.Form):
    """`above`: what holds where this place says nothing; `own`: what it says now."""

    is_on = forms.ChoiceField(label=gettext_lazy("Is it on?"), required=False)

    def __init__(self, *args: Any, practice: Practice, above: Effective, own: Setting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.practice = practice
        choices = self.fields["is_on"]
        choices.choices = [  # type: ignore[attr-defined]
            ("", _("As it comes (%(now)s)") % {"now": on_words(above.is_on)}),
            ("on", pgettext_lazy("of a practice", "On")),
            ("off", pgettext_lazy("of a practice", "Off")),
        ]
        self.initial["is_on"] = {True: "on", False: "off", None: ""}[own.is_on]
        for name, parameter in practice.parameters.items():
            comes = with_unit(above.values[name], parameter.unit)
            self.fields[f"p_{name}"] = forms.IntegerField(
                label=parameter_words(practice, name),
                required=False,
                min_value=parameter.low,
                max_value=parameter.high,
                help_text=_("%(bounds)s Empty: as it comes (%(now)s).") % {"bounds": bounds(parameter), "now": comes},
            )
            self.initial[f"p_{name}"] = (own.parameters or {}).get(name)

    def wanted(self) -> Setting:
        """What the place is to say."""
        numbers = {name: self.cleaned_data.get(f"p_{name}") for name in self.practice.parameters}
        return Setting(
            ON.get(self.cleaned_data.get("is_on", "")),
            {name: value for name, value in numbers.items() if value is not None},
        )
