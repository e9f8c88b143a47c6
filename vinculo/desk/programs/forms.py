"""A token as one asks for it."""

from datetime import timedelta

from django import forms
from django.utils.translation import gettext_lazy as _

from vinculo.programs.scopes import Scope

DAYS = ((30, _("30 days")), (90, _("90 days")), (365, _("A year")))


class TokenForm(forms.Form):
    name = forms.CharField(
        label=_("What it is for"),
        max_length=80,
        help_text=_("For example: nightly export, our time clock."),
        error_messages={"required": _("What is it for? You will want to know in a year.")},
    )
    scopes = forms.MultipleChoiceField(
        label=_("What it may do"),
        choices=Scope.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("As little as it needs. It never sees more than you do."),
        error_messages={"required": _("What may it do? One at least.")},
    )
    days = forms.TypedChoiceField(label=_("Good for"), choices=DAYS, coerce=int, initial=90)

    @property
    def lasts(self) -> timedelta:
        return timedelta(days=self.cleaned_data["days"])
