"""What is written once for the whole project: scope, process, how we talk; and the meeting itself."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vinculo.clients.models import Channel, Contact, Profile
from vinculo.desk.kickoff.about import About
from vinculo.desk.projects.forms import SPOKEN, PlanForm
from vinculo.desk.wizard.known_field import KnownManyField
from vinculo.projects.models import CommunicationPlan, Kickoff, KickoffStep
from vinculo.web.dates import language, names
from vinculo.web.day_field import DayField
from vinculo.web.hour_field import HourField

Step = KickoffStep.Step


class ProfileAnswers(forms.ModelForm):
    class Meta:
        model = Profile
        fields = ("goals", "priorities", "motivations", "working_style", "sells", "sells_to")
        widgets = {name: forms.Textarea(attrs={"rows": 2}) for name in fields}


class ScopeAnswers(forms.ModelForm):
    class Meta:
        model = Kickoff
        fields = ("scope",)
        widgets = {"scope": forms.Textarea(attrs={"rows": 5})}


class ProcessAnswers(forms.ModelForm):
    process = forms.ChoiceField(
        label=_("How we work"), choices=Kickoff.Process.choices, required=False, widget=forms.RadioSelect
    )
    daily_at = HourField(label=_("A short word every day at"), required=False)
    weekly_weekday = forms.TypedChoiceField(
        label=_("Review every week on"), required=False, coerce=int, empty_value=None
    )
    weekly_at = HourField(label=_("At"), required=False)

    class Meta:
        model = Kickoff
        fields = ("process", "process_steps", "daily_at", "weekly_weekday", "weekly_at")
        widgets = {"process_steps": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        weekday = self.fields["weekly_weekday"]
        assert isinstance(weekday, forms.TypedChoiceField)
        weekday.choices = [("", _("No fixed day")), *enumerate(names(language()).weekdays)]


class EmergencyAnswers(forms.ModelForm):
    class Meta:
        model = Kickoff
        fields = ("emergency",)


def answers_of(about: About, step: str, data: Any = None) -> list[forms.ModelForm]:
    """The forms of a step, in their order."""
    project, kickoff = about.project, about.kickoff
    if step == Step.PROFILE:
        return [ProfileAnswers(data, instance=about.profile)]
    if step == Step.SCOPE:
        return [ScopeAnswers(data, instance=kickoff)]
    if step == Step.PROCESS:
        return [ProcessAnswers(data, instance=kickoff)]
    if step == Step.TALK:
        plan = getattr(project, "plan", None) or CommunicationPlan(project=project)
        initial = {} if plan.pk else {"starts_on": about.today}
        return [
            PlanForm(data, instance=plan, initial=initial, project=project),
            EmergencyAnswers(data, instance=kickoff),
        ]
    return []


class WhenForm(forms.Form):
    on = DayField(label=_("Day"), required=False)
    at_time = HourField(label=_("Time"), required=False)
    channel = forms.ChoiceField(label=_("How"), choices=SPOKEN, widget=forms.RadioSelect)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if said.get("at_time") and not said.get("on") and "on" not in self.errors:
            self.add_error("on", gettext("On which day?"))
        return said

    @property
    def moment(self) -> datetime | None:
        on, at_time = self.cleaned_data["on"], self.cleaned_data["at_time"]
        if on is None:
            return None
        return timezone.make_aware(datetime.combine(on, at_time or datetime.min.replace(hour=10).time()))


class HeldForm(WhenForm):
    on = DayField(label=_("Day"))
    contacts = KnownManyField(label=_("Who took part on their side"), required=False)
    people = KnownManyField(label=_("Who of us took part"), required=False)
    field_order = ("on", "at_time", "channel", "contacts", "people")

    def __init__(self, *args: Any, about: About, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        know(self.fields["contacts"], about.contacts)
        know(self.fields["people"], about.people)

    def clean_on(self) -> Any:
        on = self.cleaned_data["on"]
        if on and on > timezone.localdate():
            raise forms.ValidationError(gettext("That day has not come yet."))
        return on


class SendForm(forms.Form):
    to = KnownManyField(
        label=_("Who receives it"), required=True, error_messages={"required": _("Who should receive it?")}
    )

    def __init__(self, *args: Any, readers: list[Contact], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        know(self.fields["to"], readers)


class ConfirmForm(forms.Form):
    channel = forms.ChoiceField(
        label=_("How they confirmed"), choices=SPOKEN, initial=Channel.EMAIL, widget=forms.RadioSelect
    )
    on = DayField(label=_("When"), required=False, help_text=_("Left empty: today."))


class LeftOutForm(forms.Form):
    because = forms.CharField(
        label=_("Why it is left out"),
        max_length=200,
        error_messages={"required": _("Why is it left out? A line is enough.")},
    )


def know(field: forms.Field, records: Any) -> None:
    assert isinstance(field, KnownManyField)
    field.know(records)
