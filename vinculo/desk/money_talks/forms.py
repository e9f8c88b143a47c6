"""When we talk about a price, how, and the mail that brings the paper; and how it went."""

from datetime import UTC, datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vinculo.desk.meetings.times import Offered
from vinculo.desk.money_talks.booking import Wanted
from vinculo.meetings.models import Kind
from vinculo.money.models import MoneyTalk
from vinculo.money.talks.booking import USUAL_MINUTES_BEFORE
from vinculo.people.models import Person
from vinculo.web.day_field import DayField
from vinculo.web.hour_field import HourField

OWN = "own"
KINDS = [choice for choice in Kind.choices if choice[0] in (Kind.PHONE, Kind.VIDEO, Kind.IN_PERSON)]
BEFORE = [(5, "5"), (10, "10"), (15, "15"), (30, "30")]
Outcome = MoneyTalk.Outcome


class LetterFields(forms.Form):
    subject = forms.CharField(label=_("Subject"), max_length=300)
    text = forms.CharField(
        label=_("What stands in the mail"), max_length=8000, widget=forms.Textarea(attrs={"rows": 7, "data-keep": ""}),
        help_text=_("The paper goes with it. No price has to stand in the mail."),
    )  # fmt: skip


class TalkForm(LetterFields):
    slot = forms.ChoiceField(label=_("When"), widget=forms.RadioSelect)
    on = DayField(label=_("Another day"), required=False)
    at_time = HourField(label=_("At what time"), required=False)
    kind = forms.ChoiceField(label=_("How you talk"), choices=KINDS, widget=forms.RadioSelect, initial=Kind.PHONE)
    person = forms.ModelChoiceField(Person.objects.none(), label=_("Who talks with them"))
    minutes_before = forms.TypedChoiceField(
        label=_("Minutes before it the mail leaves"), choices=BEFORE, coerce=int, initial=USUAL_MINUTES_BEFORE
    )
    field_order = ("slot", "on", "at_time", "kind", "person", "minutes_before", "subject", "text")

    def __init__(self, *args: Any, times: list[Offered], people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        slot, person = self.fields["slot"], self.fields["person"]
        assert isinstance(slot, forms.ChoiceField) and isinstance(person, forms.ModelChoiceField)
        slot.choices = [(time.value, _named(time)) for time in times] + [(OWN, gettext("Another time"))]
        slot.initial = times[0].value if times else OWN
        person.queryset = people

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        self.starts_at = self._when(said)
        if self.starts_at is None and "slot" not in self.errors:
            self.add_error("on", gettext("When do you talk? A day and an hour."))
        elif self.starts_at and self.starts_at <= timezone.now():
            self.add_error("on" if said.get("slot") == OWN else "slot", gettext("That hour is over."))
        return said

    def wanted(self) -> Wanted:
        said = self.cleaned_data
        assert self.starts_at is not None
        return Wanted(
            self.starts_at, said["kind"], said["person"], said["minutes_before"], said["subject"], said["text"]
        )

    def _when(self, said: dict[str, Any]) -> datetime | None:
        if said.get("slot") != OWN:
            return parse_datetime(said.get("slot") or "")
        if not said.get("on") or not said.get("at_time"):
            return None
        return timezone.make_aware(datetime.combine(said["on"], said["at_time"])).astimezone(UTC)


class WithoutForm(LetterFields):
    because = forms.CharField(
        label=_("Why without a talk"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("It is kept, with your name."),
        error_messages={"required": _("Why does this price arrive without a word?")},
    )  # fmt: skip
    field_order = ("because", "subject", "text")


class OutcomeForm(forms.Form):
    outcome = forms.ChoiceField(
        label=_("What came of it"), choices=Outcome.choices, widget=forms.RadioSelect,
        error_messages={"required": _("How did it go?")},
    )  # fmt: skip
    said = forms.CharField(
        label=_("What they said"), max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )


def _named(time: Offered) -> str:
    return f"{time.words} · {time.there}" if time.there else time.words
