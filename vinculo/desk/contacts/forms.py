"""Forms about the people at a client."""

import calendar
from typing import Any

from django import forms
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _

from vinculo.clients.models import (
    Channel,
    Client,
    Contact,
    ContactPoint,
    ContactRole,
    ImportantDate,
    PersonalNote,
)
from vinculo.clients.points import normal
from vinculo.desk.seen import SeenForm, blank_as
from vinculo.people import places
from vinculo.people.hours_field import HoursField
from vinculo.people.models import Person

CHANNELS = [choice for choice in Channel.choices if choice[0] != Channel.NOTE]


class ContactForm(SeenForm):
    time_zone = forms.ChoiceField(label=_("Time zone"), required=False)
    preferred_channel = forms.ChoiceField(label=_("Preferred channel"), required=False)
    unwanted_channels = forms.MultipleChoiceField(
        label=_("Channels they do not want"), required=False, choices=CHANNELS, widget=forms.CheckboxSelectMultiple
    )
    hours = HoursField(label=_("Hours that suit them"), required=False)

    class Meta:
        model = Contact
        fields = (
            "name", "email", "phone", "language", "preferred_channel", "channel_note", "unwanted_channels", "time_zone",
            "hours", "about",
        )  # fmt: skip
        widgets = {"about": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "channel_note": _("For example: if it is short, a message."),
            "about": _("What they do and how they like to work. What is personal goes into a note."),
        }
        error_messages = {"name": {"required": _("What are they called?")}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        zones: Any = self.fields["time_zone"]
        zones.choices = [("", _("As ours")), *places.time_zone_choices()]
        blank_as(self.fields["language"], _("Not asked yet"))
        channels: Any = self.fields["preferred_channel"]
        channels.choices = [("", _("Not asked yet")), *CHANNELS]

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).strip().lower()


class RoleForm(forms.ModelForm):
    class Meta:
        model = ContactRole
        fields = ("title", "decides", "power", "is_key")
        help_texts = {"decides": _("For example: design, texts and priorities.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        blank_as(self.fields["power"], _("Not known yet"))


class PointForm(forms.ModelForm):
    class Meta:
        model = ContactPoint
        fields = ("kind", "value", "label")
        labels = {"kind": _("Kind")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        blank_as(self.fields["kind"], _("Choose"))

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if said.get("value") and said.get("kind"):
            self.instance.normal = normal(said["kind"], said["value"])
        return said


class Points(forms.BaseInlineFormSet):
    def clean(self) -> None:
        """Two spellings of one address are one."""
        super().clean()
        seen: set[tuple[str, str]] = set()
        for form in self.forms:
            said = getattr(form, "cleaned_data", {})
            if not said.get("value") or said.get("DELETE"):
                continue
            key = (said["kind"], form.instance.normal)
            if key in seen:
                form.add_error("value", _("This one is there already."))
            seen.add(key)


PointFormSet = forms.inlineformset_factory(
    Contact, ContactPoint, form=PointForm, formset=Points, extra=1, max_num=12, can_delete=True
)


class ElsewhereForm(RoleForm):
    """The same person at another client."""

    client = forms.ModelChoiceField(label=_("Client"), queryset=Client.objects.none())

    class Meta(RoleForm.Meta):
        fields = ("client", *RoleForm.Meta.fields)  # type: ignore[assignment]

    def __init__(self, *args: Any, contact: Contact, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.contact = contact
        already = ContactRole.objects.filter(contact=contact).values("client_id")
        others = Client.objects.visible_to(person).kept().exclude(pk__in=already).by_name()
        self.fields["client"].queryset = others  # type: ignore[attr-defined]


class LeaveForm(forms.ModelForm):
    class Meta:
        model = ContactRole
        fields = ("left_on",)
        widgets = {"left_on": forms.DateInput(attrs={"type": "date"})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["left_on"].required = True
        self.fields["left_on"].error_messages["required"] = _("Which was their last day?")


class NoteForm(forms.ModelForm):
    class Meta:
        model = PersonalNote
        fields = ("text", "audience")
        widgets = {"text": forms.Textarea(attrs={"rows": 3}), "audience": forms.RadioSelect}
        help_texts = {
            "text": _(
                "Only what you would say in front of them. Nothing about health, beliefs or family that they did not"
                " tell you themselves."
            )
        }
        error_messages = {"text": {"required": _("What did they tell you?")}}


class DateForm(forms.ModelForm):
    month = forms.TypedChoiceField(label=_("Month"), coerce=int, choices=lambda: [("", "—"), *MONTHS.items()])
    day = forms.IntegerField(label=_("Day"), min_value=1, max_value=31)
    year = forms.IntegerField(label=_("Year"), required=False, min_value=1900, max_value=2200)

    class Meta:
        model = ImportantDate
        fields = ("kind", "what", "day", "month", "year", "is_yearly")
        help_texts = {"what": _("For example: ten years with them, the new shop opens.")}

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        day, month = said.get("day"), said.get("month")
        if day and month and day > calendar.monthrange(said.get("year") or 2024, month)[1]:
            self.add_error("day", _("That month is shorter. Which day is it?"))
        if not said.get("is_yearly") and not said.get("year"):
            self.add_error("year", _("In which year? Or tick that it comes every year."))
        return said
