"""Projects as one types them."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from vinculo.agreements.moving import hanging_on
from vinculo.calendar.workdays import WorkCalendar
from vinculo.clients.models import Channel, Contact
from vinculo.desk.audience import AudienceField, ask_who_sees
from vinculo.desk.seen import SeenForm, blank_as
from vinculo.people.models import Person
from vinculo.projects.models import CommunicationPlan, Milestone, Project, ProjectMember
from vinculo.projects.promising import promised_date
from vinculo.web.dates import language, names
from vinculo.web.day_field import DayField
from vinculo.web.hour_field import HourField
from vinculo.web.many_field import ManyField

SPOKEN = [choice for choice in Channel.choices if choice[0] != Channel.NOTE]


class ProjectForm(SeenForm):
    starts_on = DayField(label=_("Starts on"), required=False)
    due_on = DayField(label=_("Promised for"), required=False, help_text=_("The date the client heard."))

    class Meta:
        model = Project
        fields = ("name", "phase", "starts_on", "due_on", "lead", "summary")
        widgets = {"summary": forms.Textarea(attrs={"rows": 3})}
        error_messages = {"name": {"required": _("What is it called?")}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lead = self.fields["lead"]
        assert isinstance(lead, forms.ModelChoiceField)
        lead.queryset = Person.objects.active().exclude(role="guest").by_name()

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if said.get("starts_on") and said.get("due_on") and said["due_on"] < said["starts_on"]:
            self.add_error("due_on", gettext("It cannot be promised for a day before it starts."))
        return said


MOST_DAYS = 250  # working days: a year


class MilestoneForm(forms.ModelForm):
    audience = AudienceField()
    planned_on = DayField(label=_("Internal date"), required=False, help_text=_("It never leaves the team."))
    buffer_days = forms.IntegerField(
        label=_("Buffer, in working days"), required=False, min_value=0, max_value=MOST_DAYS
    )
    approval_days = forms.IntegerField(
        label=_("Their approval, in working days"), required=False, min_value=0, max_value=MOST_DAYS
    )
    promised_on = DayField(
        label=_("Promised date"),
        required=False,
        help_text=_("What they heard. Left empty, it follows from our date, the buffer and their approval."),
    )
    reason = forms.CharField(
        label=_("Why the date they heard moves"),
        required=False,
        max_length=300,
        help_text=_("Kept with the promises made about it, and seen by whoever reads them."),
    )
    forecast_on = DayField(
        label=_("Forecast"), required=False, help_text=_("Left empty, it is worked out from what is done.")
    )

    class Meta:
        model = Milestone
        fields = (
            "name", "stage", "planned_on", "buffer_days", "approval_days", "buffer_reason", "promised_on",
            "forecast_on",
        )  # fmt: skip
        error_messages = {"name": {"required": _("A date and a name are enough: what is it called?")}}

    def __init__(self, *args: Any, project: Project, calendar: WorkCalendar, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.calendar = calendar
        ask_who_sees(self, project)
        if not self.instance.promised_on:
            del self.fields["reason"]
        stage = self.fields["stage"]
        assert isinstance(stage, forms.ModelChoiceField)
        stage.queryset = project.stages.all()
        blank_as(stage, pgettext_lazy("of a task", "None"))

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if said.get("planned_on") and said.get("promised_on") and said["planned_on"] > said["promised_on"]:
            self.add_error("planned_on", gettext("Our own date comes before the one they heard."))
        if not said.get("promised_on") and "promised_on" not in self.errors and said.get("buffer_days") is not None:
            said["promised_on"] = self.follows(said)
        if said.get("promised_on") and self.moves_promises() and not said.get("reason"):
            self.add_error("reason", gettext("A promise hangs on the old date. Say why it moves."))
        if "forecast_on" in self.changed_data:
            self.instance.forecast_by_hand = bool(said.get("forecast_on"))
        return said

    def moves_promises(self) -> bool:
        """Another day than the one that promises were made about."""
        before, now = self.initial.get("promised_on"), self.cleaned_data.get("promised_on")
        return bool(before and now and now != before and hanging_on(self.instance))

    def follows(self, said: dict[str, Any]) -> date | None:
        """The day they can hear: our own, and behind it the buffer and the time they need to approve."""
        if not said.get("planned_on"):
            return None
        buffer, approval = said.get("buffer_days") or 0, said.get("approval_days") or 0
        return promised_date(said["planned_on"], buffer=buffer, approval=approval, calendar=self.calendar)


class PlanForm(forms.ModelForm):
    weekday = forms.TypedChoiceField(label=_("Day of the week"), coerce=int)
    starts_on = DayField(label=pgettext_lazy("a day", "From"), required=True)
    at_time = HourField(label=_("Time"), required=False)
    channel = forms.ChoiceField(label=_("Channel"), choices=SPOKEN)

    class Meta:
        model = CommunicationPlan
        fields = ("rhythm", "weekday", "at_time", "channel", "detail", "figures", "starts_on", "participants")
        widgets = {"participants": forms.CheckboxSelectMultiple}
        field_classes = {"participants": ManyField}
        labels = {"participants": _("Who takes part")}

    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        weekday, participants = self.fields["weekday"], self.fields["participants"]
        assert isinstance(weekday, forms.TypedChoiceField)
        assert isinstance(participants, forms.ModelMultipleChoiceField)
        weekday.choices = list(enumerate(names(language()).weekdays))
        there = Contact.objects.kept().filter(roles__client=project.client_id, roles__left_on=None)
        participants.queryset = there.distinct().order_by("name_folded", "pk")


class MemberForm(forms.ModelForm):
    class Meta:
        model = ProjectMember
        fields = ("person", "area", "may_ask_client")
        labels = {"person": _("Person")}

    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        person = self.fields["person"]
        assert isinstance(person, forms.ModelChoiceField)
        others = Person.objects.active().exclude(memberships__project=project).by_name()
        person.queryset = Person.objects.filter(pk=self.instance.person_id) if self.instance.pk else others
