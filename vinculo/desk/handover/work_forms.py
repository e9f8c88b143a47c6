"""The hand-over sheet of an opportunity as one types it, and who takes one of its promises on."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from vinculo.clients.models import Client
from vinculo.desk.handover.forms import TakeOverForm
from vinculo.desk.seen import SeenForm, blank_as
from vinculo.people.models import Person
from vinculo.pipeline.models import Handover
from vinculo.web.day_field import DayField

TEXTS = {"working_style": 2, "money": 2, "dates": 2}


class WorkSheetForm(SeenForm):
    starts_on = DayField(label=_("Work begins on"), required=False)
    due_on = DayField(label=_("Promised for"), required=False)

    class Meta:
        model = Handover
        fields = (
            "working_style", "preferred_channel", "hours", "money", "dates", "project_name", "starts_on", "due_on",
            "manager",
        )  # fmt: skip
        widgets = {name: forms.Textarea(attrs={"rows": rows, "data-keep": ""}) for name, rows in TEXTS.items()}
        help_texts = {
            "hours": _("As they said it: mornings, never on Friday."),
            "money": _("Also that nothing was said, if so."),
            "dates": _("Also that nothing was said, if so."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        manager = self.fields["manager"]
        assert isinstance(manager, forms.ModelChoiceField)
        manager.queryset = Person.objects.active().exclude(role="guest").by_name()
        blank_as(manager, _("Nobody yet"))
        blank_as(self.fields["preferred_channel"], _("They have not said"))

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        manager, client = said.get("manager"), self.instance.opportunity.client_id
        if manager and client and not Client.objects.visible_to(manager).filter(pk=client).exists():
            self.add_error("manager", _("%(name)s does not see this client.") % {"name": manager.name})
        starts_on, due_on = said.get("starts_on"), said.get("due_on")
        if starts_on and due_on and due_on < starts_on:
            self.add_error("due_on", _("That is before work begins."))
        return said


class TakeOnForm(TakeOverForm):
    """With the date they heard: a promise without one is asked about first."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["promised_on"].required = True
        self.fields["promised_on"].error_messages["required"] = _("For when is it? Ask whoever gave the word.")
