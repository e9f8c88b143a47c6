"""A date: ours, the buffer, their time to approve, and the one we promise, which follows from them."""

from datetime import date
from typing import Any

from django import forms
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from vinculo.desk.kickoff.about import About
from vinculo.desk.wizard.row_form import RowForm
from vinculo.logbook.milestone_promises import give_word, take_word_back
from vinculo.projects.models import Milestone
from vinculo.projects.promising import buffer_between, days_off_between, promised_date
from vinculo.web.dates import day_long
from vinculo.web.day_field import DayField

OFFERED = (0, 1, 2, 3, 4, 5, 8, 10, 15, 20)
USUAL_BUFFER, USUAL_APPROVAL = 3, 2  # working days


def days(counts: Any) -> list[tuple[int, str]]:
    return [(count, ngettext("%(n)d day", "%(n)d days", count) % {"n": count}) for count in sorted(set(counts))]


class MilestoneRow(RowForm):
    about: About
    planned_on = DayField(label=_("Internal date"), required=False)
    buffer_days = forms.TypedChoiceField(label=_("Buffer"), coerce=int, required=False, empty_value=None)
    approval_days = forms.TypedChoiceField(label=_("Their approval"), coerce=int, required=False, empty_value=None)
    is_promised = forms.BooleanField(label=_("We promise this"), required=False, initial=True)

    class Meta:
        model = Milestone
        fields = ("name", "planned_on", "buffer_days", "approval_days", "buffer_reason")
        labels = {"name": _("Milestone")}
        error_messages = {"name": {"required": _("What will they have on that day?")}}

    def __init__(self, *args: Any, about: About, **kwargs: Any) -> None:
        super().__init__(*args, about=about, **kwargs)
        known = self.instance
        self.promise = about.promises.get(known.pk)
        if self.is_new:
            self.initial["buffer_days"], self.initial["approval_days"] = USUAL_BUFFER, USUAL_APPROVAL
        else:
            self.initial["is_promised"] = self.promise is not None
            self.initial["buffer_days"], self.initial["approval_days"] = self._buffer(), known.approval_days or 0
        for name in ("buffer_days", "approval_days"):
            self._known(name).choices = days({*OFFERED, self.initial[name]})
        if self.is_new or self.initial["buffer_days"]:
            self.fields["buffer_reason"].widget = forms.HiddenInput()

    def _buffer(self) -> int:
        """The one that was said, or what lies between the two dates."""
        known = self.instance
        if known.buffer_days is not None:
            return known.buffer_days
        if not (known.planned_on and known.promised_on):
            return 0
        approval = known.approval_days or 0
        return buffer_between(known.planned_on, known.promised_on, approval=approval, calendar=self.about.calendar)

    @transaction.atomic
    def write(self) -> Milestone:
        milestone, said = self.instance, self.cleaned_data
        milestone.promised_on = self.promised_then()
        super().write()
        was_told = self.about.was_told(self.promise)
        if said["is_promised"] and milestone.promised_on:
            self._promise(milestone, was_told)
        elif not said["is_promised"]:
            take_word_back(milestone, was_told=was_told, by=self.about.person)
        return milestone

    def promised_then(self) -> date | None:
        """The date they read once this is written."""
        known = self.instance
        if not (known.planned_on and {"planned_on", "buffer_days", "approval_days"} & set(self.changed_data)):
            return known.promised_on
        buffer, approval = known.buffer_days or 0, known.approval_days or 0
        return promised_date(known.planned_on, buffer=buffer, approval=approval, calendar=self.about.calendar)

    def _promise(self, milestone: Milestone, was_told: bool) -> None:
        about = self.about
        give_word(
            milestone, to=about.reader, owner=about.project.lead, by=about.person, at=timezone.now(), was_told=was_told
        )

    @property
    def promised_on(self) -> date | None:
        return self.instance.promised_on

    @property
    def skipped(self) -> list[str]:
        """The days off on the way, which do not count."""
        known = self.instance
        if not (known.planned_on and known.promised_on):
            return []
        found = days_off_between(known.planned_on, known.promised_on, self.about.calendar)
        return [day_long(day) for day in found][:4]
