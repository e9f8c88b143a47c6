"""The handover sheet as one types it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from vinculo.clients.models import HandoverSheet
from vinculo.desk.seen import SeenForm, blank_as
from vinculo.people.models import Person
from vinculo.web.day_field import DayField


class SheetForm(SeenForm):
    won_on = DayField(label=_("Won on"), required=False)

    class Meta:
        model = HandoverSheet
        fields = ("promises", "dates", "money", "working_style", "preferred_channel", "hours", "won_on", "manager")
        widgets = {
            name: forms.Textarea(attrs={"rows": rows, "data-keep": ""})
            for name, rows in (("promises", 4), ("dates", 2), ("money", 2), ("working_style", 2))
        }
        help_texts = {
            "promises": _("One on each line, also the small ones. Whoever takes them on gives them a date."),
            "hours": _("As they said it: mornings, never on Friday."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        manager = self.fields["manager"]
        assert isinstance(manager, forms.ModelChoiceField)
        manager.queryset = Person.objects.active().exclude(role="guest").by_name()
        blank_as(manager, _("Nobody yet"))
        blank_as(self.fields["preferred_channel"], _("They have not said"))


class AskForm(forms.Form):
    question = forms.CharField(
        label=_("What is still open"),
        widget=forms.Textarea(attrs={"rows": 3, "data-keep": ""}),
        max_length=2000,
        error_messages={"required": _("What do you need to know before you take it on?")},
    )


class TakeOverForm(forms.Form):
    promised_on = DayField(label=_("For when, as they heard it"), required=False)
    internal_on = DayField(
        label=_("Internal date"),
        required=False,
        help_text=_("Left empty: two working days before. It never leaves the team."),
    )
    owner = forms.ModelChoiceField(
        Person.objects.none(), label=_("Who sees to it"), error_messages={"required": _("Who sees to it?")}
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        owner = self.fields["owner"]
        assert isinstance(owner, forms.ModelChoiceField)
        owner.queryset = Person.objects.active().exclude(role="guest").by_name()

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        promised_on, internal_on = said.get("promised_on"), said.get("internal_on")
        if promised_on and internal_on and internal_on > promised_on:
            self.add_error("internal_on", _("Our own date comes before the one they heard."))
        return said
