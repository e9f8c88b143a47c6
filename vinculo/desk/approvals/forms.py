"""Asking for a yes, as one types it."""

from collections.abc import Sequence
from datetime import datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vinculo.clients.models import Channel, Contact
from vinculo.documents.models import Answer, Approval
from vinculo.logbook.approval_facts import DATE, DONE
from vinculo.web.day_field import DayField

SAID = [choice for choice in Channel.choices if choice[0] not in (Channel.NOTE, Channel.PORTAL)]
IN_ORDER, AT_ONCE = "in_order", "at_once"


class AskForm(forms.Form):
    """Who is asked, what they should look at, and by when. Each of those who decide has a place, or none."""

    title = forms.CharField(
        label=_("What they say yes to"), max_length=200,
        error_messages={"required": _("What do they say yes to? A few words are enough.")},
    )  # fmt: skip
    means = forms.ChoiceField(
        label=_("What a yes means"), widget=forms.RadioSelect, initial=DONE,
        choices=((DONE, _("The result is accepted: it is done")), (DATE, _("The day is agreed"))),
    )  # fmt: skip
    note = forms.CharField(
        label=_("What to look at"), max_length=2000, required=False,
        help_text=_("What happens when they say yes, too."),
        widget=forms.Textarea(attrs={"rows": 3, "data-keep": ""}),
    )  # fmt: skip
    order = forms.ChoiceField(
        label=_("How they are asked"), widget=forms.RadioSelect, initial=AT_ONCE,
        choices=((AT_ONCE, _("All at once")), (IN_ORDER, _("One after the other, by their numbers"))),
    )  # fmt: skip
    minutes = forms.IntegerField(label=_("Minutes it takes them"), required=False, min_value=1, max_value=600)
    due_on = DayField(label=_("Wanted by"), required=False)
    expires_on = DayField(label=_("Open until"), required=False, help_text=_("After that day nobody can answer."))
    in_their_hours = forms.BooleanField(label=_("Send the letter in their hours"), required=False, initial=True)

    def __init__(self, *args: Any, about: str, deciders: Sequence[Contact], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.deciders = deciders
        if about != Approval.About.MILESTONE:
            del self.fields["means"]
        if len(deciders) < 2:
            del self.fields["order"]
        numbers = [(str(number), str(number)) for number in range(1, len(deciders) + 1)]
        for place, contact in enumerate(deciders, start=1):
            self.fields[f"place_{contact.pk}"] = forms.ChoiceField(
                label=contact.name, required=False, choices=[("", gettext("is not asked")), *numbers],
                initial=str(place) if len(deciders) == 1 else "",
            )  # fmt: skip
        places = [f"place_{contact.pk}" for contact in deciders]
        self.order_fields(["title", "means", "note", *places, "order", "minutes", "due_on", "expires_on"])

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        today = timezone.localdate()
        for name in ("due_on", "expires_on"):
            if said.get(name) and said[name] < today:
                self.add_error(name, gettext("That day has passed."))
        if said.get("due_on") and said.get("expires_on") and said["expires_on"] < said["due_on"]:
            self.add_error("expires_on", gettext("It would be over before it is wanted."))
        if self.deciders and not self.asked():
            self.add_error(None, gettext("Whom do you ask? Give at least one of them a number."))
        return said

    def asked(self) -> tuple[Contact, ...]:
        """In the order of their numbers; those with the same number as they stand."""
        placed = [(self.cleaned_data.get(f"place_{one.pk}"), one) for one in self.deciders]
        return tuple(one for _place, one in sorted(((int(p), one) for p, one in placed if p), key=lambda pair: pair[0]))

    def expires_at(self) -> datetime | None:
        """The end of that day, where we are."""
        on = self.cleaned_data.get("expires_on")
        return timezone.make_aware(datetime.combine(on, time.max)) if on else None


class WithdrawForm(forms.Form):
    because = forms.CharField(
        label=_("Why"), max_length=300, help_text=_("They read it."),
        error_messages={"required": _("Why? A line they could read is enough.")},
    )  # fmt: skip


class NotedForm(forms.Form):
    """What somebody said to us elsewhere."""

    approver = forms.ChoiceField(label=_("Who said it"))
    choice = forms.ChoiceField(
        label=_("What they said"), widget=forms.RadioSelect,
        choices=((Answer.Choice.APPROVE, _("Yes")), (Answer.Choice.CHANGES, _("They want changes"))),
        error_messages={"required": _("What did they say?")},
    )  # fmt: skip
    channel = forms.ChoiceField(
        label=_("How"), choices=SAID, widget=forms.RadioSelect, initial=Channel.PHONE,
        error_messages={"required": _("How did you hear it?")},
    )  # fmt: skip
    text = forms.CharField(
        label=_("In their words"), max_length=5000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, approvers: Sequence[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["approver"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(str(one.pk), one.contact.name) for one in approvers]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if said.get("choice") == Answer.Choice.CHANGES and not said.get("text", "").strip():
            self.add_error("text", gettext("What should be different? A line is enough."))
        return said


class ReplyForm(forms.Form):
    text = forms.CharField(
        label=_("Your answer"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("What do you say to it?")},
    )  # fmt: skip
