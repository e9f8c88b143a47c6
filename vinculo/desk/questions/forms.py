"""Questions as one types them."""

from datetime import datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from vinculo.clients.models import Channel
from vinculo.desk.log.whom import AboutForm
from vinculo.people.models import Person
from vinculo.web.day_field import DayField
from vinculo.web.hour_field import HourField

END_OF_DAY = time(18)


class QuestionForm(AboutForm):
    asked_by_us = forms.TypedChoiceField(
        label=_("Who asks"),
        choices=[("", _("They ask us")), ("1", _("We ask them"))],
        coerce=bool,
        required=False,
        widget=forms.RadioSelect,
        initial="",
    )
    text = forms.CharField(
        label=_("Question"),
        widget=forms.Textarea(attrs={"rows": 3, "data-keep": ""}),
        max_length=5000,
        error_messages={"required": _("What is the question?")},
    )


class AnswerForm(forms.Form):
    text = forms.CharField(
        label=pgettext_lazy("what was answered", "Answer"),
        widget=forms.Textarea(attrs={"rows": 5, "data-keep": "", "autofocus": True}),
        max_length=20_000,
        error_messages={"required": _("What is the answer?")},
    )
    channel = forms.ChoiceField(
        label=_("How it was given"),
        choices=Channel.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("How was it given: by mail, by phone?")},
    )


class ByWhenForm(forms.Form):
    """An honest word for when the answer takes longer."""

    on = DayField(label=_("They get the answer on"))
    at_time = HourField(label=_("At what time"), required=False)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if said.get("on"):
            hour = said.get("at_time") or END_OF_DAY
            said["by_when_at"] = timezone.make_aware(datetime.combine(said["on"], hour))
            if said["by_when_at"] <= timezone.now():
                self.add_error("on", gettext("That moment has passed. By when can you answer?"))
        return said


class OwnerForm(forms.Form):
    owner = forms.ModelChoiceField(Person.objects.none(), label=_("Who sees to the answer"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        owner = self.fields["owner"]
        assert isinstance(owner, forms.ModelChoiceField)
        owner.queryset = Person.objects.active().exclude(role="guest").by_name()
