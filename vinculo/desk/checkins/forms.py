"""Move a check-in, leave it out, or write down what was said in it."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vinculo.clients.models import Contact
from vinculo.conversations.models import CheckIn
from vinculo.conversations.slots import BothSides
from vinculo.desk.log.forms import LogForm
from vinculo.people.models import Person
from vinculo.web.dates import moment
from vinculo.web.day_field import DayField
from vinculo.web.hour_field import HourField
from vinculo.web.many_field import ManyField

FARTHEST = 60  # days in which another hour is looked for


class MoveForm(forms.Form):
    on = DayField(label=_("New day"))
    at_time = HourField(label=_("At what time"))
    kept = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, sides: BothSides, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sides = sides
        self.to: datetime | None = None

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if not said.get("on") or not said.get("at_time"):
            return said
        self.to = timezone.make_aware(datetime.combine(said["on"], said["at_time"]))
        if self.to <= timezone.now():
            self.add_error("on", gettext("That has passed. When do you talk?"))
        elif not self.sides.suit(self.to) and said.get("kept") != self.to.isoformat():
            self.add_error("on", self._unsuited(self.to))
            data: Any = self.data.copy()  # type: ignore[attr-defined]
            data[self.add_prefix("kept")] = self.to.isoformat()
            self.data = data
        return said

    def _unsuited(self, to: datetime) -> str:
        """That somebody does not work then, with an hour at which everybody can be reached."""
        day = timezone.localdate(to)
        later = (day + timedelta(days=days) for days in range(FARTHEST))
        free = (self.sides.hour_on(day, None) for day in later if self.sides.are_free(day))
        better = next((at for at in free if at > timezone.now()), None)
        if better is None:
            return gettext("Somebody cannot be reached then. Saving again keeps it.")
        return gettext("Somebody cannot be reached then. %(when)s suits better; saving again keeps yours.") % {
            "when": moment(better)
        }


class SkipForm(forms.Form):
    because = forms.CharField(
        label=_("Why, as you agreed it with them"),
        max_length=200,
        error_messages={"required": _("Why is it left out? A line is enough.")},
    )


class HoldForm(LogForm):
    """The log of an exchange, about this project and with those who take part."""

    present = ManyField(
        Contact.objects.none(), label=_("Who was there"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *args: Any, check_in: CheckIn, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, person=person, **kwargs)
        self.check_in = check_in
        self.ask_about(check_in.client_id, check_in.project_id)
        present = self.fields["present"]
        assert isinstance(present, forms.ModelMultipleChoiceField)
        there = Contact.objects.kept().filter(roles__client=check_in.client_id, roles__left_on=None)
        present.queryset = there.distinct().order_by("name_folded", "pk")
        for name in ("who", "nudge", "is_check_in", "shares_status"):
            del self.fields[name]

    def clean_chosen(self) -> str:
        return str(self.check_in.client_id)

    def clean_project(self) -> int:
        return self.check_in.project_id

    def clean(self) -> dict[str, Any]:
        self.cleaned_data.update(who="", is_check_in=True, shares_status=True)
        said = super().clean()
        self.work = self.check_in.project
        return said
